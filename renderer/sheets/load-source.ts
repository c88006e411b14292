import type { Quartier } from '../../shared/domain/quartier.ts';
import { db } from '../db/open-database.ts';
import { readSetting } from '../db/settings.ts';
import { currentListing } from '../db/records.ts';
import { readPaperSettings } from '../model/queries/paper-settings.ts';
import type { SheetSource } from '../../shared/paper/sheet-model.ts';

/** All that a sheet of this round is made from; `null` when the round is gone. */
export async function loadSource(roundId: string, number: number, printedAt: string): Promise<SheetSource | null> {
  const base = db();
  const round = await base.rounds.get(roundId);
  if (!round) return null;
  const neighbourIds = round.stops.flatMap((stop) => (stop.neighbourId === null ? [] : [stop.neighbourId]));
  const [records, people, volunteers, quartier, streets, settings] = await Promise.all([
    base.listings.bulkGet(round.stops.flatMap((stop) => stop.listingIds)),
    base.neighbours.bulkGet(neighbourIds),
    base.volunteers.bulkGet(round.volunteerIds),
    round.quartierId === null ? Promise.resolve<Quartier | undefined>(undefined) : base.quartiers.get(round.quartierId),
    readSetting('street-lines'),
    readPaperSettings(),
  ]);
  const walkers = await base.neighbours.bulkGet(volunteers.filter(isThere).map((volunteer) => volunteer.neighbourId));
  return {
    number,
    round,
    quartier: quartier ?? null,
    listings: new Map(records.filter(isThere).map((record) => [record.id, currentListing(record)])),
    neighbours: new Map(people.filter(isThere).map((person) => [person.id, person])),
    volunteers: walkers.filter(isThere),
    streets,
    settings,
    printedAt,
  };
}

function isThere<T>(value: T | undefined): value is T {
  return value !== undefined;
}
