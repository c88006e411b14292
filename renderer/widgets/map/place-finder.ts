import { type Mark, type Opened, type PlaceColumns, PlaceIndex, type ViewQuery } from './place-index.ts';

/** Page → worker: the places first, then numbered questions. */
export type PlaceIndexRequest =
  | { readonly type: 'load'; readonly columns: PlaceColumns }
  | { readonly type: 'view'; readonly number: number; readonly query: ViewQuery }
  | { readonly type: 'open'; readonly number: number; readonly cluster: number };

/** Worker → page. */
export interface PlaceIndexReply {
  readonly number: number;
  readonly answer: Mark[] | Opened;
}

/** Answers what a map asks of its places, wherever they are indexed. Questions left when it closes are never answered. */
export interface PlaceFinder {
  view(query: ViewQuery): Promise<readonly Mark[]>;
  open(cluster: number): Promise<Opened>;
  close(): void;
}

/** Indexing more than these would hold the page up for longer than 50 ms on an ordinary laptop. */
const mostHere = 3000;

/** The map of one listing indexes its place where it is; that of a whole city has a worker of its own. */
export function findPlaces(columns: PlaceColumns): PlaceFinder {
  return columns.lats.length > mostHere ? findInWorker(columns) : findHere(columns);
}

function findHere(columns: PlaceColumns): PlaceFinder {
  const index = new PlaceIndex(columns);
  return {
    view: (query) => Promise.resolve(index.view(query)),
    open: (cluster) => Promise.resolve(index.open(cluster)),
    close: () => {},
  };
}

function findInWorker(columns: PlaceColumns): PlaceFinder {
  const worker = new Worker(new URL('./place-index.worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, (answer: never) => void>();
  let last = 0;
  const send = (request: PlaceIndexRequest, transfer: Transferable[] = []) => worker.postMessage(request, transfer);
  worker.onmessage = ({ data: { number, answer } }: MessageEvent<PlaceIndexReply>) => {
    waiting.get(number)?.(answer as never);
    waiting.delete(number);
  };
  send({ type: 'load', columns }, [columns.lats.buffer, columns.lons.buffer, columns.kinds.buffer]);
  return {
    view: (query) =>
      new Promise((resolve) => {
        waiting.set(++last, resolve);
        send({ type: 'view', number: last, query });
      }),
    open: (cluster) =>
      new Promise((resolve) => {
        waiting.set(++last, resolve);
        send({ type: 'open', number: last, cluster });
      }),
    close: () => worker.terminate(),
  };
}
