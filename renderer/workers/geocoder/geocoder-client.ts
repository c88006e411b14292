import { databaseName } from '../../db/database-name.ts';
import type { AddressQuery } from '../../../shared/geocoding/geocoder.ts';
import type { GeocoderReply, GeocoderRequest } from './geocoder-protocol.ts';

let worker: Worker | null = null;
let lastId = 0;
const waiting = new Map<number, (reply: GeocoderReply) => void>();

/** Looks for an address in the local base, off the main thread. Nothing is sent anywhere. */
export function findAddresses(query: AddressQuery, limit = 8): Promise<GeocoderReply> {
  return ask((id) => ({ id, type: 'find', query, limit }));
}

/** To be called after an import: the index is made again from the base. Answers once it is ready. */
export function reloadAddresses(): Promise<GeocoderReply> {
  return ask((id) => ({ id, type: 'reload' }));
}

function ask(request: (id: number) => GeocoderRequest): Promise<GeocoderReply> {
  worker ??= start();
  const id = ++lastId;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    worker?.postMessage(request(id));
  });
}

function start(): Worker {
  const started = new Worker(new URL('./geocoder.worker.ts', import.meta.url), {
    type: 'module',
    name: databaseName(),
  });
  started.addEventListener('message', (event: MessageEvent<GeocoderReply>) => {
    waiting.get(event.data.id)?.(event.data);
    waiting.delete(event.data.id);
  });
  return started;
}
