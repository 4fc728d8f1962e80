/**
 * The order of versions: stable ones first, then betas, then alphas, the highest first; what looks
 * like none of these comes last, by its name.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#version-priority
 */

const VERSION = /^v(\d+)(?:(alpha|beta)(\d+))?$/
const STABILITY: Readonly<Record<string, number>> = { alpha: 0, beta: 1, '': 2 }

/** How stable a version is, its number, and the number of its alpha or beta. */
function rankOf(version: string): readonly number[] | undefined {
  const found = VERSION.exec(version)
  if (!found) return undefined
  const [, major = '0', stage = '', minor = '0'] = found
  return [STABILITY[stage] ?? 0, Number(major), Number(minor)]
}

/** Sorts the version that is preferred first. */
export function byPreference(a: string, b: string): number {
  const [x, y] = [rankOf(a), rankOf(b)]
  if (!x || !y) return x ? -1 : y ? 1 : a < b ? -1 : a > b ? 1 : 0
  for (const [i, rank] of x.entries()) {
    const difference = (y[i] ?? 0) - rank
    if (difference !== 0) return difference
  }
  return 0
}
