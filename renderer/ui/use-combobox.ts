import { type ComputedRef, computed, nextTick, type Ref, shallowRef } from 'vue';
import { type ComboboxAct, comboboxAct } from './combobox-act.ts';

export interface ComboboxOptions<Option> {
  /** Identifier of the field: those of the list and of its options are made from it. */
  readonly id: () => string;
  readonly text: Ref<string>;
  /** What the list shows, in order. */
  readonly options: () => readonly Option[];
  /** Tells an option from the others: what is pointed at stays pointed at while more is found. */
  readonly keyOf: (option: Option) => string;
  /** The option that stands ready under Enter before an arrow is pressed; -1 for none. The first, if not given. */
  readonly ready?: () => number;
  /** Looks for what is typed. Once the signal is aborted nobody waits for the answer any more. */
  readonly search?: (typed: string, signal: AbortSignal) => void | Promise<void>;
  readonly take: (option: Option) => void;
  /** The list is worth seeing before anything is typed. */
  readonly opensOnFocus?: boolean;
  /** The text is only a word to search for, no value: Escape empties it, and Enter never sends a form with it. */
  readonly searchWord?: boolean;
  /** The field is left, or its form sent, while the list was wanted. */
  readonly leave?: () => void;
  /** Escape in an empty field, for a field that gives the focus back. */
  readonly dismiss?: () => void;
}

export interface Combobox {
  /** The list is wanted: there may be nothing to put in it. */
  readonly open: Readonly<Ref<boolean>>;
  /** The list is shown. */
  readonly expanded: ComputedRef<boolean>;
  /** For `v-bind` on the field, beside its own `v-model`. */
  readonly field: ComputedRef<Readonly<Record<string, unknown>>>;
  /** For `v-bind` on the list box, which has a name of its own. */
  readonly list: ComputedRef<Readonly<Record<string, unknown>>>;
  /** For `v-bind` on the option at this place of `options`. */
  readonly option: (index: number) => Readonly<Record<string, unknown>>;
  readonly close: () => void;
  /** What Enter asked for has been taken. */
  readonly settled: () => Promise<void>;
}

/**
 * The editable combobox with list autocomplete of the WAI-ARIA Authoring Practices
 * (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/): the focus stays in the field, `aria-activedescendant` points.
 */
export function useCombobox<Option>(given: ComboboxOptions<Option>): Combobox {
  const open = shallowRef(false);
  /** Key of the option that an arrow pointed at. */
  const pointed = shallowRef<string | null>(null);
  let stop = new AbortController();
  /** The search under way. */
  let searching: Promise<void> | null = null;
  let taking: Promise<void> = Promise.resolve();

  const listId = computed(() => `${given.id()}-list`);
  const expanded = computed(() => open.value && given.options().length > 0);
  const active = computed(() => {
    const options = given.options();
    const at = pointed.value === null ? -1 : options.findIndex((option) => given.keyOf(option) === pointed.value);
    return at >= 0 ? at : Math.min(given.ready?.() ?? 0, options.length - 1);
  });

  function search(typed: string): Promise<void> {
    stop.abort();
    stop = new AbortController();
    open.value = true;
    pointed.value = null;
    const mine = Promise.resolve(given.search?.(typed, stop.signal)).finally(() => {
      if (searching === mine) searching = null;
    });
    searching = mine;
    return mine;
  }

  function close(): void {
    stop.abort();
    open.value = false;
    pointed.value = null;
  }

  function take(option: Option): void {
    close();
    given.take(option);
  }

  /** Enter may come before the answer to the last letter. */
  async function takeWhenFound(): Promise<void> {
    const { signal } = stop;
    await searching;
    if (signal.aborted) return;
    const option = given.options()[active.value];
    if (option !== undefined) take(option);
    else point(0);
  }

  function point(index: number): void {
    const option = given.options()[index];
    if (option === undefined) return;
    pointed.value = given.keyOf(option);
    void nextTick(() => document.getElementById(`${listId.value}-${index}`)?.scrollIntoView({ block: 'nearest' }));
  }

  async function move(step: 1 | -1): Promise<void> {
    const wasOpen = open.value;
    if (!wasOpen) await search(given.text.value);
    const count = given.options().length;
    if (count === 0) return;
    const from = wasOpen ? active.value : -1;
    point(from < 0 && step < 0 ? count - 1 : (from + step + count) % count);
  }

  const acts: Readonly<Record<ComboboxAct, () => void>> = {
    next: () => void move(1),
    previous: () => void move(-1),
    show: () => void search(given.text.value),
    hide: close,
    take: () => (taking = takeWhenFound()),
    send: () => given.leave?.(),
    empty() {
      given.text.value = '';
      void search('');
      close();
    },
    dismiss() {
      close();
      given.dismiss?.();
    },
  };

  function onKeydown(event: KeyboardEvent): void {
    const act = comboboxAct(event, {
      text: given.text.value,
      open: open.value,
      expanded: expanded.value,
      searching: searching !== null,
      searchWord: given.searchWord === true,
      dismissable: given.dismiss !== undefined,
    });
    if (act === null) return;
    acts[act]();
    // What leaving the field takes goes with the form that Ctrl+Enter sends.
    if (act === 'send') return;
    event.preventDefault();
    // A panel and a dialog close on an Escape of their own.
    if (event.key === 'Escape') event.stopPropagation();
  }

  /** `v-model` tells once more when the input method is done. */
  function onInput(event: Event): void {
    if (event.target instanceof HTMLInputElement && !(event instanceof InputEvent && event.isComposing))
      void search(event.target.value);
  }

  function onBlur(): void {
    if (open.value) given.leave?.();
    open.value = false;
    pointed.value = null;
  }

  const show = given.opensOnFocus ? () => (open.value = true) : undefined;

  return {
    open,
    expanded,
    field: computed(() => ({
      id: given.id(),
      role: 'combobox',
      autocomplete: 'off',
      spellcheck: 'false',
      'aria-autocomplete': 'list',
      'aria-expanded': expanded.value,
      'aria-controls': listId.value,
      'aria-activedescendant': expanded.value && active.value >= 0 ? `${listId.value}-${active.value}` : undefined,
      onInput,
      onKeydown,
      onBlur,
      onFocus: show,
      onClick: show,
    })),
    list: computed(() => ({
      id: listId.value,
      role: 'listbox',
      // The focus stays in the field while the pointer chooses.
      onMousedown: (event: MouseEvent) => event.preventDefault(),
    })),
    option: (index) => ({
      id: `${listId.value}-${index}`,
      role: 'option',
      'aria-selected': index === active.value,
      onClick: () => {
        const option = given.options()[index];
        if (option !== undefined) take(option);
      },
    }),
    close,
    settled: () => taking,
  };
}
