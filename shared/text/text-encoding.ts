/** WHATWG Encoding: every host has it, though the language's own library does not name it. */
export interface Decoder {
  /** @throws TypeError where a fatal one meets bytes that its encoding does not have */
  decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string;
}

export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be';

export interface Encoder {
  /** As UTF-8; a lone surrogate becomes U+FFFD. */
  encode(text: string): Uint8Array<ArrayBuffer>;
}

export const { TextDecoder, TextEncoder } = globalThis as unknown as {
  readonly TextEncoder: new () => Encoder;
  readonly TextDecoder: new (encoding?: Encoding, options?: { readonly fatal?: boolean }) => Decoder;
};
