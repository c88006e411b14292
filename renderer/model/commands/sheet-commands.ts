import { v7 as uuidv7 } from 'uuid';
import type { AuditAction } from '../../../shared/domain/audit-action.ts';
import { sheetLabel } from '../../../shared/domain/check-letter.ts';
import type { ExposedPerson, Sheet, SheetRow, SheetState } from '../../../shared/domain/sheet.ts';
import { ok, refused, type Result } from '../../../shared/result.ts';
import { readSetting } from '../../db/settings.ts';
import { command, type Done } from './command.ts';

/** For which round it is printed, and how often. */
export type Edition = Pick<Sheet, 'roundId' | 'copies' | 'level' | 'addendumTo'>;

/** A document as it will be printed, with the number that it bears. */
interface NumberedPaper extends Pick<Sheet, 'number' | 'html'> {
  readonly rows: readonly SheetRow[];
  readonly exposed: readonly ExposedPerson[];
}

/**
 * Keeps an edition exactly as it will be printed, before anything leaves for the printer. There is no way back from it: the
 * paper may exist, and is marked lost or destroyed instead. `number-taken`: a second window has given that number meanwhile.
 */
export async function keepEdition(
  edition: Edition,
  { number, html, rows, exposed }: NumberedPaper,
): Promise<Result<Sheet, 'number-taken'>> {
  const now = new Date().toISOString();
  const kept = await command({
    action: 'sheet-printed',
    tables: ['sheets', 'settings'],
    run: async ({ sheets }): Promise<Result<Sheet, 'number-taken'>> => {
      if ((await sheets.where('number').equals(number).count()) > 0) return refused('number-taken');
      const { coordinator } = await readSetting('paper');
      const sheet: Sheet = {
        id: uuidv7(),
        ...edition,
        number,
        state: 'out',
        html,
        rows: [...rows],
        exposed: [...exposed],
        returns: [],
        title: `Feuille ${sheetLabel(number)}`,
        ...(coordinator !== '' && { printedBy: coordinator }),
        printedAt: now,
        stateChangedAt: now,
      };
      await sheets.add(sheet);
      return ok(sheet);
    },
  });
  return kept.ok ? ok(kept.data.data) : kept;
}

/** A sheet came back, was destroyed, is lost, or is found again. Throws when it is gone. */
export async function changeSheetState(id: string, state: SheetState): Promise<Done<void>> {
  return await change(id, `sheet-${state}`, () => ({ state, stateChangedAt: new Date().toISOString() }));
}

/** The same edition once more: it stays frozen, only the number of copies grows. Paper that is out has no way back. */
export async function countCopy(id: string): Promise<void> {
  await change(id, 'sheet-reprinted', ({ copies }) => ({ copies: copies + 1 }));
}

function change(id: string, action: AuditAction, changed: (sheet: Sheet) => Partial<Sheet>): Promise<Done<void>> {
  return command({
    action,
    tables: ['sheets'],
    run: async ({ sheets }) => {
      const sheet = await sheets.get(id);
      if (!sheet) throw new Error(`no sheet ${id}`);
      await sheets.put({ ...sheet, ...changed(sheet) });
    },
  });
}
