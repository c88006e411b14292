import { storableText } from '../../shared/text/storable.ts';

/**
 * Takes out of whatever is typed or pasted, into any field of the application, what no database would keep: before the
 * form itself hears of it. The caret stays where it was.
 */
export function cleanTyping(event: Event): void {
  const field = event.target;
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  const clean = storableText(field.value);
  if (clean === field.value) return;
  const caret = field.selectionStart;
  const kept = caret === null ? null : storableText(field.value.slice(0, caret)).length;
  field.value = clean;
  if (kept !== null) field.setSelectionRange(kept, kept);
}
