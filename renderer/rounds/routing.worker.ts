import { orderRound } from '../../shared/routing/order-round.ts';
import { shareDoors } from '../../shared/routing/share-doors.ts';
import type { RoutingMessage, RoutingRequest } from './routing-protocol.ts';

addEventListener('message', ({ data }: MessageEvent<RoutingRequest>) => {
  if (data.type === 'order') post({ type: 'ordered', order: orderRound(data.round).order });
  else post({ type: 'shared', shared: shareDoors(data.problem, (share) => post({ type: 'progress', share })) });
});

function post(message: RoutingMessage): void {
  postMessage(message);
}
