/**
 * JSON merge patch: fields replace fields, null removes them, lists are replaced whole.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7396
 */

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** `target` as `body` changes it; nothing of either is written to. */
export function applyMergePatch(target: unknown, body: unknown): unknown {
  if (!isFields(body)) return body
  const entries = new Map(Object.entries(isFields(target) ? target : {}))
  for (const [key, value] of Object.entries(body)) {
    if (value === null) entries.delete(key)
    else entries.set(key, applyMergePatch(entries.get(key), value))
  }
  return Object.fromEntries(entries)
}
