import { readdir, readFile } from 'node:fs/promises';
import { edgeWeights, UnreadableInstance } from './edge-weights.ts';
import { headerNumber, type LibraryFile, parseLibraryFile } from './library-file.ts';
import { roundsProgram, type RoundsInstance } from './rounds-instance.ts';

export interface TourInstance {
  readonly name: string;
  readonly n: number;
  readonly matrix: Float64Array;
  /** Published length of the shortest tour; `null` where none is. */
  readonly optimum: number | null;
}

/** Every symmetric tour of a folder. Files that cannot be read are named, with the reason. */
export function readTours(folder: URL): Promise<TourInstance[]> {
  return readAll(folder, '.tsp', ({ name, file, optimum }) => {
    const type = file.header.get('TYPE')?.split(/\s/)[0]?.toUpperCase();
    if (type !== undefined && type !== 'TSP') throw new UnreadableInstance(`it is of type ${type}, not TSP`);
    return { name, ...edgeWeights(file), optimum };
  });
}

/** Every capacitated routing problem of a folder. */
export function readPlans(folder: URL): Promise<RoundsInstance[]> {
  return readAll(folder, '.vrp', ({ name, file, optimum }) => {
    // Many files of this library carry their optimum in the comment.
    const told = /(?:optimal|best)[^:]*:\s*(\d+(?:\.\d+)?)/i.exec(file.header.get('COMMENT') ?? '')?.[1];
    return { name, program: roundsProgram(name, file), optimum: optimum ?? (told ? Number(told) : null) };
  });
}

interface Found {
  readonly name: string;
  readonly file: LibraryFile;
  readonly optimum: number | null;
}

async function readAll<T extends { readonly name: string; readonly optimum: number | null }>(
  folder: URL,
  ending: string,
  read: (found: Found) => T,
): Promise<T[]> {
  const files = await readdir(folder);
  const optima = files.includes('optima.json')
    ? (JSON.parse(await readFile(new URL('optima.json', folder), 'utf8')) as Record<string, unknown>)
    : {};
  const instances: T[] = [];
  for (const name of files
    .filter((one) => one.endsWith(ending))
    .map((one) => one.slice(0, -ending.length))
    .sort()) {
    try {
      const file = parseLibraryFile(await readFile(new URL(encodeURIComponent(name + ending), folder), 'utf8'));
      const optimum = optimumIn(optima[name] ?? optima[file.header.get('NAME') ?? '']);
      const instance = read({ name, file, optimum: optimum ?? (await solution(folder, files, name)) });
      if (instance.optimum === null) console.log(`${name}: no published optimum, so its gap is not known.`);
      instances.push(instance);
    } catch (error) {
      if (!(error instanceof UnreadableInstance)) throw error;
      console.log(`${name}: left out, ${error.message}.`);
    }
  }
  for (const name of Object.keys(optima))
    if (!files.includes(name + ending)) console.log(`${name}: an optimum is published, the instance is not there.`);
  return instances;
}

function optimumIn(value: unknown): number | null {
  const told = typeof value === 'object' && value !== null && 'optimum' in value ? value.optimum : value;
  return typeof told === 'number' && told > 0 ? told : null;
}

/** The `Cost` line of a CVRPLIB solution beside the instance. */
async function solution(folder: URL, files: readonly string[], name: string): Promise<number | null> {
  if (!files.includes(`${name}.sol`)) return null;
  const text = await readFile(new URL(encodeURIComponent(`${name}.sol`), folder), 'utf8');
  const cost = Number(/^\s*cost\s*:?\s*([\d.]+)/im.exec(text)?.[1]);
  return Number.isFinite(cost) ? cost : headerNumber(parseLibraryFile(text), 'COST');
}
