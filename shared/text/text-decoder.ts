/** WHATWG Encoding: every host has it, though the language's own library does not name it. */
export interface Decoder {
  /** @throws TypeError where a fatal one meets bytes that its encoding does not have */
  decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string;
}

export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be';

export const { TextDecoder } = globalThis as unknown as {
  readonly TextDecoder: new (encoding?: Encoding, options?: { readonly fatal?: boolean }) => Decoder;
};
