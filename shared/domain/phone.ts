import { ok, refused, type Result } from '../result.ts';

/**
 * A telephone number as it is kept: `+` and digits (ITU-T E.164). A number without a prefix is French:
 * ten digits that start with 0. A foreign number is typed with `+` or `00`.
 */
export function parsePhone(typed: string): Result<string, 'phone-invalid'> {
  const bare = typed.replace(/\(0\)/g, '').replace(/[\s.\-/()\u00a0\u202f]/g, '');
  const international = bare.startsWith('00') ? `+${bare.slice(2)}` : bare;
  if (/^0[1-9]\d{8}$/.test(international)) return ok(`+33${international.slice(1)}`);
  if (/^\+33/.test(international)) {
    const national = international.slice(3).replace(/^0/, '');
    return /^[1-9]\d{8}$/.test(national) ? ok(`+33${national}`) : refused('phone-invalid');
  }
  return /^\+[1-9]\d{8,14}$/.test(international) ? ok(international) : refused('phone-invalid');
}

/** « 01 99 00 12 34 »; a foreign number as `+32 471 23 45 67`; what cannot be read, as it is. */
export function formatPhone(kept: string): string {
  const parsed = parsePhone(kept);
  if (!parsed.ok) return kept;
  const french = /^\+33(\d)(\d{8})$/.exec(parsed.data);
  if (french) return [`0${french[1]}`, ...(french[2]?.match(/../g) ?? [])].join(' ');
  return parsed.data.replace(/^(\+\d{2})(\d+)$/, (_, country: string, rest: string) => {
    const head = rest.length % 2 === 0 ? '' : `${rest.slice(0, 3)} `;
    return [country, head + (rest.slice(head.trim().length).match(/../g) ?? []).join(' ')].join(' ');
  });
}

/** The digits by which a number is found, as it is dialled here and as it is kept: « 0199001234 +33199001234 ». */
export function phoneDigits(kept: string): string {
  const digits = kept.replace(/[^+\d]/g, '');
  if (digits.startsWith('+33')) return `0${digits.slice(3)} ${digits}`;
  return /^0[1-9]/.test(digits) ? `${digits} +33${digits.slice(1)}` : digits;
}
