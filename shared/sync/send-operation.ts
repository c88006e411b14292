import { attemptsAtMost, retryWithBackOff as retry } from './retry-with-back-off.ts';
import type { CityRefusal } from './ports.ts';
import { failsAlone, type ListingRecord, type OutboxEntry } from './records.ts';
import type { OperationReply } from './apply-replies.ts';
import type { Interruption, SyncSession } from './sync-session.ts';

export interface InFlight {
  readonly record: ListingRecord;
  readonly sent: OutboxEntry;
}

export interface SendResult {
  readonly reply: OperationReply;
  /** The whole run stops here: nobody is reached, or nothing may be done. */
  readonly interruption: Interruption | null;
  /** The city failed at this change, and did not ask to wait: the others are sent all the same. */
  readonly failed?: boolean;
}

const inDoubt: OperationReply = { fate: 'in-doubt' };

/**
 * One operation, retried with back-off, to its reply. Tried once where the city is known to fail at it, or has failed at every
 * other before.
 */
export async function sendOperation(session: SyncSession, { record, sent }: InFlight): Promise<SendResult> {
  const { city } = session.ports;
  const tries = failsAlone(sent) || session.everyWriteFails ? 1 : attemptsAtMost;
  const retryWithBackOff: typeof retry = (given, ask) => retry(given, ask, tries);
  const { operation } = sent;
  if (operation.type === 'create') {
    const answer = await retryWithBackOff(session, () => city.create(record.id, operation.fields, sent.id));
    return answer.ok ? answered({ fate: 'accepted', listing: answer.data }) : await refused(session, record.id, answer);
  }
  if (!city.capabilities.conditionalWrite) {
    // No precondition: look just before writing. What slips in between cannot be seen by anybody (decision 033).
    const current = await retryWithBackOff(session, () => city.read(record.id));
    if (!current.ok) return await refused(session, record.id, current);
    if (current.data.version !== record.base?.version) return answered({ fate: 'stale', listing: current.data });
  }
  const etag = city.capabilities.conditionalWrite ? record.etag : null;
  if (operation.type === 'delete') {
    const answer = await retryWithBackOff(session, () => city.delete(record.id, etag, sent.id));
    return answer.ok ? answered({ fate: 'deleted' }) : await refused(session, record.id, answer);
  }
  const answer = await retryWithBackOff(session, () => city.update(record.id, operation.patch, etag, sent.id));
  return answer.ok ? answered({ fate: 'accepted', listing: answer.data }) : await refused(session, record.id, answer);
}

function answered(reply: OperationReply): SendResult {
  return { reply, interruption: null };
}

async function refused(session: SyncSession, id: string, refusal: CityRefusal): Promise<SendResult> {
  switch (refusal.code) {
    case 'precondition-failed':
      return await staleReply(session, id, refusal);
    case 'gone':
    case 'not-found':
      return answered({ fate: 'gone', forgotten: refusal.code === 'not-found' });
    case 'forbidden':
    case 'conflict':
    case 'invalid':
    case 'too-large':
      // One item that the city will not have never holds up the others.
      return answered({ fate: 'refused', reason: refusal.code, detail: refusal.detail ?? null });
    case 'unavailable':
      // A 5xx without a word of when to come back may be this listing's alone.
      if ((refusal.retryAfterSeconds ?? 0) === 0) return { reply: inDoubt, interruption: null, failed: true };
      return { reply: inDoubt, interruption: session.interruptOn(refusal) };
    default:
      return { reply: inDoubt, interruption: session.interruptOn(refusal) };
  }
}

async function staleReply(session: SyncSession, id: string, refusal: CityRefusal): Promise<SendResult> {
  if (refusal.current) return answered({ fate: 'stale', listing: refusal.current });
  const answer = await retry(session, () => session.ports.city.read(id));
  if (answer.ok) return answered({ fate: 'stale', listing: answer.data });
  if (answer.code === 'gone' || answer.code === 'not-found') {
    return answered({ fate: 'gone', forgotten: answer.code === 'not-found' });
  }
  return { reply: inDoubt, interruption: session.interruptOn(answer) };
}
