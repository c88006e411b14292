import * as v from 'valibot';
import { db } from '../../db/open-database.ts';
import type { PaperSettings } from '../../../shared/paper/sheet-model.ts';

const key = 'paper';

const schema = v.object({
  association: v.pipe(v.string(), v.trim(), v.maxLength(80)),
  coordinator: v.pipe(v.string(), v.trim(), v.maxLength(40)),
  phone: v.pipe(v.string(), v.trim(), v.maxLength(40)),
  until: v.pipe(v.string(), v.trim(), v.maxLength(20)),
});

/** How the association names itself on paper, and whom a volunteer calls. */
export async function readPaperSettings(): Promise<PaperSettings> {
  const kept = v.safeParse(schema, (await db().settings.get(key))?.value);
  return kept.success ? kept.output : { association: '', coordinator: '', phone: '', until: '' };
}

export async function keepPaperSettings(settings: PaperSettings): Promise<void> {
  await db().settings.put({ key, value: v.parse(schema, settings) });
}
