import { describe, expect, it } from 'vitest'
import { DAYS, type playDay as Play, playDay } from './calm.js'
import { type Edit, moduleWith } from './planted.js'

const CONTROLLERS = 'kubernetes/controllers'

/** Faults, and the day on which each is noticed. */
const PLANTED: readonly (Edit & {
  readonly what: string
  readonly meets: string
  readonly says: RegExp
})[] = [
  {
    what: 'a StatefulSet that makes all its pods at once',
    meets: 'a set that grows and is updated',
    file: `${CONTROLLERS}/statefulset/pods.ts`,
    from: "return step === 'next' && isOrdered ? 'wait' : step",
    to: 'return step',
    says: /came before db-0 was available/,
  },
  {
    what: 'a StatefulSet that updates its first pod first',
    meets: 'a set that grows and is updated',
    file: `${CONTROLLERS}/statefulset/update.ts`,
    from: '[...replicas.slice(partition)].reverse()',
    to: '[...replicas.slice(partition)]',
    says: /was updated before db-\d/,
  },
  {
    what: 'a StatefulSet that waits for no pod',
    meets: 'a set that grows and is updated',
    file: `${CONTROLLERS}/statefulset/update.ts`,
    from: 'if (!isUnavailable(pod) && room-- <= 0) break',
    to: 'room--',
    says: /was updated before db-3/,
  },
  {
    what: 'a StatefulSet without a partition',
    meets: 'a set with a partition',
    file: `${CONTROLLERS}/statefulset/update.ts`,
    from: 'replicas.slice(partition)',
    to: 'replicas.slice(0 * partition)',
    says: /below the partition/,
  },
  {
    what: 'a CronJob that forbids nothing',
    meets: 'a cron job that forbids',
    file: `${CONTROLLERS}/cronjob/index.ts`,
    from: "concurrencyPolicy === 'Forbid' &&",
    to: "concurrencyPolicy === 'Replace' &&",
    says: /2 jobs run where one may/,
  },
  {
    what: 'a CronJob that keeps all its jobs',
    meets: 'a cron job that forbids',
    file: `${CONTROLLERS}/cronjob/index.ts`,
    from: 'ended.slice(0, Math.max(0, ended.length - limit))',
    to: 'ended.slice(0, Math.min(0, limit))',
    says: /a cron job keeps \d+ jobs/,
  },
  {
    what: 'an autoscaler without an upper bound',
    meets: 'a load that comes and goes',
    file: `${CONTROLLERS}/horizontalpodautoscaler/normalize.ts`,
    from: 'most: spec?.maxReplicas ?? 1,',
    to: 'most: 100 + (spec?.maxReplicas ?? 1),',
    says: /where 2 to 6 may be/,
  },
  {
    what: 'an autoscaler that forgets what it wished for',
    meets: 'a load that comes and goes',
    file: `${CONTROLLERS}/horizontalpodautoscaler/normalize.ts`,
    from: 'Math.max(desired, ...recent.map(({ replicas }) => replicas))',
    to: 'desired + 0 * recent.length',
    says: /down to \d replicas/,
  },
  {
    what: 'volumes that are bound twice',
    meets: 'claims that want the same volume',
    file: 'kubernetes/kinds/volume-match.ts',
    from: "!spec?.claimRef && status?.phase === 'Available' &&",
    to: "(!spec?.claimRef || status?.phase !== 'Released') &&",
    says: /is bound to default\/\w and to default\/\w/,
  },
  {
    what: 'claims that are not protected from their deletion',
    meets: 'claims that want the same volume',
    file: `${CONTROLLERS}/persistentvolume/pvc-protection.ts`,
    from: 'if (isUsed) return awaitChange',
    to: 'if (isUsed && !isUsed) return awaitChange',
    says: /is gone, and user uses it/,
  },
]

describe('a calm day', () => {
  it.each(DAYS)('$name', (day) => {
    expect(() => playDay(day)).not.toThrow()
  })

  it.each(PLANTED)('shows $what', async ({ meets, says, file, from, to }) => {
    const { play, days } = await moduleWith<{ play: typeof Play; days: typeof DAYS }>(
      [{ file, from, to }],
      "export { DAYS as days, playDay as play } from './calm.js'",
    )
    const day = days.find(({ name }) => name === meets)
    expect(() => day && play(day)).toThrow(says)
  })
})
