import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { edgeWeights } from '../../../bench/instances/edge-weights.ts';
import { parseLibraryFile } from '../../../bench/instances/library-file.ts';
import { readPlans, readTours } from '../../../bench/instances/read-instances.ts';
import { searchTour } from '../../../../shared/routing/search-tour.ts';

/** burma14 of TSPLIB, whose shortest tour of 3323 is proven. */
const burma = `NAME: burma14
TYPE: TSP
COMMENT: 14-Staedte in Burma (Zaw Win)
DIMENSION: 14
EDGE_WEIGHT_TYPE: GEO
EDGE_WEIGHT_FORMAT: FUNCTION
DISPLAY_DATA_TYPE: COORD_DISPLAY
NODE_COORD_SECTION
   1  16.47       96.10
   2  16.47       94.44
   3  20.09       92.54
   4  22.39       93.37
   5  25.23       97.24
   6  22.00       96.05
   7  20.47       97.02
   8  17.20       96.29
   9  16.30       97.38
  10  14.05       98.12
  11  16.53       97.38
  12  21.52       95.59
  13  19.41       97.13
  14  20.09       94.55
EOF
`;

const three = (type: string) =>
  `DIMENSION : 3\nEDGE_WEIGHT_TYPE : ${type}\nNODE_COORD_SECTION\n1 0 0\n2 10 0\n3 1.5e0 2.5\nEOF\n`;
const explicit = (format: string, numbers: string) =>
  `DIMENSION : 3\nEDGE_WEIGHT_TYPE : EXPLICIT\nEDGE_WEIGHT_FORMAT : ${format}\nEDGE_WEIGHT_SECTION\n${numbers}\nEOF`;
const weights = (text: string) => {
  const { matrix } = edgeWeights(parseLibraryFile(text));
  return [matrix[1], matrix[2], matrix[5]];
};

let folder = '';
const says = vi.spyOn(console, 'log');
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'palier-instances-'));
  says.mockReset().mockImplementation(() => {});
});
afterEach(() => rm(folder, { recursive: true }));
const inFolder = () => pathToFileURL(`${folder}/`);
const said = () => says.mock.calls.flat().join('\n');

it('measures as the library defines it: proven optimum of an instance with geographic coordinates', () => {
  const { matrix, n } = edgeWeights(parseLibraryFile(burma));
  const search = searchTour(matrix, n, 1);
  search.improve(2000);
  expect(search.length).toBe(3323);
});

it('reads each kind of distance', () => {
  expect(weights(three('EUC_2D'))).toEqual([10, 3, 9]);
  expect(weights(three('CEIL_2D'))).toEqual([10, 3, 9]);
  expect(weights(three('MAX_2D'))).toEqual([10, 3, 9]);
  expect(weights(three('MAN_2D'))).toEqual([10, 4, 11]);
  expect(weights(three('ATT'))).toEqual([4, 1, 3]);
});

it('reads explicit weights in every layout', () => {
  for (const [format, numbers] of [
    ['FULL_MATRIX', '0 1 2\n1 0 3\n2 3 0'],
    ['UPPER_ROW', '1 2 3'],
    ['LOWER_ROW', '1\n2 3'],
    ['UPPER_DIAG_ROW', '0 1 2 0 3 0'],
    ['LOWER_DIAG_ROW', '0 1 0 2 3 0'],
    ['LOWER_COL', '1 2 3'],
    ['UPPER_COL', '1 2 3'],
  ] as const)
    expect(weights(explicit(format, numbers)), format).toEqual([1, 2, 3]);
});

it('says plainly when an instance has no published optimum, and why one is left out', async () => {
  await writeFile(join(folder, 'optima.json'), '{"burma14": 3323, "gone": 5}');
  await writeFile(join(folder, 'burma14.tsp'), burma);
  await writeFile(join(folder, 'new.tsp'), burma.replace('NAME: burma14', 'NAME: new'));
  await writeFile(join(folder, 'crystal.tsp'), three('XRAY1'));
  await writeFile(join(folder, 'oneway.tsp'), explicit('FULL_MATRIX', '0 1 2 9 0 3 2 3 0'));
  const tours = await readTours(inFolder());
  expect(tours.map(({ name, optimum }) => [name, optimum])).toEqual([
    ['burma14', 3323],
    ['new', null],
  ]);
  expect(said()).toContain('new: no published optimum');
  expect(said()).toContain('crystal: left out, edge weights of type XRAY1 are not read');
  expect(said()).toContain('oneway: left out, its weights are not symmetric');
  expect(said()).toContain('gone: an optimum is published, the instance is not there');
});

it('reads routing problems, their fleet, limits and optimum, wherever these stand', async () => {
  const problem = (head: string) =>
    `${head}\nTYPE : CVRP\n${three('EUC_2D').replace('EOF\n', '')}CAPACITY : 10\nDEMAND_SECTION\n1 0\n2 6\n3 6\nDEPOT_SECTION\n1\n-1\nEOF`;
  await writeFile(join(folder, 'Z-n3-k2.vrp'), problem('COMMENT : (No of trucks: 2, Optimal value: 26)'));
  await writeFile(join(folder, 'X-n3-k2.vrp'), problem('COMMENT : "made"\nDISTANCE : 90\nSERVICE_TIME : 5'));
  await writeFile(join(folder, 'X-n3-k2.sol'), 'Route #1: 1\nRoute #2: 2\nCost 26\n');
  const [free, fixed] = await readPlans(inFolder());
  expect([fixed?.optimum, fixed?.program.walkers.length]).toEqual([26, 2]);
  expect([free?.optimum, free?.program.walkers.length, free?.program.walkers[0]?.maxLength]).toEqual([26, 2, 90]);
  expect([...(free?.program.service ?? [])]).toEqual([0, 5, 5]);
});
