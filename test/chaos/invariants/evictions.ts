/**
 * A pod is evicted for a taint when its toleration has run out, and not before: whatever taint drove
 * it out was on its node for as long as the pod tolerates it, in some world that the controller may
 * have seen.
 */
import type { Pod, Taint } from '../../../src/types/kubernetes/core/v1.js'
import type { Stored } from '../../../src/index.js'
import { Broken, type Invariant, type Lateness } from '../watchdog.js'
import { changesOf, hasEnded } from './objects.js'

const CONTROLLER = 'taint-eviction-controller'

interface Known {
  readonly taint: Taint
  readonly since: number
  until: number
}

const identity = ({ key, value = '', effect }: Taint): string => `${key}=${value}:${effect}`

export function evictions(late: Lateness): Invariant {
  const taints = new Map<string, Known[]>()
  return ({ now, changes, loop }) => {
    for (const { key, after } of changesOf(changes, 'api/nodes')) {
      const driving = (after?.spec?.taints ?? []).filter(({ effect }) => effect === 'NoExecute')
      const known = taints.get(key) ?? []
      for (const one of known)
        if (one.until === Infinity && !driving.some((it) => identity(it) === identity(one.taint)))
          one.until = now
      for (const taint of driving)
        if (!known.some((one) => one.until === Infinity && identity(one.taint) === identity(taint)))
          known.push({ taint, since: now, until: Infinity })
      taints.set(key, known)
    }
    if (loop !== CONTROLLER) return
    for (const { key, before, after } of changesOf(changes, 'api/pods')) {
      if (!before || before.metadata.deletionTimestamp || hasEnded(before)) continue
      if (after && !after.metadata.deletionTimestamp) continue
      const seen = (taints.get(before.spec?.nodeName ?? '') ?? []).filter(
        ({ until }) => until >= now - late(loop),
      )
      const due = Math.min(
        ...seen.map(({ taint, since }) => since + toleratedSeconds(before, taint) * 1000),
      )
      if (now < due)
        throw new Broken(
          `${loop} evicted pod ${key} ${due - now} ms before its toleration ran out (${seen.length} taints)`,
        )
    }
  }
}

function toleratedSeconds({ spec }: Stored<Pod>, taint: Taint): number {
  const fitting = (spec?.tolerations ?? []).filter(
    ({ key, operator = 'Equal', value = '', effect }) =>
      (effect === undefined || effect === taint.effect) &&
      (key === undefined || key === taint.key) &&
      (operator === 'Exists' || value === (taint.value ?? '')),
  )
  if (fitting.length === 0) return 0
  return Math.min(...fitting.map(({ tolerationSeconds = Infinity }) => tolerationSeconds))
}
