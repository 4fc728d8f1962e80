/** What differs from run to run on the real thing. */

const VOLATILE =
  /^(uid|resourceVersion|creationTimestamp|deletionTimestamp|lastTransitionTime|lastUpdateTime|lastHeartbeatTime|lastProbeTime|startTime|startedAt|finishedAt|time|eventTime|firstTimestamp|lastTimestamp|renewTime|continue|remainingItemCount|hash|fieldsV1|token|expirationTimestamp|ca\.crt|buildDate|gitCommit|gitTreeState|goVersion|compiler|platform|emulation.*|minCompatibility.*|images|nodeInfo|capacity|allocatable)$/i

const text = (value: string): string =>
  value
    .replace(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, '<uid>')
    .replace(/(sha256:)?\b[0-9a-f]{64}\b/g, '<id>')
    .replace(/\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{12}\b/g, '<id>')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, '<time>')
    .replace(
      /-[bcdfghjklmnpqrstvwxz2456789]{7,10}(-[bcdfghjklmnpqrstvwxz2456789]{5})?\b/g,
      '-<rand>',
    )
    .replace(/\b(g-|kube-api-access-)[bcdfghjklmnpqrstvwxz2456789]{5}\b/g, '$1<rand>')
    .replace(
      /\b(10\.(9[6-9]|1[01]\d|244)\.\d+\.\d+|172\.1[78]\.\d+\.\d+|192\.168\.\d+\.\d+|192\.0\.2\.\d+|127\.0\.0\.1:6443)\b/g,
      '<ip>',
    )
    .replace(/\b\d+[smh](\d+[smh])?\b/g, '<age>')
    .replace(/resource version: \d+, current: \d+/g, 'resource version: <n>, current: <n>')

/** A value with everything that may differ replaced. */
export function masked(value: unknown, key = ''): unknown {
  if (VOLATILE.test(key)) return value === null || value === undefined ? value : `<${key}>`
  if (typeof value === 'string') return text(value)
  if (Array.isArray(value)) return value.map((one) => masked(one))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [name, masked(part, name)]),
    )
  return value
}

/** Descriptions of columns are other people's sentences: they are ''. */
export function withoutDescriptions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDescriptions)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      name === 'columnDefinitions' && Array.isArray(part)
        ? part.map((one: object) => ({ ...one, description: '' }))
        : withoutDescriptions(part),
    ]),
  )
}

/** Where two values differ: a line for each place. */
export function differences(real: unknown, ours: unknown, path = ''): readonly string[] {
  if (JSON.stringify(real) === JSON.stringify(ours)) return []
  if (isNested(real) && isNested(ours) && Array.isArray(real) === Array.isArray(ours)) {
    const names = new Set([...Object.keys(real), ...Object.keys(ours)])
    return [...names].flatMap((name) => differences(real[name], ours[name], `${path}.${name}`))
  }
  const [a, b] = [real, ours].map((one) => JSON.stringify(one)?.slice(0, 160))
  return [`${path}: real ${a}, ours ${b}`]
}

const isNested = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
