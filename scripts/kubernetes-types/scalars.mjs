// The types that have no fields.

/** What has no fields: its type, and what it is. */
export const SCALARS = {
  Quantity: ['string', 'An amount such as `500m` (half a CPU) or `64Mi`; always text when served.'],
  IntOrString: ['number | string', 'A number, or a name (of a port) or a percentage.'],
  Time: ['string', 'A time such as `2026-01-31T12:00:00Z`.'],
  MicroTime: ['string', 'A time with microseconds, such as `2026-01-31T12:00:00.000000Z`.'],
  JSON: ['unknown', 'Any JSON value.'],
  JSONSchemaPropsOrArray: ['JSONSchemaProps | readonly JSONSchemaProps[]', 'A schema, or several.'],
  JSONSchemaPropsOrBool: ['JSONSchemaProps | boolean', 'A schema, or whether anything goes.'],
  JSONSchemaPropsOrStringArray: [
    'JSONSchemaProps | readonly string[]',
    'A schema, or names of fields.',
  ],
}
export const ANY_OBJECT = 'Readonly<Record<string, unknown>>'
