import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const project = join(import.meta.dirname, '..', '..');

export interface ExportedName {
  readonly name: string;
  /** From the project's folder, with `/`. */
  readonly file: string;
  /** A function, class or constant; otherwise a type. */
  readonly isValue: boolean;
}

/** The TypeScript files of these folders, as trees; what is generated or only says words is left out. */
export function sourcesOf(folders: readonly string[]): ts.SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.endsWith('/messages.ts'))
      .map((file) =>
        ts.createSourceFile(file, readFileSync(join(project, file), 'utf8'), ts.ScriptTarget.Latest, true),
      ),
  );
}

/** What a file exports by a declaration of its own: an overload counts once, what is passed on from elsewhere not at all. */
export function exportedNames(source: ts.SourceFile): ExportedName[] {
  const found = new Map<string, ExportedName>();
  for (const statement of source.statements) {
    if (!ts.canHaveModifiers(statement)) continue;
    if (!ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) continue;
    const isValue = !ts.isInterfaceDeclaration(statement) && !ts.isTypeAliasDeclaration(statement);
    for (const name of declaredNames(statement)) found.set(name, { name, file: source.fileName, isValue });
  }
  return [...found.values()];
}

function declaredNames(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
  }
  const named =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  return named && statement.name ? [statement.name.text] : [];
}
