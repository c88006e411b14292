const narrow = '\u202f';

/**
 * French double punctuation never begins a line: the space before « ; : ? ! » and inside quotes is a narrow
 * no-break one (Lexique des règles typographiques en usage à l’Imprimerie nationale). Messages are written with
 * plain spaces; they are set here, once, for all of them.
 */
export function withFrenchSpaces(text: string): string {
  return text.replace(/[ \u00a0]([;:?!»])/g, `${narrow}$1`).replace(/«[ \u00a0]/g, `«${narrow}`);
}
