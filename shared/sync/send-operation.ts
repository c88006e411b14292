import { patiently } from './patience.ts';
import type { CityRefusal } from './ports.ts';
import type { ListingRecord, OutboxEntry } from './records.ts';
import type { Reply } from './settle.ts';
import type { Stop, SyncPass } from './sync-pass.ts';

export interface Claim {
  readonly record: ListingRecord;
  readonly sent: OutboxEntry;
}

export interface Answer {
  readonly reply: Reply;
  /** The whole run stops here: nobody is reached, or nothing may be done. */
  readonly stop: Stop | null;
}

const inDoubt: Reply = { fate: 'in-doubt' };

/** One operation, with the patience that the city needs, to its fate. */
export async function sendOperation(pass: SyncPass, { record, sent }: Claim): Promise<Answer> {
  const { city } = pass.ports;
  const { operation } = sent;
  if (operation.type === 'create') {
    const answer = await patiently(pass, () => city.create(record.id, operation.fields, sent.id));
    return answer.ok ? taken({ fate: 'accepted', listing: answer.data }) : await refused(pass, record.id, answer);
  }
  if (!city.capabilities.conditionalWrite) {
    // No precondition: look just before writing. What slips in between cannot be seen by anybody (decision 033).
    const current = await patiently(pass, () => city.read(record.id));
    if (!current.ok) return await refused(pass, record.id, current);
    if (current.data.version !== record.base?.version) return taken({ fate: 'stale', listing: current.data });
  }
  const etag = city.capabilities.conditionalWrite ? record.etag : null;
  if (operation.type === 'delete') {
    const answer = await patiently(pass, () => city.delete(record.id, etag, sent.id));
    return answer.ok ? taken({ fate: 'deleted' }) : await refused(pass, record.id, answer);
  }
  const answer = await patiently(pass, () => city.update(record.id, operation.patch, etag, sent.id));
  return answer.ok ? taken({ fate: 'accepted', listing: answer.data }) : await refused(pass, record.id, answer);
}

function taken(reply: Reply): Answer {
  return { reply, stop: null };
}

async function refused(pass: SyncPass, id: string, refusal: CityRefusal): Promise<Answer> {
  switch (refusal.code) {
    case 'precondition-failed':
      return await staleReply(pass, id, refusal);
    case 'gone':
    case 'not-found':
      return taken({ fate: 'gone', forgotten: refusal.code === 'not-found' });
    case 'forbidden':
    case 'conflict':
    case 'invalid':
    case 'too-large':
      // One item that the city will not have never holds up the others.
      return taken({ fate: 'refused', reason: refusal.code, detail: refusal.detail ?? null });
    default:
      return { reply: inDoubt, stop: pass.stopOn(refusal) };
  }
}

async function staleReply(pass: SyncPass, id: string, refusal: CityRefusal): Promise<Answer> {
  if (refusal.current) return taken({ fate: 'stale', listing: refusal.current });
  const answer = await patiently(pass, () => pass.ports.city.read(id));
  if (answer.ok) return taken({ fate: 'stale', listing: answer.data });
  if (answer.code === 'gone' || answer.code === 'not-found') {
    return taken({ fate: 'gone', forgotten: answer.code === 'not-found' });
  }
  return { reply: inDoubt, stop: pass.stopOn(answer) };
}
