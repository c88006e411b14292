import { PalierDatabase } from '../../db/database.ts';
import type { DeskReply, DeskRequest } from './desk-protocol.ts';
import { DeskSource } from './desk-source.ts';

type Watch = Extract<DeskRequest, { type: 'watch' }>;

/** The in-memory index dies with this worker, which the lock terminates. */
const watches = new Map<number, Watch>();
let source: DeskSource | null = null;
/** Nothing is answered before the first rows are there: an empty answer would show « nothing yet ». */
let ready = false;

self.onmessage = ({ data }: MessageEvent<DeskRequest>) => {
  switch (data.type) {
    case 'open':
      source = new DeskSource(new PalierDatabase(data.key, (row) => reply({ type: 'damaged', row })), () => {
        ready = true;
        for (const watch of watches.values()) answer(watch);
      });
      void source.start();
      break;
    case 'watch':
      watches.set(data.watch, data);
      answer(data);
      break;
    case 'unwatch':
      watches.delete(data.watch);
      break;
    case 'people':
      void source?.people(data.text).then((hits) => reply({ type: 'people', request: data.request, hits }));
  }
};

function answer(asked: Watch): void {
  if (!source || !ready) return;
  const { watch } = asked;
  if (asked.shape === 'gaps') {
    void source.gaps().then((gaps) => reply({ type: 'gaps', watch, gaps }));
    return;
  }
  const { shape, query } = asked;
  const now = Date.now();
  if (shape === 'rows') {
    reply({ type: 'rows', watch, answer: source.index.answer(query, now, Math.max(source.total, source.index.size)) });
  } else {
    const points = source.index.points(query, now);
    reply({ type: 'points', watch, points }, [
      points.lats.buffer,
      points.lons.buffer,
      points.kinds.buffer,
      points.visitable.buffer,
    ]);
  }
}

function reply(message: DeskReply, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}
