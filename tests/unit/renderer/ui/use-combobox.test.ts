// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { createApp, defineComponent, h, mergeProps, nextTick, ref, shallowRef } from 'vue';
import { type Combobox, type ComboboxOptions, useCombobox } from '../../../../renderer/ui/use-combobox.ts';

const names = ['Yvette', 'Yves', 'Yolande'];
const open: (() => void)[] = [];

interface Setup extends Partial<Omit<ComboboxOptions<string>, 'text' | 'options' | 'take'>> {
  readonly options?: readonly string[];
}

/** A field and its list in a page; what is taken, and what reaches whoever is around them. */
function mount({ options = names, ...setup }: Setup = {}) {
  const text = ref('');
  const found = shallowRef(options);
  const taken: string[] = [];
  const around: string[] = [];
  let combobox: Combobox | undefined;
  const Field = defineComponent(() => {
    const made = useCombobox<string>({
      id: () => 'who',
      text,
      options: () => found.value,
      keyOf: (name) => name,
      take: (name) => taken.push(name),
      ...setup,
    });
    combobox = made;
    const onInput = (event: Event) => (text.value = fieldOf(event).value);
    return () => [
      h('input', mergeProps({ value: text.value, onInput }, made.field.value)),
      h(
        'ul',
        { ...made.list.value, hidden: !made.expanded.value },
        found.value.map((name, i) => h('li', made.option(i), name)),
      ),
    ];
  });
  const root = document.body.appendChild(document.createElement('div'));
  root.addEventListener('keydown', (event) => around.push(event.key));
  const app = createApp(Field);
  app.mount(root);
  open.push(() => (app.unmount(), root.remove()));

  const field = root.querySelector('input')!;
  const list = root.querySelector('ul')!;
  field.focus();
  const press = async (key: string, init: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
    field.dispatchEvent(event);
    await settle();
    return event.defaultPrevented;
  };
  const type = async (words: string) => {
    field.value = words;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
  };
  const pointed = () => document.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.textContent ?? null;
  return { text, found, taken, around, field, list, press, type, pointed, combobox: combobox! };
}

function fieldOf(event: Event): HTMLInputElement {
  if (event.target instanceof HTMLInputElement) return event.target;
  throw new Error('no field');
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 6; turn++) await nextTick();
}

function later<Value>() {
  let answer: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((resolve) => (answer = resolve));
  return { promise, answer };
}

afterEach(() => open.splice(0).forEach((end) => end()));

it('says to assistive technology what it is, what it shows and what it points at', async () => {
  const { field, list, type } = mount();
  expect(field.getAttribute('role')).toBe('combobox');
  expect(field.getAttribute('aria-expanded')).toBe('false');
  expect(field.getAttribute('aria-activedescendant')).toBe(null);
  expect(list.hidden).toBe(true);
  await type('Yv');
  expect(field.getAttribute('aria-expanded')).toBe('true');
  expect(field.getAttribute('aria-controls')).toBe(list.id);
  expect(list.getAttribute('role')).toBe('listbox');
  expect([...list.children].map((option) => option.getAttribute('aria-selected'))).toEqual(['true', 'false', 'false']);
});

it('is not expanded while there is nothing to show', async () => {
  const { field, type, found } = mount({ options: [] });
  await type('Yv');
  expect(field.getAttribute('aria-expanded')).toBe('false');
  found.value = names;
  await settle();
  expect(field.getAttribute('aria-expanded')).toBe('true');
});

it('goes round with the arrows, and opens a closed list at its first or last option', async () => {
  const { press, pointed } = mount();
  await press('ArrowDown');
  expect(pointed()).toBe('Yvette');
  await press('ArrowUp');
  expect(pointed()).toBe('Yolande');
  await press('ArrowDown');
  expect(pointed()).toBe('Yvette');
  await press('Escape');
  expect(pointed()).toBe(null);
  await press('ArrowUp');
  expect(pointed()).toBe('Yolande');
});

