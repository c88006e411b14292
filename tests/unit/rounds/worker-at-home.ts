import { orderRound } from '../../../shared/routing/order-round.ts';
import { shareDoors } from '../../../shared/routing/share-doors.ts';
import type { RoutingMessage, RoutingRequest } from '../../../renderer/rounds/routing-protocol.ts';

/** Stands for the routing worker where there is none: the same work, later, and nothing once it is ended. */
export class WorkerAtHome extends EventTarget {
  static started = 0;
  #ended = false;

  constructor() {
    super();
    WorkerAtHome.started += 1;
  }

  postMessage(request: RoutingRequest): void {
    // As the real one: what cannot be cloned cannot be sent.
    const asked = structuredClone(request);
    setTimeout(() => {
      if (this.#ended) return;
      if (asked.type === 'order') this.#answer({ type: 'ordered', order: orderRound(asked.round).order });
      else {
        const shared = shareDoors(asked.problem, (share) => this.#answer({ type: 'progress', share }));
        this.#answer({ type: 'shared', shared });
      }
    });
  }

  terminate(): void {
    this.#ended = true;
  }

  #answer(data: RoutingMessage): void {
    if (!this.#ended) this.dispatchEvent(new MessageEvent('message', { data }));
  }
}
