import type { PaperSettings } from '../../../shared/paper/sheet-model.ts';
import IntroductionLetters, { type IntroductionLetter } from './IntroductionLetters.vue';
import { renderDocument } from './render-document.ts';

/** The letters of one introduction as a whole document. Loaded when needed, as every paper is. */
export function renderIntroductionLetters(
  letters: readonly IntroductionLetter[],
  settings: PaperSettings,
): Promise<string> {
  return renderDocument(IntroductionLetters, { letters, settings }, 'Mise en relation');
}
