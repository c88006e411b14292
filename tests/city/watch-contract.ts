import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { parse } from 'yaml';
import { replyText } from './reply-text.ts';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: { readonly type?: string };
}
interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
}
interface ResponseObject extends Content {
  readonly headers?: Readonly<Record<string, { readonly required?: boolean; readonly schema: object }>>;
}
interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, ResponseObject>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>> & { parameters?: readonly Parameter[] }>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface ContractWatch {
  /** What the city said, or accepted, against the document. */
  readonly violations: string[];
  /** Requests that the document does not allow, whatever was answered. */
  readonly unlawfulRequests: string[];
}

export const contractFile = new URL('../../shared/city/openapi.yaml', import.meta.url);
const name = 'openapi';

/** The document with its references made absolute, so that any part of it compiles on its own. */
function readContract(): Document {
  const text = JSON.stringify(parse(readFileSync(contractFile, 'utf8')));
  return JSON.parse(text.replaceAll('"#/', `"${name}#/`)) as Document;
}

/** Parameters, responses and headers are not schemas: their references are followed here. */
function follow<Shape>(document: Document, part: Shape): Shape {
  const reference = (part as { $ref?: string }).$ref;
  if (reference === undefined) return part;
  const [, , section = '', key = ''] = reference.slice(name.length).split('/');
  return document.components[section]?.[key] as Shape;
}

/** Checks every request and reply of an app against the contract. Replies that `isSpoiled` are faults on purpose. */
export function watchContract(app: FastifyInstance, isSpoiled: (request: FastifyRequest) => boolean): ContractWatch {
  const document = readContract();
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(document, name);
  const compiled = new WeakMap<object, ValidateFunction>();
  const wrong = (schema: object, value: unknown): string | null => {
    const validate = compiled.get(schema) ?? ajv.compile(schema);
    compiled.set(schema, validate);
    return validate(value) ? null : ajv.errorsText(validate.errors, { dataVar: '' });
  };
  const watch: ContractWatch = { violations: [], unlawfulRequests: [] };

  const operationOf = (request: FastifyRequest): { operation: Operation; parameters: Parameter[] } | undefined => {
    const path = document.paths[(request.routeOptions.url ?? '').replaceAll(/:(\w+)/g, '{$1}')];
    const operation = path?.[request.method.toLowerCase()];
    if (path === undefined || operation === undefined) return undefined;
    const parameters = [...(path.parameters ?? []), ...(operation.parameters ?? [])];
    return { operation, parameters: parameters.map((parameter) => follow(document, parameter)) };
  };

  const wrongRequest = (request: FastifyRequest, operation: Operation, parameters: Parameter[]): string[] => {
    const given = {
      path: request.params as Record<string, unknown>,
      query: request.query as Record<string, unknown>,
      header: request.headers as Record<string, unknown>,
    };
    const found: string[] = [];
    for (const parameter of parameters) {
      const text = given[parameter.in][parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name];
      if (text === undefined) {
        if (parameter.required) found.push(`${parameter.name} is missing`);
        continue;
      }
      const value = parameter.schema.type === 'integer' ? Number(text) : text;
      const problem = wrong(parameter.schema, value);
      if (problem !== null) found.push(`${parameter.name}${problem}`);
    }
    for (const query of Object.keys(given.query))
      if (!parameters.some((parameter) => parameter.in === 'query' && parameter.name === query))
        found.push(`unknown query parameter ${query}`);
    const type = request.headers['content-type']?.split(';')[0] ?? '';
    const media = operation.requestBody?.content?.[type];
    if (operation.requestBody !== undefined && media === undefined) found.push(`a body of type “${type}”`);
    // Refused before its body was read: nothing is known about it.
    if (media !== undefined && request.body !== undefined) {
      const problem = wrong(media.schema, request.body);
      if (problem !== null) found.push(`body${problem}`);
    }
    return found;
  };

  const wrongReply = (reply: FastifyReply, operation: Operation, payload: unknown): string[] => {
    const described = follow(document, operation.responses[String(reply.statusCode)] ?? {}) as ResponseObject;
    if (operation.responses[String(reply.statusCode)] === undefined) return ['a status that the document lacks'];
    const found: string[] = [];
    for (const [header, reference] of Object.entries(described.headers ?? {})) {
      const { required, schema } = follow(document, reference);
      const value = reply.getHeader(header.toLowerCase());
      if (value === undefined) {
        if (required) found.push(`the header ${header} is missing`);
      } else {
        const problem = wrong(schema, String(value));
        if (problem !== null) found.push(`header ${header}${problem}`);
      }
    }
    const text = replyText(payload) ?? '';
    const hasBody = text !== '';
    const type = String(reply.getHeader('content-type') ?? '').split(';')[0] ?? '';
    const media = described.content?.[type];
    if (described.content === undefined) {
      if (hasBody) found.push('a body where the document has none');
    } else if (media === undefined) found.push(`a body of type “${type}”`);
    else {
      const problem = wrong(media.schema, hasBody ? JSON.parse(text) : undefined);
      if (problem !== null) found.push(`body${problem}`);
    }
    return found;
  };

  app.addHook('onSend', async (request, reply, payload) => {
    const contract = operationOf(request);
    if (contract === undefined) return payload;
    const what = `${request.method} ${request.routeOptions.url} → ${reply.statusCode}`;
    const unlawful = wrongRequest(request, contract.operation, contract.parameters);
    watch.unlawfulRequests.push(...unlawful.map((problem) => `${what}: ${problem}`));
    if (isSpoiled(request)) return payload;
    if (reply.statusCode < 400)
      watch.violations.push(...unlawful.map((problem) => `${what}, though the request is unlawful: ${problem}`));
    watch.violations.push(...wrongReply(reply, contract.operation, payload).map((problem) => `${what}: ${problem}`));
    return payload;
  });
  return watch;
}
