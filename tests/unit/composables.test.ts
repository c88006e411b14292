import ts from 'typescript';
import { expect, it } from 'vitest';
import { sourcesOf } from './exported-names.ts';

/** Forms that become a draft, a check and a command each. */
const toBeSplit = new Set(['useDeposit', 'useNewRound', 'useProposals']);

it('a composable that returns more than four things returns a named interface', () => {
  const nameless = sourcesOf(['renderer']).flatMap((source) =>
    source.statements.filter(ts.isFunctionDeclaration).flatMap(({ name, type, body }) => {
      if (!name || !/^use[A-Z]/.test(name.text) || toBeSplit.has(name.text)) return [];
      if (type && !ts.isTypeLiteralNode(type)) return [];
      const most = Math.max(0, ...(body?.statements ?? []).map(membersReturned));
      return most > 4 ? [`${source.fileName}: ${name.text} returns ${most}`] : [];
    }),
  );
  expect(nameless).toEqual([]);
});

function membersReturned(statement: ts.Statement): number {
  if (!ts.isReturnStatement(statement) || !statement.expression) return 0;
  return ts.isObjectLiteralExpression(statement.expression) ? statement.expression.properties.length : 0;
}
