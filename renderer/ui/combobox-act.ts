/** What a key asks of a combobox. */
export type ComboboxAct = 'next' | 'previous' | 'show' | 'hide' | 'take' | 'send' | 'empty' | 'dismiss';

export interface ComboboxState {
  readonly text: string;
  /** The list is wanted: what it shows may still be looked for. */
  readonly open: boolean;
  /** The list is shown. */
  readonly expanded: boolean;
  readonly searching: boolean;
  /** The text is only a word to search for, no value. */
  readonly searchWord: boolean;
  /** Escape in the empty field gives the focus back. */
  readonly dismissable: boolean;
}

/** Null where the key belongs to the text, to the input method, or to what is around the field. */
export function comboboxAct(event: KeyboardEvent, state: ComboboxState): ComboboxAct | null {
  if (event.isComposing) return null;
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') return arrow(event, state);
  if (event.key === 'Enter') return enter(event, state);
  return event.key === 'Escape' ? escape(state) : null;
}

function arrow(event: KeyboardEvent, { open }: ComboboxState): ComboboxAct | null {
  // With Shift the text is selected.
  if (event.shiftKey || event.ctrlKey || event.metaKey) return null;
  const down = event.key === 'ArrowDown';
  if (!event.altKey) return down ? 'next' : 'previous';
  if (down) return open ? null : 'show';
  return 'hide';
}

function enter(event: KeyboardEvent, { text, open, expanded, searching, searchWord }: ComboboxState) {
  if (event.shiftKey || event.altKey) return null;
  if (event.ctrlKey || event.metaKey) return open ? 'send' : null;
  // A word to search for never sends the form, nor does an open list.
  if (!expanded && !searching && !(searchWord && text.trim() !== '')) return null;
  return open ? 'take' : 'show';
}

function escape({ text, expanded, searchWord, dismissable }: ComboboxState): ComboboxAct | null {
  if (text === '' && dismissable) return 'dismiss';
  if (expanded) return 'hide';
  return text !== '' && searchWord ? 'empty' : null;
}
