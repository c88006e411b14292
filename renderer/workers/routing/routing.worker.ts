import { answerRouting } from './answer-routing.ts';
import type { RoutingRequest } from './routing-protocol.ts';

addEventListener('message', ({ data }: MessageEvent<RoutingRequest>) =>
  answerRouting(data, (answer) => postMessage(answer)),
);
