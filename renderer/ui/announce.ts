import { readonly, ref } from 'vue';

const sentence = ref('');

/** What the live region of the frame says. The same sentence twice is said twice. */
export const announced = readonly(sentence);

/** Says a sentence to screen readers, politely. */
export function announce(words: string): void {
  sentence.value = '';
  queueMicrotask(() => setTimeout(() => (sentence.value = words), 50));
}
