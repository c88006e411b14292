import highsLoader from 'highs';
import type { AssignmentProgram } from '../../../../shared/matching/assign.ts';

/** The same program in the LP format, for an independent solver. */
export function asLinearProgram({ rowStart, columns, costs, capacities, leaving }: AssignmentProgram): string {
  const objective: string[] = [];
  const rows: string[] = [];
  const places = Array.from(capacities, (): string[] => []);
  for (let row = 0; row + 1 < rowStart.length; row++) {
    const choices = [`l${row}`];
    objective.push(`${leaving[row]} l${row}`);
    for (let pair = rowStart[row]!; pair < rowStart[row + 1]!; pair++) {
      choices.push(`p${pair}`);
      objective.push(`${costs[pair]} p${pair}`);
      places[columns[pair]!]!.push(`p${pair}`);
    }
    rows.push(` r${row}: ${choices.join(' + ')} = 1`);
  }
  const limits = places.flatMap((taken, column) =>
    taken.length > 0 ? [` c${column}: ${taken.join(' + ')} <= ${capacities[column]}`] : [],
  );
  return ['Minimize', ` cost: ${objective.join('\n + ')}`, 'Subject To', ...rows, ...limits, 'End'].join('\n');
}

export type Oracle = (linearProgram: string) => number;

/** HiGHS (wasm): answers the least cost. The program's matrix is totally unimodular: its relaxation is whole. */
export async function loadOracle(): Promise<Oracle> {
  const highs = await highsLoader();
  return (linearProgram) => {
    const solution = highs.solve(linearProgram, { output_flag: false });
    if (solution.Status !== 'Optimal') throw new Error(`the oracle answered ${solution.Status}`);
    return Math.round(solution.ObjectiveValue);
  };
}
