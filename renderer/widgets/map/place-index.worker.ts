import type { PlaceIndexReply, PlaceIndexRequest } from './place-finder.ts';
import { PlaceIndex } from './place-index.ts';

let index: PlaceIndex | null = null;

self.onmessage = ({ data }: MessageEvent<PlaceIndexRequest>) => {
  if (data.type === 'load') {
    index = new PlaceIndex(data.columns);
    return;
  }
  if (index === null) return;
  const { number } = data;
  const answer = data.type === 'view' ? index.view(data.query) : index.open(data.cluster);
  self.postMessage({ number, answer } satisfies PlaceIndexReply);
};
