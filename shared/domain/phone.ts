import { parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/min';
import { ok, refused, type Result } from '../result.ts';
import { plainFigures } from '../text/plain-figures.ts';

/**
 * A telephone number as it is kept: `+` and digits (ITU-T E.164), then `;ext=12` (RFC 3966) where there is an extension.
 * A number without a prefix is French; one of an overseas department, however it is written, bears the code of that
 * department. A foreign number is typed with `+` or `00`.
 */
export function parsePhone(typed: string): Result<string, 'phone-invalid'> {
  const bare = bareNumber(typed);
  const french = frenchPlan(bare.replace(/[ ()./]/g, ''));
  // What nearly all are; the library takes seventy microseconds for each, and the desk reads a hundred thousand.
  if (french !== null) return ok(inFrance(french));
  const read = parsePhoneNumberFromString(bare, { defaultCountry: 'FR', extract: false });
  if (read?.isValid() && !isShortened(bare, read)) {
    return ok(`${placed(read)}${read.ext === undefined ? '' : `;ext=${read.ext}`}`);
  }
  // A country renumbers faster than a laptop is updated: what is surely international is kept as it is.
  const foreign = bare.replace(/[ ()./]/g, '');
  return /^\+(?!33|590|594|596|262)[1-9]\d{8,14}$/.test(foreign) ? ok(foreign) : refused('phone-invalid');
}

/** « 01 99 00 12 34 », « 0590 12 34 56 », « 01 99 00 12 34 poste 12 »; a foreign number as `+213 661 23 45 67`; what cannot be read, as it is. */
export function formatPhone(kept: string): string {
  const parsed = parsePhone(kept);
  if (!parsed.ok) return kept;
  const [number = '', extension] = parsed.data.split(';ext=');
  const shown = inPairs(number) ?? inGroups(number);
  return extension === undefined ? shown : `${shown} poste ${extension}`;
}

/** By what two writings of one number are equal: E.164, without the extension; what cannot be read, without its spaces. */
export function phoneKey(written: string): string {
  const parsed = parsePhone(written);
  return parsed.ok ? parsed.data.replace(/;.*/, '') : bareNumber(written).replace(/[ .]/g, '');
}

/** The digits by which a number is found, as it is dialled here and as it is kept: « 0199001234 +33199001234 ». */
export function phoneDigits(kept: string): string {
  const key = phoneKey(kept);
  if (!key.startsWith('+')) return key;
  const national = key.startsWith('+33') ? key.slice(3) : (/^\+(?:590|594|596|262|508)(\d+)$/.exec(key)?.[1] ?? null);
  return national === null ? key : `0${national} ${key}`;
}

/** What is read of a typed number: the figures, `+`, and of all signs between them the few that the library knows. */
function bareNumber(typed: string): string {
  return plainFigures(typed)
    .replace(/^\s*(?:t[ée]l(?:[ée]phone)?|portable|port|mobile|mob|fixe)[\s.:]*(?=[+(\d])/iu, '')
    .replace(/[,;:#(]?\s*\b(?:postes?|ext(?:ension)?)\b[\s.:=]*(\d{1,7})\W*$/iu, ' ext. $1')
    .replace(/(?<=\d\s*)[^\p{L}\d+();=#]+(?=\s*[(\d])|(?<=\d)[^\p{L}\d+)#]+$/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\((?:00|\+)(\d+)\)/, '+$1')
    .replace(/^00(?=\s?[1-9])/, '+')
    .replace(/^(\+[\d ]+?)\s?\(0\)/, '$1 ');
}

/**
 * Prefixes of the overseas departments in the French plan, with their country codes (Arcep, décision 2018-0881, annexe).
 * 06 39 98 is not of Mayotte but for fiction.
 */
const overseas: readonly (readonly [RegExp, string])[] = [
  [/^(?:590|690|691)/, '+590'],
  [/^(?:594|694)/, '+594'],
  [/^(?:596|696|697)/, '+596'],
  [/^(?:262|263|269|692|693|639(?!98))/, '+262'],
];

/** The nine digits of a number of the French plan, or null; a department's own code stands only before its own prefixes. */
function frenchPlan(bare: string): string | null {
  const [, code = '', national] = /^(0|\+(?:33|590|594|596|262))([1-9]\d{8})$/.exec(bare) ?? [];
  if (national === undefined) return null;
  return code === '0' || code === '+33' || inFrance(national) === bare ? national : null;
}

/** Nine digits of the French plan. */
function inFrance(national: string): string {
  return `${overseas.find(([prefix]) => prefix.test(national))?.[1] ?? '+33'}${national}`;
}

function placed(read: PhoneNumber): string {
  return read.countryCallingCode === '33' && read.nationalNumber.length === 9
    ? inFrance(read.nationalNumber)
    : read.number;
}

function inPairs(number: string): string | null {
  const french = /^\+33(\d)(\d{8})$/.exec(number);
  return french ? [`0${french[1] ?? ''}`, ...(french[2]?.match(/../g) ?? [])].join(' ') : null;
}

function inGroups(number: string): string {
  const national = /^\+(?:590|594|596|262)(\d{3})(\d{6})$/.exec(number);
  if (national) return [`0${national[1] ?? ''}`, ...(national[2]?.match(/../g) ?? [])].join(' ');
  const shown = parsePhoneNumberFromString(number)?.formatInternational() ?? number;
  return shown.replaceAll(' ', '') === number ? shown : number;
}

/** Did the library take a nought for a trunk prefix that cannot be one, the number being so short without it? */
function isShortened(bare: string, read: PhoneNumber): boolean {
  return /^\+\d+$/.test(bare) && bare !== read.number && read.nationalNumber.length < 8;
}
