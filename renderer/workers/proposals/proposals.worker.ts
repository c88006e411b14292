import { PalierDatabase } from '../../db/database.ts';
import { planProposals } from './plan-proposals.ts';
import type { Proposals, ProposalsReply, ProposalsRequest } from './proposals-protocol.ts';

self.onmessage = ({ data }: MessageEvent<ProposalsRequest>) => {
  void plan(data).then(
    (planned) => reply({ type: 'planned', plan: planned }),
    () => reply({ type: 'failed' }),
  );
};

function reply(answer: ProposalsReply): void {
  self.postMessage(answer);
}

async function plan({ key, ...asked }: ProposalsRequest): Promise<Proposals> {
  const database = new PalierDatabase(key);
  try {
    return await planProposals(database, asked, (compared) => reply({ type: 'compared', ...compared }));
  } finally {
    database.close();
  }
}
