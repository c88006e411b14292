import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const project = join(import.meta.dirname, '..', '..');

export interface SourceFile {
  /** From the project's folder, with `/`. */
  readonly file: string;
  readonly text: string;
}

export interface ExportedName {
  readonly name: string;
  readonly file: string;
  /** A function, class or constant; otherwise a type. */
  readonly isValue: boolean;
}

/** The TypeScript files of these folders; what is generated or only says words is left out. */
export function sourcesOf(folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' })
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.endsWith('/messages.ts'))
      .map((file) => ({ file, text: readFileSync(join(project, file), 'utf8') })),
  );
}

/** Read from the lines, as prettier writes them: a compiler takes half a minute for it where the machine is busy. */
const declaration = /^export (?:declare |abstract |async )*(function\*?|class|const|let|enum|interface|type) (\w+)/gmu;

/** What a file exports by a declaration of its own: an overload counts once, what is passed on from elsewhere not at all. */
export function exportedNames({ file, text }: SourceFile): ExportedName[] {
  const found = new Map<string, ExportedName>();
  for (const [, kind, name = ''] of text.matchAll(declaration)) {
    found.set(name, { name, file, isValue: kind !== 'interface' && kind !== 'type' });
  }
  return [...found.values()];
}
