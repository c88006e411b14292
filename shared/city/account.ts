import * as v from 'valibot';

/** `GET /v1/me`: who the token belongs to, and what the city's platform can do. */
export const accountSchema = v.looseObject({
  account: v.looseObject({ id: v.string(), name: v.pipe(v.string(), v.maxLength(200)) }),
  commune: v.optional(v.looseObject({ name: v.string(), code: v.string() })),
  scopes: v.array(v.string()),
  capabilities: v.looseObject({
    read: v.boolean(),
    create: v.boolean(),
    update: v.boolean(),
    delete: v.boolean(),
    cursor: v.boolean(),
    conditionalWrite: v.boolean(),
    clientIds: v.boolean(),
    writableFields: v.array(v.string()),
  }),
  limits: v.looseObject({
    pageSize: v.pipe(v.number(), v.integer(), v.minValue(1)),
    bodyBytes: v.pipe(v.number(), v.integer(), v.minValue(1)),
  }),
});
export type Account = v.InferOutput<typeof accountSchema>;
