import { onScopeDispose } from 'vue';
import { useRouter } from 'vue-router';
import { useSynchroniser } from '../model/use-synchroniser.ts';
import { focusSearch } from './focus-search.ts';
import { useSession } from '../model/session.ts';
import { shell } from '../model/shell.ts';
import { type ShortcutCommand, listenToShortcuts } from '../ui/shortcuts.ts';
import { useUndo } from '../model/undo.ts';

/** Runs the commands of the keyboard, of the application’s menu and of the search. */
export function useCommands(options: { showKeyboard: () => void }): (command: ShortcutCommand) => void {
  const router = useRouter();
  const session = useSession();
  const synchroniser = useSynchroniser();
  const undo = useUndo();

  const commands: Readonly<Record<ShortcutCommand, () => unknown>> = {
    search: focusSearch,
    deposit: () => router.push('/annonces/deposer'),
    print: () => router.push('/feuilles'),
    undo: () => undo.undo(),
    synchronise: () => synchroniser.synchronise(),
    lock: () => session.lock(),
    settings: () => router.push('/reglages'),
    help: () => router.push('/aide'),
    keyboard: options.showKeyboard,
  };
  const run = (command: ShortcutCommand) => void commands[command]();

  listenToShortcuts(run);
  onScopeDispose(shell.onCommand(run));
  return run;
}
