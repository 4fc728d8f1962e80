/**
 * What the databases read and do not act on. A server says so in its log, once.
 *
 * @see docs/simulated.md
 */

const UNSIMULATED: readonly (readonly [found: RegExp, what: string])[] = [
  [/(?:^|;)\s*(?:grant|revoke)\b/i, 'privileges in SQL'],
  [/(?:^|;)\s*(?:begin|start\s+transaction)\b/i, 'transactions that are undone'],
  [/\bcreate\s+unique\s+index\b/i, 'unique indexes that are made after their table'],
  [/\bcreate\s+extension\b/i, 'extensions of PostgreSQL'],
  [/\breferences\b|\bforeign\s+key\b/i, 'foreign keys in SQL'],
  [/\bcheck\s*\(/i, 'CHECK constraints in SQL'],
]

/** What of some statements has no effect. */
export function unsimulatedIn(sql: string): readonly string[] {
  const bare = sql.replaceAll(/'(?:[^']|'')*'/g, "''")
  return UNSIMULATED.flatMap(([found, what]) => (found.test(bare) ? [what] : []))
}
