import type { AddressOnPaper } from './address-on-paper.ts';
import { capital } from './paper-words.ts';
import { needHeight, type RowTexts } from './row-height.ts';

interface RowParts {
  readonly place: AddressOnPaper;
  readonly doorLine: string;
  readonly person: string;
  readonly languages: string;
  readonly needs: RowTexts['needs'];
}

/** More than this in one household goes on no page: the last line says how many more there are. */
const mostNeedsHeight = 170;

/** The texts of one row exactly as they are set, so that what is measured is what is printed. */
export function rowTexts({ place, doorLine, person, languages, needs }: RowParts): RowTexts {
  return {
    house: place.number,
    street: place.number === '' ? capital(place.street) : place.street,
    door: doorLine.split(' · ').map(whole).join(' · '),
    // « Yvette M. » never leaves its initial alone on a line.
    name: person.replace(/ (?=\S+\.$)/u, '\u00a0'),
    languages,
    needs,
  };
}

/** « porte 42 » stays on one line; a long entrance may go on to the next. */
function whole(part: string): string {
  return part.length > 18 ? part : part.replaceAll(' ', '\u00a0');
}

/** As many needs as a page holds, and how many are left, said rather than left out. */
export function needsThatFit<Need extends RowTexts['needs'][number]>(
  needs: readonly Need[],
): { readonly shown: readonly Need[]; readonly left: number } {
  let height = 0;
  const fitting = needs.findIndex((need) => (height += needHeight(need)) > mostNeedsHeight);
  const shown = fitting === -1 ? needs : needs.slice(0, fitting);
  return { shown, left: needs.length - shown.length };
}
