/**
 * A quota is never exceeded: whenever a pod is made, its namespace has no more pods than each quota
 * that was counted allows.
 */
import { Broken, type Invariant } from '../watchdog.js'
import { changesOf, hasEnded } from './objects.js'

export function quotas(): Invariant {
  const limits = new Map<string, { readonly namespace: string; readonly most: number }>()
  const living = new Map<string, Set<string>>()
  return ({ changes }) => {
    for (const { key, after } of changesOf(changes, 'api/resourcequotas')) {
      // A quota limits from when it was counted for the first time.
      const most = after?.status?.hard?.['pods']
      const [namespace = ''] = key.split('/')
      if (most === undefined || after?.spec?.scopes || after?.spec?.scopeSelector)
        limits.delete(key)
      else limits.set(key, { namespace, most: Number(most) })
    }
    for (const { key, before, after } of changesOf(changes, 'api/pods')) {
      const [namespace = ''] = key.split('/')
      const pods = living.get(namespace) ?? new Set()
      living.set(namespace, pods)
      if (after && !hasEnded(after)) pods.add(key)
      else pods.delete(key)
      if (before || !after) continue
      for (const [quota, { namespace: there, most }] of limits)
        if (there === namespace && pods.size > most)
          throw new Broken(
            `pod ${key} was made, and so its namespace has ${pods.size} pods, where quota ${quota} allows ${most}`,
          )
    }
  }
}
