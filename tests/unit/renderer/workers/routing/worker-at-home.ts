import { answerRouting } from '../../../../../renderer/workers/routing/answer-routing.ts';
import type { RoutingMessage, RoutingRequest } from '../../../../../renderer/workers/routing/routing-protocol.ts';

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
      answerRouting(asked, (answer) => this.#answer(answer));
    });
  }

  terminate(): void {
    this.#ended = true;
  }

  #answer(data: RoutingMessage): void {
    if (!this.#ended) this.dispatchEvent(new MessageEvent('message', { data }));
  }
}
