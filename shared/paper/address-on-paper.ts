import { afterNumber } from '../domain/address/after-number.ts';
import { numberSide } from '../domain/address/house-number.ts';
import { readAddress } from '../domain/address/read-address.ts';
import { numberKey, streetKey } from '../domain/address/street-key.ts';
import { capital } from './paper-words.ts';

/**
 * An address as the walker needs it. What nobody understood in it stays off paper: it is where door codes, telephones
 * and names hide.
 */
export interface AddressOnPaper {
  /** « 12 », « 12 bis », « 18-20 »; empty when the address has none. */
  readonly number: string;
  /** « rue des Vignes », without postcode nor commune. */
  readonly street: string;
  readonly side: 'even' | 'odd' | null;
  /** Residence, estate or hamlet beside the street. */
  readonly place: string;
  /** To compare streets and numbers with, however they are written. */
  readonly keys: { readonly street: string; readonly number: string };
}

/** Where an address says nothing that may be printed. */
const askTheOffice = 'adresse à demander au bureau';

/** Takes « Résidence des Lilas, 12 bis rue des Vignes, 94230 Cachan » apart. */
export function addressOnPaper(label: string, address = readAddress(label)): AddressOnPaper {
  const { number, street: written, place: beside, box, town } = address;
  const street = written || beside || box || town || (label.trim() === '' ? '' : askTheOffice);
  return {
    number,
    street: number === '' ? street : afterNumber(street),
    side: numberSide(number),
    place: written === '' ? '' : beside,
    keys: { street: streetKey(street), number: numberKey(number) },
  };
}

/** « 12, rue des Vignes ». */
export function addressLine({ number, street }: Pick<AddressOnPaper, 'number' | 'street'>): string {
  return number === '' ? capital(street) : `${number}, ${street}`;
}
