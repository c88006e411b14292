/** `10:30` in words: « 10 h 30 », « 9 h » in French (Imprimerie nationale, *Lexique*: « Heures »); `10:30` as it is elsewhere. */
export function hourInWords(locale: string, time: string): string {
  if (!locale.startsWith('fr')) return time;
  const [hour = '', minute = '00'] = time.split(':');
  return `${Number(hour)} h${minute === '00' ? '' : ` ${minute}`}`;
}
