import * as v from 'valibot';

/** How the association names itself on paper, and whom a volunteer calls. */
export const paperSettingsSchema = v.object({
  association: v.pipe(v.string(), v.trim(), v.maxLength(80)),
  coordinator: v.pipe(v.string(), v.trim(), v.maxLength(40)),
  phone: v.pipe(v.string(), v.trim(), v.maxLength(40)),
  /** Until when the telephone is answered: « 13 h ». */
  until: v.pipe(v.string(), v.trim(), v.maxLength(20)),
});
