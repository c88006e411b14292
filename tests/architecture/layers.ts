/** A file and what it imports, as dependency-cruiser tells. */
export interface Module {
  readonly source: string;
  readonly dependencies: readonly { readonly resolved: string }[];
}

export interface Layer {
  readonly name: string;
  /** The folders in it, where they are its parts. */
  readonly parts: readonly string[];
  readonly files: number;
  /** Imports from this layer, by the index of the layer that they lead to. */
  readonly imports: readonly number[];
}

const screens =
  'home|listings|deposit|neighbours|places|matches|rounds|sheets|returns|exchanges|spreadsheets|security|settings';

/** From the top: each may import those below it. */
const order: readonly { readonly name: string; readonly path: RegExp }[] = [
  { name: 'app', path: /^renderer\/app\// },
  { name: 'screens', path: new RegExp(`^renderer/(${screens})/`) },
  { name: 'widgets', path: /^renderer\/widgets\// },
  { name: 'ui', path: /^renderer\/ui\// },
  { name: 'model', path: /^renderer\/model\/[^/]+$/ },
  { name: 'model/commands', path: /^renderer\/model\/commands\// },
  { name: 'model/queries', path: /^renderer\/model\/queries\// },
  { name: 'model/index', path: /^renderer\/model\/index\// },
  { name: 'workers', path: /^renderer\/workers\// },
  { name: 'db', path: /^renderer\/db\// },
  { name: 'electron', path: /^electron\/[^/]+$/ },
  { name: 'electron/adapters', path: /^electron\/adapters\// },
  { name: 'electron/services', path: /^electron\/services\// },
  { name: 'shared', path: /^shared\// },
];

/** The layers of a tree. @throws where a file of the application lies in none of them */
export function layersOf(modules: readonly Module[]): readonly Layer[] {
  const own = modules.filter(({ source }) => /^(renderer|electron|shared)\/.*\.(ts|vue)$/.test(source));
  const layerOf = (file: string) => order.findIndex(({ path }) => path.test(file));
  const lost = own.find(({ source }) => layerOf(source) < 0);
  if (lost) throw new Error(`${lost.source} lies in no layer`);
  return order.map(({ name }, index) => {
    const inside = own.filter(({ source }) => layerOf(source) === index);
    const imports = order.map(() => 0);
    for (const { dependencies } of inside)
      for (const { resolved } of dependencies) {
        const to = layerOf(resolved);
        if (to >= 0) imports[to]! += 1;
      }
    return { name, parts: partsOf(inside), files: inside.length, imports };
  });
}

/** The names behind what all their paths begin with. */
function partsOf(inside: readonly Module[]): readonly string[] {
  const folders = inside.map(({ source }) => source.split('/').slice(0, -1));
  const first = folders[0] ?? [];
  const shared = first.findIndex((part, depth) => folders.some((path) => path[depth] !== part));
  const depth = shared < 0 ? first.length : shared;
  return [...new Set(folders.flatMap((path) => path[depth] ?? []))].sort();
}
