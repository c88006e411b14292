import { refused, ok, type Result } from '../result.ts';
import { type Separator, separatorOf, splitCells } from '../tabular/split-cells.ts';
import { type AddressReader, readAddresses, type ReadAddresses } from './address-reader.ts';

export interface AddressTable {
  /** Refused once the header should have come and has not. */
  line(text: string): Result<null, 'not-addresses'>;
  finish(): Result<ReadAddresses, 'not-addresses' | 'empty'>;
}

/** A title, a date, `sep=;`: what may stand above the header. */
const mostBefore = 12;

/** Reads the lines of an address file: finds its header among the first ones, and its separator. */
export function createAddressTable(): AddressTable {
  let reader: AddressReader | null = null;
  let separator: Separator = ';';
  let before = 0;

  return {
    line(text) {
      if (text.trim() === '' && reader) {
        // Counts as a line, holds nothing.
        reader.skip();
        return ok(null);
      }
      if (reader) {
        reader.row(splitCells(text, separator));
        return ok(null);
      }
      separator = separatorOf(text);
      const started = readAddresses(splitCells(text, separator), before);
      before += 1;
      if (started.ok) reader = started.data;
      else if (before > mostBefore) return refused('not-addresses');
      return ok(null);
    },
    finish() {
      if (reader === null) return refused(before === 0 ? 'empty' : 'not-addresses');
      const read = reader.finish();
      return read.streets.length === 0 ? refused('empty') : ok(read);
    },
  };
}
