// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { cleanTyping } from '../../../../renderer/ui/clean-typing.ts';

it('takes what no database keeps out of a field before its form hears of it, and leaves the caret', () => {
  document.addEventListener('input', cleanTyping, { capture: true });
  document.body.innerHTML = '<input id="one"><textarea id="two"></textarea>';
  for (const id of ['one', 'two']) {
    const field = document.querySelector<HTMLInputElement>(`#${id}`);
    if (!field) throw new Error('the field is there');
    const heard: string[] = [];
    field.addEventListener('input', () => heard.push(field.value));
    field.value = 'du pa\u0000in\ud83d frais';
    field.setSelectionRange(6, 6);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    expect(heard).toEqual(['du pain frais']);
    expect(field.selectionStart).toBe(5);
  }
});
