// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { type ShortcutCommand, commandOf } from '../../../../renderer/ui/shortcuts.ts';

function press(target: Element, init: KeyboardEventInit): ShortcutCommand | null {
  let command: ShortcutCommand | null = null;
  const listen = (event: Event) => (command = commandOf(event as KeyboardEvent));
  document.addEventListener('keydown', listen, { once: true });
  target.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...init }));
  return command;
}

function add<Name extends keyof HTMLElementTagNameMap>(name: Name): HTMLElementTagNameMap[Name] {
  return document.body.appendChild(document.createElement(name));
}

describe('keyboard shortcuts', () => {
  afterEach(() => document.body.replaceChildren());

  it('opens a deposit with N, but not while something is being typed', () => {
    expect(press(document.body, { key: 'n' })).toBe('deposit');
    expect(press(add('input'), { key: 'n' })).toBeNull();
    expect(press(add('textarea'), { key: 'n' })).toBeNull();
    const box = add('input');
    box.type = 'checkbox';
    expect(press(box, { key: 'n' })).toBe('deposit');
  });

  it('searches with Ctrl+K from anywhere', () => {
    expect(press(add('input'), { key: 'k', ctrlKey: true })).toBe('search');
  });

  it('leaves Ctrl+Z to the text that is being typed', () => {
    expect(press(document.body, { key: 'z', ctrlKey: true })).toBe('undo');
    expect(press(add('input'), { key: 'z', ctrlKey: true })).toBeNull();
  });

  it('keeps single letters quiet while a dialog is open', () => {
    add('dialog').setAttribute('open', '');
    expect(press(document.body, { key: 'n' })).toBeNull();
    expect(press(document.body, { key: '?' })).toBeNull();
  });

  it('does not take keys typed with Alt, which write characters on many keyboards', () => {
    expect(press(document.body, { key: 'n', ctrlKey: true, altKey: true })).toBeNull();
  });
});
