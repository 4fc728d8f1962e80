/**
 * How the API server shows what changed in a pod's spec: a unified difference of the two, as JSON.
 *
 * @see https://pkg.go.dev/k8s.io/apimachinery/pkg/util/diff
 */
import type { PodSpec } from 'kubernetes-types/core/v1.js'

const CONTEXT = 3

/** The difference between two specs, one hunk for each place. */
export function specDifference(old: PodSpec, spec: PodSpec): string {
  const before = JSON.stringify(old, null, 1).split('\n')
  const after = JSON.stringify(spec, null, 1).split('\n')
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start++
  let end = 0
  while (end < before.length - start && end < after.length - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  const from = Math.max(0, start - CONTEXT)
  const lines = [
    ...before.slice(from, start).map((line) => ` ${line}`),
    ...before.slice(start, before.length - end).map((line) => `-${line}`),
    ...after.slice(start, after.length - end).map((line) => `+${line}`),
    ...before.slice(before.length - end, before.length - end + CONTEXT).map((line) => ` ${line}`),
  ]
  const rest = Math.min(end, CONTEXT)
  return `@@ -${from + 1},${before.length - end + rest - from} +${from + 1},${after.length - end + rest - from} @@\n${lines.join('\n')}\n`
}
