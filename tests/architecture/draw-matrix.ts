import type { Layer } from './layers.ts';

const row = 46;
const cell = 40;
const left = 372;
const top = 148;

/**
 * One line a layer, from the top of the house down; across it, how many imports lead to each of the others. What stands
 * right of the diagonal leads down, as it should; what would stand left of it leads up, and is drawn in red.
 */
export function drawMatrix(layers: readonly Layer[]): string {
  const width = left + layers.length * cell + 24;
  const height = top + layers.length * row + 24;
  const columns = layers.map(
    ({ name }, i) =>
      `<text transform="translate(${left + i * cell + cell / 2 + 4} ${top - 10}) rotate(-55)" font-size="12">${name}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="Atkinson Hyperlegible, Verdana, sans-serif" fill="#1d2529" role="img" aria-labelledby="t">`,
    `<title id="t">Who imports whom in Palier: read across; all of it leads down</title>`,
    `<rect width="${width}" height="${height}" fill="#faf8f4"/>`,
    `<text x="24" y="36" font-size="16" font-weight="700">Who imports whom</text>`,
    `<text x="24" y="58" font-size="12" fill="#3d474d">Read across: imports that lead to each</text>`,
    `<text x="24" y="76" font-size="12" fill="#3d474d">of the others. All of them lead down.</text>`,
    ...columns,
    ...layers.flatMap((layer, i) => [...drawName(layer, i), ...layer.imports.map((count, j) => drawCell(count, i, j))]),
    '</svg>',
    '',
  ].join('\n');
}

function drawName({ name, parts, files }: Layer, i: number): string[] {
  const y = top + i * row;
  const lines = inLines(parts.join(' · '));
  return [
    `<rect x="16" y="${y + 2}" width="${left - 28}" height="${row - 4}" rx="6" fill="#ffffff" stroke="#a9a294"/>`,
    `<text x="26" y="${y + (lines.length > 0 ? 16 : 28)}" font-size="13" font-weight="700">${name}</text>`,
    `<text x="${left - 22}" y="${y + (lines.length > 0 ? 16 : 28)}" font-size="11" text-anchor="end" fill="#566067">${files} files</text>`,
    ...lines.map((line, n) => `<text x="26" y="${y + 28 + n * 11}" font-size="9.5" fill="#3d474d">${line}</text>`),
  ];
}

/** Two lines at the most have room. */
function inLines(text: string): string[] {
  if (text === '') return [];
  const widest = 66;
  if (text.length <= widest) return [text];
  const cut = text.lastIndexOf(' ', widest);
  return [text.slice(0, cut), text.slice(cut + 1)];
}

function drawCell(count: number, i: number, j: number): string {
  const x = left + j * cell;
  const y = top + i * row;
  const box = (fill: string) =>
    `<rect x="${x + 1}" y="${y + 2}" width="${cell - 2}" height="${row - 4}" rx="4" fill="${fill}"/>`;
  if (i === j) return box('#d9d4c8');
  if (count === 0) return box('#f2eee5');
  const fill = j < i ? '#b3261e' : count > 50 ? '#9ccdb8' : count > 15 ? '#c3e2d5' : '#e2f0ea';
  const ink = j < i ? '#ffffff' : '#1d2529';
  return `${box(fill)}<text x="${x + cell / 2}" y="${y + row / 2 + 5}" font-size="12" text-anchor="middle" fill="${ink}">${count}</text>`;
}