it('brings what an arrow points at into view', async () => {
  const { press, list } = mount();
  const shown = vi.fn<(options: unknown) => void>();
  list.children[1]!.scrollIntoView = shown;
  await press('ArrowDown');
  await press('ArrowDown');
  expect(shown).toHaveBeenCalledWith({ block: 'nearest' });
});

it('opens with Alt and the arrow down without pointing elsewhere, closes with Alt and the arrow up', async () => {
  const { press, pointed, field } = mount({ ready: () => -1 });
  await press('ArrowDown', { altKey: true });
  expect(field.getAttribute('aria-expanded')).toBe('true');
  expect(pointed()).toBe(null);
  await press('ArrowUp', { altKey: true });
  expect(field.getAttribute('aria-expanded')).toBe('false');
});

it('leaves Home, End, the side arrows and the selection with Shift to the text', async () => {
  const { press, type, pointed } = mount();
  await type('Yv');
  for (const key of ['Home', 'End', 'ArrowLeft', 'ArrowRight']) expect(await press(key), key).toBe(false);
  expect(await press('ArrowDown', { shiftKey: true })).toBe(false);
  expect(pointed()).toBe('Yvette');
});

it('keeps pointing at the same option while others are found before it', async () => {
  const { press, type, pointed, found } = mount();
  await type('Y');
  await press('ArrowDown');
  found.value = ['Yann', 'Yasmine', ...names];
  await settle();
  expect(pointed()).toBe('Yves');
  found.value = ['Yann'];
  await settle();
  expect(pointed()).toBe('Yann');
});

it('has the first option ready as long as no arrow was pressed, whatever is found', async () => {
  const { type, pointed, found } = mount();
  await type('Y');
  found.value = ['Yann', ...names];
  await settle();
  expect(pointed()).toBe('Yann');
});

it('takes the option that stands ready with Enter, closes, and does not send the form', async () => {
  const { press, type, taken, field } = mount();
  await type('Yv');
  expect(await press('Enter')).toBe(true);
  expect(taken).toEqual(['Yvette']);
  expect(field.getAttribute('aria-expanded')).toBe('false');
});

it('only points at the first with Enter where nothing is certain enough to stand ready', async () => {
  const { press, type, taken, pointed } = mount({ ready: () => -1 });
  await type('Yv');
  await press('Enter');
  expect([taken, pointed()]).toEqual([[], 'Yvette']);
  await press('Enter');
  expect(taken).toEqual(['Yvette']);
});

it('waits with Enter for the answer to the last letter', async () => {
  const answer = later<readonly string[]>();
  const { press, type, taken, found, combobox } = mount({
    options: [],
    async search() {
      found.value = await answer.promise;
    },
  });
  await type('Yol');
  expect(await press('Enter')).toBe(true);
  expect(taken).toEqual([]);
  answer.answer(['Yolande']);
  await combobox.settled();
  expect(taken).toEqual(['Yolande']);
});

it('takes nothing for an Enter that came before more letters, or before Escape', async () => {
  for (const change of ['letters', 'Escape'] as const) {
    const answer = later<undefined>();
    const { press, type, taken, combobox } = mount({ search: () => answer.promise });
    await type('Yv');
    await press('Enter');
    if (change === 'letters') await type('Yvo');
    else await press('Escape');
    answer.answer(undefined);
    await combobox.settled();
    expect(taken, change).toEqual([]);
  }
});

it('tells a search that nobody waits for it once more is typed or an option is taken', async () => {
  const signals: AbortSignal[] = [];
  const { press, type } = mount({ search: (_, signal) => void signals.push(signal) });
  await type('Y');
  await type('Yv');
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  await press('Enter');
  expect(signals.every(({ aborted }) => aborted)).toBe(true);
});

it('leaves Enter on a closed list to the form where the text is a value', async () => {
  const { press, type, taken } = mount();
  await type('Yv');
  await press('Escape');
  expect(await press('Enter')).toBe(false);
  expect(taken).toEqual([]);
});

