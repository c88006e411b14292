import type { JudgedOrder, OrderedRound, RoundToOrder } from '../../../shared/routing/order-round.ts';
import type { DoorsToShare, SharedDoors } from '../../../shared/routing/share-doors.ts';

/** One job for each worker; it is thrown away afterwards, or to cancel. */
export type RoutingRequest =
  | { readonly type: 'order'; readonly round: RoundToOrder }
  | { readonly type: 'judge'; readonly round: RoundToOrder }
  | { readonly type: 'share'; readonly problem: DoorsToShare };

export type RoutingMessage =
  | { readonly type: 'progress'; readonly share: number }
  | { readonly type: 'ordered'; readonly ordered: OrderedRound }
  | { readonly type: 'judged'; readonly judged: JudgedOrder }
  | { readonly type: 'shared'; readonly shared: SharedDoors };
