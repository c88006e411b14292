import type { Result } from '../../../shared/result.ts';

/** Why something can no longer be taken back, or done again. Each has its sentence in both languages. */
export type UndoProblem =
  /** What it changed was changed again since. */
  | 'changed-since'
  /** The city has it by now, and its rules do not lead back. */
  | 'sent-since'
  /** Somebody whom it added is named elsewhere by now. */
  | 'used-since'
  /** It would open a listing again that is closed for good by now. */
  | 'closed-since'
  /** Somebody at another window has typed that line meanwhile. */
  | 'typed-since';

/**
 * The way back from a command: a command itself, whose own way back does the thing again. It never overwrites what came
 * after: where it cannot go, it changes nothing and says why.
 */
export type Undo = () => Promise<Result<Undo, UndoProblem>>;

/** The same way back, and what the screen does once it has been gone: nothing where it could not be. */
export function undoThen(undo: Undo, effect: () => unknown): Undo {
  return async () => {
    const back = await undo();
    if (back.ok) await effect();
    return back;
  };
}
