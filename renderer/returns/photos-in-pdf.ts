/** More pages than this are not one sheet. */
const mostPhotos = 40;

/**
 * The JPEG photographs inside a PDF: what a scanner puts one of on each page (ISO 32000-1, 7.4.8, DCTDecode is the JPEG
 * file as it is). A PDF made of anything else gives none, and the screen asks for a picture of the page.
 */
export async function photosInPdf(file: Blob): Promise<Blob[]> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const photos: Blob[] = [];
  for (let at = 0; at < bytes.length - 3 && photos.length < mostPhotos; at++) {
    if (bytes[at] !== 0xff || bytes[at + 1] !== 0xd8 || bytes[at + 2] !== 0xff) continue;
    const end = indexOfEndstream(bytes, at);
    photos.push(new Blob([bytes.slice(at, end)], { type: 'image/jpeg' }));
    at = end;
  }
  return photos;
}

function indexOfEndstream(bytes: Uint8Array, from: number): number {
  const word = [0x65, 0x6e, 0x64, 0x73, 0x74, 0x72, 0x65, 0x61, 0x6d];
  for (let at = from; at < bytes.length - word.length; at++) {
    if (word.every((letter, index) => bytes[at + index] === letter)) return at;
  }
  return bytes.length;
}
