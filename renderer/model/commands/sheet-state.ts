import type { Sheet, SheetState } from '../../../shared/domain/sheet.ts';
import { journal } from './journal.ts';
import { db } from '../../db/open-database.ts';
import type { EarlierUndo as Undo } from './undo.ts';

/** A sheet came back, was destroyed, is lost, or is found again. */
export async function changeSheetState(id: string, state: SheetState): Promise<Undo> {
  const before = await put(
    id,
    (sheet) => ({ ...sheet, state, stateChangedAt: new Date().toISOString() }),
    `sheet-${state}`,
  );
  return async () => {
    await put(
      id,
      (sheet) => ({ ...sheet, state: before.state, stateChangedAt: before.stateChangedAt }),
      `sheet-${before.state}`,
    );
  };
}

/** The same edition once more: it stays frozen, only the number of copies grows. */
export async function countCopy(id: string): Promise<void> {
  await put(id, (sheet) => ({ ...sheet, copies: sheet.copies + 1 }), 'sheet-reprinted');
}

function put(id: string, change: (sheet: Sheet) => Sheet, action: string): Promise<Sheet> {
  const base = db();
  return base.transaction('rw', base.sheets, base.audit, async () => {
    const sheet = await base.sheets.get(id);
    if (!sheet) throw new Error(`no sheet ${id}`);
    await base.sheets.put(change(sheet));
    await journal(base, action, id);
    return sheet;
  });
}
