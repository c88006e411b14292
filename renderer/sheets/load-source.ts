import type { Quartier } from '../../shared/domain/quartier.ts';
import { db } from '../db/open-database.ts';
import { readSetting } from '../db/settings.ts';
import { currentListing } from '../db/records.ts';
import { readPaperSettings } from '../model/queries/paper-settings.ts';
import type { SheetSource } from '../../shared/paper/sheet-model.ts';

/** All that a sheet of this round is made from; `null` when the round is gone. */
export async function loadSource(roundId: string, number: number, printedAt: string): Promise<SheetSource | null> {
  const database = db();
  const round = await database.rounds.get(roundId);
  if (!round) return null;
  const neighbourIds = round.stops.flatMap((stop) => (stop.neighbourId === null ? [] : [stop.neighbourId]));
  const [records, people, volunteers, quartier, streets, settings] = await Promise.all([
    database.listings.bulkGet(round.stops.flatMap((stop) => stop.listingIds)),
    database.neighbours.bulkGet(neighbourIds),
    database.volunteers.bulkGet(round.volunteerIds),
    round.quartierId === null
      ? Promise.resolve<Quartier | undefined>(undefined)
      : database.quartiers.get(round.quartierId),
    readSetting('street-lines'),
    readPaperSettings(),
  ]);
  const walkers = await database.neighbours.bulkGet(
    volunteers.filter(isThere).map((volunteer) => volunteer.neighbourId),
  );
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