it('shows again what is found, with Enter on a closed list, where the text is a word to search for', async () => {
  const { press, type, taken, field } = mount({ searchWord: true });
  await type('Yv');
  await press('Escape');
  expect(await press('Enter')).toBe(true);
  expect(field.getAttribute('aria-expanded')).toBe('true');
  expect(taken).toEqual([]);
});

it('takes with Ctrl+Enter what leaving the field would take, and lets the form be sent', async () => {
  const leave = vi.fn<() => void>();
  const { press, type, around, taken } = mount({ leave });
  await type('Yv');
  expect(await press('Enter', { ctrlKey: true })).toBe(false);
  expect([leave.mock.calls.length, around, taken]).toEqual([1, ['Enter'], []]);
});

it('closes with Escape, then empties a word to search for, then leaves Escape to what is around', async () => {
  const { press, type, text, field, around } = mount({ searchWord: true });
  await type('Yv');
  expect(await press('Escape')).toBe(true);
  expect([text.value, field.getAttribute('aria-expanded'), around]).toEqual(['Yv', 'false', []]);
  expect(await press('Escape')).toBe(true);
  expect([text.value, field.getAttribute('aria-expanded'), around]).toEqual(['', 'false', []]);
  expect(await press('Escape')).toBe(false);
  expect(around).toEqual(['Escape']);
});

it('never empties a value with Escape', async () => {
  const { press, type, text, around } = mount();
  await type('2 rue des Vignes');
  await press('Escape');
  await press('Escape');
  expect([text.value, around]).toEqual(['2 rue des Vignes', ['Escape']]);
});

it('gives the focus back with one Escape where nothing is typed', async () => {
  const dismiss = vi.fn<() => void>();
  const { press, field } = mount({ dismiss, opensOnFocus: true });
  await settle();
  expect(field.getAttribute('aria-expanded')).toBe('true');
  await press('Escape');
  expect(dismiss).toHaveBeenCalledOnce();
});

it('leaves every key to the input method while it puts a word together', async () => {
  const searched: string[] = [];
  const { press, type, field, taken, pointed } = mount({ search: (typed) => void searched.push(typed) });
  await type('Yv');
  for (const key of ['Enter', 'Escape', 'ArrowDown']) expect(await press(key, { isComposing: true }), key).toBe(false);
  expect([taken, pointed()]).toEqual([[], 'Yvette']);
  field.value = 'に';
  field.dispatchEvent(new InputEvent('input', { isComposing: true }));
  expect(searched).toEqual(['Yv']);
});

it('takes by a click, and the focus never leaves the field for the list', async () => {
  const { list, type, taken } = mount();
  await type('Yv');
  const down = new MouseEvent('mousedown', { bubbles: true, cancelable: true });
  list.children[2]!.dispatchEvent(down);
  expect(down.defaultPrevented).toBe(true);
  list.children[2]!.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  expect(taken).toEqual(['Yolande']);
});

it('takes nothing of itself when the field is left: the owner is told, once, if the list was wanted', async () => {
  const leave = vi.fn<() => void>();
  const { type, field, taken } = mount({ leave });
  field.blur();
  expect(leave).not.toHaveBeenCalled();
  field.focus();
  await type('Yv');
  field.blur();
  await settle();
  expect([leave.mock.calls.length, taken, field.getAttribute('aria-expanded')]).toEqual([1, [], 'false']);
});

it('still takes what Enter asked for when the field is left before the answer', async () => {
  const answer = later<undefined>();
  const { press, type, field, taken, combobox } = mount({ search: () => answer.promise });
  await type('Yv');
  await press('Enter');
  field.blur();
  answer.answer(undefined);
  await combobox.settled();
  expect(taken).toEqual(['Yvette']);
});

it('hands the whole of what is typed to the search', async () => {
  const searched: string[] = [];
  const { type } = mount({ search: (typed) => void searched.push(typed) });
  await type('2 rue');
  expect(searched).toEqual(['2 rue']);
});
