import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { prepareZXingModule } from 'zxing-wasm/reader';
import { readPixels, type Seen } from '../../../renderer/returns/read-pixels.ts';

const require = createRequire(import.meta.url);

interface ReadPage {
  /** Points. */
  readonly width: number;
  readonly height: number;
  /** Text in the order of the document, spaces made one. */
  readonly text: string;
  /** Points of its letters as they come out, smallest first. */
  readonly sizes: readonly number[];
  readonly fonts: readonly { readonly name: string; readonly embedded: boolean }[];
  /** Roles of the page’s structure tree, in order. */
  readonly roles: readonly string[];
  /** What the tree says instead of drawings. */
  readonly alternatives: readonly string[];
}

export interface ReadPdf {
  readonly pages: readonly ReadPage[];
  readonly tagged: boolean;
  readonly title: string;
  readonly language: string;
  /** Everything that the file says of itself: information dictionary and XMP. */
  readonly metadata: string;
  /** The number that the app's own reader finds on one page, drawn at so many dots an inch. */
  sheet(page: number, dpi: number): Promise<number | null>;
  /** One page drawn at so many dots an inch and turned by so many degrees. */
  pixels(page: number, dpi: number, turned?: number): Promise<ImageData>;
  /** One page as a PNG. */
  picture(page: number, dpi: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

interface Node {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly Node[];
}

/** Reads a PDF back as a reader of PDFs does. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const file = await task.promise;
  const marks = (await file.getMarkInfo()) as { Marked?: boolean } | null;
  const { info, metadata } = (await file.getMetadata()) as {
    info: { Title?: string; Language?: string };
    metadata: { getRaw(): string } | null;
  };
  // Taken at once: asked for later, a page is judged by the number of pages of the file that was opened last.
  const leaves = await Promise.all(Array.from({ length: file.numPages }, (_, index) => file.getPage(index + 1)));
  const pages: ReadPage[] = [];
  for (const leaf of leaves) pages.push(await readPage(leaf));
  const drawPage = (number: number, dpi: number, turned = 0): Promise<Drawn> => {
    const leaf = leaves[number - 1];
    if (!leaf) throw new Error(`there is no page ${number}`);
    return draw(file, leaf, dpi, turned);
  };
  return {
    pages,
    tagged: marks?.Marked === true,
    title: info.Title ?? '',
    language: info.Language ?? '',
    metadata: `${JSON.stringify(info)} ${metadata?.getRaw() ?? ''}`,
    sheet: async (page, dpi) => readSheet(pixelsOf(await drawPage(page, dpi))),
    pixels: async (page, dpi, turned = 0) => pixelsOf(await drawPage(page, dpi, turned)),
    picture: async (page, dpi) => (await drawPage(page, dpi)).canvas.toBuffer('image/png'),
    close: () => task.destroy(),
  };
}

async function readPage(page: PDFPageProxy): Promise<ReadPage> {
  const { items, styles } = await page.getTextContent();
  const text = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '')).join('');
  const sizes = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [sizeOf(item.transform)] : []));
  await page.getOperatorList();
  const fonts = Object.keys(styles).map((key) => {
    const font = page.commonObjs.get(key) as { name?: string; missingFile?: boolean };
    return { name: font.name ?? '', embedded: font.missingFile === false };
  });
  const roles: string[] = [];
  const alternatives: string[] = [];
  const walk = (node: Node) => {
    if (node.role) roles.push(node.role);
    if (node.alt) alternatives.push(node.alt);
    node.children?.forEach(walk);
  };
  walk((await page.getStructTree()) as Node);
  const { width, height } = page.getViewport({ scale: 1 });
  return {
    width,
    height,
    sizes: [...new Set(sizes)].sort((a, b) => a - b),
    text: text.replace(/\s+/gu, ' '),
    fonts,
    roles,
    alternatives,
  };
}

/** Of a letter, whichever way it is turned; tenths. */
function sizeOf(transform: readonly number[]): number {
  return Math.round(Math.hypot(transform[2] ?? 0, transform[3] ?? 0) * 10) / 10;
}

interface Drawn {
  readonly canvas: { width: number; height: number; toBuffer(type: 'image/png'): Uint8Array };
  readonly context: CanvasRenderingContext2D;
}

let prepared = false;

async function prepareReader(): Promise<void> {
  if (prepared) return;
  const wasm = await readFile(require.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({
    overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) },
  });
  prepared = true;
}

/** A page laid askew is drawn whole, on as much white as that takes: what is outside a picture, nobody can read. */
async function draw(file: PDFDocumentProxy, page: PDFPageProxy, dpi: number, turned: number): Promise<Drawn> {
  const viewport = page.getViewport({ scale: dpi / 72 });
  const factory = file.canvasFactory as { create(width: number, height: number): Drawn };
  const turn = (turned * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const width = Math.ceil(viewport.width * Math.abs(cos) + viewport.height * Math.abs(sin));
  const height = Math.ceil(viewport.height * Math.abs(cos) + viewport.width * Math.abs(sin));
  const drawn = factory.create(width, height);
  const [x, y] = [viewport.width / 2, viewport.height / 2];
  await page.render({
    canvas: null,
    canvasContext: drawn.context,
    viewport,
    background: '#fff',
    transform: [cos, sin, -sin, cos, width / 2 - x * cos + y * sin, height / 2 - x * sin - y * cos],
  }).promise;
  return drawn;
}

function pixelsOf(drawn: Drawn): ImageData {
  const { data, width, height } = drawn.context.getImageData(0, 0, drawn.canvas.width, drawn.canvas.height);
  return { data: new Uint8ClampedArray(data), width, height, colorSpace: 'srgb' } as ImageData;
}

/** What the app's reader makes of a picture. */
export async function readCode(pixels: ImageData): Promise<Seen> {
  await prepareReader();
  return readPixels(pixels);
}

/** The number of a sheet in a picture, or nothing. */
export async function readSheet(pixels: ImageData): Promise<number | null> {
  const seen = await readCode(pixels);
  return typeof seen === 'object' ? seen.sheet : null;
}
