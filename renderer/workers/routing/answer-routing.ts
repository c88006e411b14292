import { judgeOrder, orderRound } from '../../../shared/routing/order-round.ts';
import { shareDoors } from '../../../shared/routing/share-doors.ts';
import type { RoutingMessage, RoutingRequest } from './routing-protocol.ts';

/** Does what is asked; the last message is the answer. */
export function answerRouting(request: RoutingRequest, post: (message: RoutingMessage) => void): void {
  if (request.type === 'order') post({ type: 'ordered', ordered: orderRound(request.round) });
  else if (request.type === 'judge') post({ type: 'judged', judged: judgeOrder(request.round) });
  else post({ type: 'shared', shared: shareDoors(request.problem, (share) => post({ type: 'progress', share })) });
}
