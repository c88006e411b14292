import { concatBytes } from '@noble/hashes/utils.js';
import { refused, ok, type Result } from '../result.ts';
import { type Decoder, TextDecoder } from '../text/text-decoder.ts';

/** No line of a table is longer: a file without any end of line is not a table. */
const longestLine = 1024 * 1024;

export interface LineDecoder {
  /** The lines that are whole now, without their ends. Bytes of the last one wait for the rest. */
  take(bytes: Uint8Array): Result<string[], 'line-too-long'>;
  /** The last line, if the file does not end with an end of line. */
  finish(): string[];
}

/**
 * Reads the lines of a text of unknown encoding as its bytes arrive: UTF-16 where the file begins with its mark, otherwise
 * each line as UTF-8 and, where it cannot be, as Windows-1252. Files that two programs have written in turn hold both.
 */
export function createLineDecoder(): LineDecoder {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const windows = new TextDecoder('windows-1252');
  let wide: Decoder | null = null;
  let begun = false;
  let rest = new Uint8Array(0);
  let text = '';

  function begin(bytes: Uint8Array): void {
    const [first, second] = bytes;
    if (first === 0xff && second === 0xfe) wide = new TextDecoder('utf-16le');
    else if (first === 0xfe && second === 0xff) wide = new TextDecoder('utf-16be');
    begun = true;
  }

  /** A whole piece at once where it is UTF-8, which nearly all are. */
  function decode(bytes: Uint8Array): string[] {
    try {
      return utf8.decode(bytes).split('\n');
    } catch {
      const lines: string[] = [];
      for (let from = 0; from <= bytes.length;) {
        const end = bytes.indexOf(0x0a, from);
        const to = end < 0 ? bytes.length : end;
        lines.push(decodeLine(bytes.subarray(from, to)));
        from = to + 1;
      }
      return lines;
    }
  }

  function decodeLine(bytes: Uint8Array): string {
    try {
      return utf8.decode(bytes);
    } catch {
      return windows.decode(bytes);
    }
  }

  return {
    take(piece) {
      let bytes = piece;
      if (!begun) {
        bytes = concatBytes(rest, piece);
        rest = new Uint8Array(0);
        // The mark of UTF-16 is two bytes long.
        if (bytes.length < 2) {
          rest = concatBytes(bytes, rest);
          return ok([]);
        }
        begin(bytes);
      }
      if (wide) {
        text += wide.decode(bytes, { stream: true });
        const lines = text.split('\n');
        text = lines.pop() ?? '';
        return text.length > longestLine ? refused('line-too-long') : ok(lines.map(plainLine));
      }
      const end = bytes.lastIndexOf(0x0a);
      if (end < 0) {
        rest = concatBytes(rest, bytes);
        return rest.length > longestLine ? refused('line-too-long') : ok([]);
      }
      const lines = decode(concatBytes(rest, bytes.subarray(0, end)));
      rest = bytes.slice(end + 1);
      return ok(lines.map(plainLine));
    },
    finish() {
      const last = wide ? text + wide.decode() : decodeLine(rest);
      // A file of one sign has never been looked at.
      return last === '' ? [] : last.replace(/\n$/u, '').split('\n').map(plainLine);
    },
  };
}

/** Without the carriage return of Windows, nor the mark with which a file may begin. */
function plainLine(line: string): string {
  return line.replace(/^\uFEFF/u, '').replace(/\r$/u, '');
}
