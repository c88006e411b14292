import { createGeocoder, type Geocoder } from '../../../shared/geocoding/geocoder.ts';
import { PalierDatabase } from '../../db/database.ts';
import type { GeocoderReply, GeocoderRequest } from './geocoder-protocol.ts';

// Addresses are public and kept in clear: the worker reads them by itself and never sees a key.
let geocoder: Promise<Geocoder> | null = null;

async function load(): Promise<Geocoder> {
  const database = new PalierDatabase();
  try {
    return createGeocoder(await database.addresses.toArray());
  } finally {
    database.close();
  }
}

addEventListener('message', (event: MessageEvent<GeocoderRequest>) => {
  void answer(event.data).then((reply) => postMessage(reply));
});

async function answer(request: GeocoderRequest): Promise<GeocoderReply> {
  if (request.type === 'reload') geocoder = null;
  geocoder ??= load();
  const base = await geocoder;
  return {
    id: request.id,
    streets: base.streets,
    answer: request.type === 'find' ? base.find(request.query, request.limit) : { hits: [], certain: false },
  };
}
