import { onScopeDispose } from 'vue';
import { useRouter } from 'vue-router';
import { useSynchroniser } from '../model/use-synchroniser.ts';
import { focusSearch } from './focus-search.ts';
import { useSession } from '../model/session.ts';
import { shell } from '../model/shell.ts';
import { type ShortcutCommand, isTyping, listenToShortcuts } from '../ui/shortcuts.ts';
import { useHistory } from '../model/history.ts';

/** Runs the commands of the keyboard, of the application’s menu and of the search. */
export function useCommands(options: {
  showKeyboard: () => void;
  showHistory: () => void;
}): (command: ShortcutCommand) => void {
  const router = useRouter();
  const session = useSession();
  const synchroniser = useSynchroniser();
  const history = useHistory();

  const commands: Readonly<Record<ShortcutCommand, () => unknown>> = {
    search: focusSearch,
    deposit: () => router.push('/annonces/deposer'),
    print: () => router.push('/feuilles'),
    undo: () => (isTyping(document.activeElement) ? undoTyping('undo') : history.undo()),
    redo: () => (isTyping(document.activeElement) ? undoTyping('redo') : history.redo()),
    history: options.showHistory,
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

/** The application's menu has these keys too, and does not know that they are meant for a text field. */
function undoTyping(way: 'undo' | 'redo'): void {
  document.execCommand(way);
}
