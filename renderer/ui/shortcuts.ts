import { onScopeDispose } from 'vue';
import type { ShellCommand } from '../../shared/shell.ts';

/** What a key asks for: the commands of the application’s menu, and the keyboard help. */
export type ShortcutCommand = ShellCommand | 'keyboard';

/** Shown on the help page and in the keyboard dialog, in this order. */
export const shortcuts: readonly { readonly command: ShortcutCommand; readonly keys: readonly string[] }[] = [
  { command: 'search', keys: ['Ctrl+K'] },
  { command: 'deposit', keys: ['N', 'Ctrl+N'] },
  { command: 'print', keys: ['Ctrl+P'] },
  { command: 'undo', keys: ['Ctrl+Z'] },
  { command: 'redo', keys: ['Ctrl+Y', 'Ctrl+Maj+Z'] },
  { command: 'synchronise', keys: ['Ctrl+Maj+S'] },
  { command: 'lock', keys: ['Ctrl+L'] },
  { command: 'settings', keys: ['Ctrl+,'] },
  { command: 'keyboard', keys: ['?'] },
];

const withControl: Readonly<Record<string, ShortcutCommand>> = {
  k: 'search',
  n: 'deposit',
  p: 'print',
  z: 'undo',
  y: 'redo',
  l: 'lock',
  ',': 'settings',
};

const withControlAndShift: Readonly<Record<string, ShortcutCommand>> = { s: 'synchronise', z: 'redo' };

/** Is the key meant for what is being typed? */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type)
  );
}

/** The command that a key press asks for, or null. Letters alone count only where nothing is being typed. */
export function commandOf(event: KeyboardEvent): ShortcutCommand | null {
  const key = event.key.toLowerCase();
  if (event.altKey) return null;
  if (event.ctrlKey || event.metaKey) {
    const command = (event.shiftKey ? withControlAndShift : withControl)[key] ?? null;
    // A text field undoes its own typing.
    return (command === 'undo' || command === 'redo') && isTyping(event.target) ? null : command;
  }
  if (isTyping(event.target) || document.querySelector('dialog[open]') !== null) return null;
  if (key === 'n') return 'deposit';
  if (key === '?') return 'keyboard';
  return null;
}

/** Listens on the whole window until the component goes. */
export function listenToShortcuts(run: (command: ShortcutCommand) => void): void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.repeat) return;
    const command = commandOf(event);
    if (command === null) return;
    event.preventDefault();
    run(command);
  };
  window.addEventListener('keydown', onKey);
  onScopeDispose(() => window.removeEventListener('keydown', onKey));
}
