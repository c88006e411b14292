import { readFile } from 'node:fs/promises';
import { beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { cityGateway } from '../../../../electron/services/city-gateway.ts';

interface Operation {
  readonly parameters?: readonly { readonly $ref?: string; readonly name?: string; readonly in?: string }[];
}
interface Contract {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly parameters: Readonly<Record<string, { name: string; in: string }>> };
}

const methods = ['get', 'put', 'patch', 'delete', 'post', 'options', 'head', 'trace'];
let contract: Contract;
beforeAll(async () => {
  contract = parse(
    await readFile(new URL('../../../../shared/city/openapi.yaml', import.meta.url), 'utf8'),
  ) as Contract;
});

/** Asks the gateway, in front of a city that notes what reaches it. */
async function reach(method: string, path: string, headers: Record<string, string> = {}) {
  const reached: { url: string; headers: Headers }[] = [];
  const gateway = cityGateway({
    credentials: async () => ({ address: 'https://ville.example/api', token: 't' }),
    fetch: async (url, init) => {
      reached.push({ url, headers: new Headers(init.headers) });
      return Response.json({});
    },
  });
  const body = method === 'GET' || method === 'DELETE' ? null : '{}';
  await gateway(new Request(`https://own.example/city${path}`, { method, headers, body }));
  return reached[0];
}

function parametersOf(place: string): { path: string; method: string; name: string }[] {
  return Object.entries(contract.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => methods.includes(method))
      .flatMap(([method, operation]) =>
        [...(operation.parameters ?? []), ...((item['parameters'] as Operation['parameters']) ?? [])]
          .map((given) => contract.components.parameters[given.$ref?.split('/').at(-1) ?? ''] ?? given)
          .filter((parameter) => parameter.in === place)
          .map((parameter) => ({ path, method: method.toUpperCase(), name: parameter.name ?? '' })),
      ),
  );
}

const concrete = (path: string): string => path.replace('{id}', '019b76da-a800-770a-8530-ac66dd04234e');

it('lets through every operation of the contract', async () => {
  for (const [path, item] of Object.entries(contract.paths)) {
    for (const method of Object.keys(item).filter((name) => methods.includes(name))) {
      const reached = await reach(method.toUpperCase(), concrete(path));
      expect(reached?.url, `${method} ${path}`).toBe(`https://ville.example/api${concrete(path)}`);
    }
  }
});

it('lets through every parameter of the contract', async () => {
  for (const { path, method, name } of parametersOf('query')) {
    expect((await reach(method, `${concrete(path)}?${name}=a%2Bb`))?.url, name).toContain(`?${name}=a%2Bb`);
  }
  for (const { path, method, name } of parametersOf('header')) {
    expect((await reach(method, concrete(path), { [name]: '"x"' }))?.headers.get(name), name).toBe('"x"');
  }
  expect(parametersOf('query').map(({ name }) => name)).toContain('cursor');
  expect(parametersOf('header').map(({ name }) => name)).toContain('If-Match');
});
