/**
 * A test under many random schedules. When it fails under one, ever simpler schedules are tried, and
 * what is thrown names the simplest under which it still fails.
 *
 * @module
 */
import type { ScheduleOptions } from '../lab/schedule.js'
import { KubariumError, UsageError } from '../sim/errors.js'
import { type Random, randomFrom, seededState } from '../sim/random.js'

/** A test failed under a schedule; `cause` is what it threw. */
export class ScheduleFailure extends KubariumError {
  override name = 'ScheduleFailure'
  constructor(
    message: string,
    /** The simplest schedule that was found under which it fails. */
    readonly schedule: ScheduleOptions,
    /** The seed that the test was given with it. */
    readonly seed: number,
    cause: unknown,
  ) {
    super(message, { cause })
  }
}

/** A test of a user's: it makes a lab with this schedule and this seed, and throws if it fails. */
type ScheduledTest = (schedule: ScheduleOptions, seed: number) => void

const DELAYS = ['100ms', '500ms', '1s', '2s', '5s', '10s'] as const
const SHARES = [0.01, 0.05, 0.1, 0.2] as const
const SHARE_NAMES = ['drop', 'repeat', 'conflicts', 'crashes'] as const
const LARGEST_SEED = 2 ** 31 - 1

/**
 * Runs a test under `count` random schedules, which follow from `seed`.
 *
 * @example
 * withSchedules(100, 7, (schedule, seed) => {
 *   const lab = createLab({ seed, schedule, cluster: { nodes: 3 } })
 *   lab.kubectl.create('deployment', 'web', { image: 'nginx', replicas: 3 })
 *   expect(lab).toConvergeWithin('5m')
 * })
 * @throws ScheduleFailure with the simplest schedule under which it fails
 */
export function withSchedules(count: number, seed: number, test: ScheduledTest): void {
  if (!Number.isSafeInteger(count) || count < 1)
    throw new UsageError(`count must be a whole number above 0, not ${String(count)}`)
  if (!Number.isSafeInteger(seed))
    throw new UsageError(`seed must be a whole number, not ${String(seed)}`)
  const random = randomFrom(seededState(seed))
  for (let i = 1; i <= count; i++) {
    const worldSeed = random.int(1, LARGEST_SEED)
    const schedule = anySchedule(random)
    const failure = failureOf(test, schedule, worldSeed)
    if (failure) throw explained(test, schedule, worldSeed, failure, `${i} of ${count}`)
  }
}

function anySchedule(random: Random): ScheduleOptions {
  const maybe = (): boolean => random.int(0, 1) === 1
  return {
    seed: random.int(1, LARGEST_SEED),
    ...(maybe() && { order: 'random' as const }),
    ...(maybe() && { watchDelay: random.pick(DELAYS) }),
    ...Object.fromEntries(
      SHARE_NAMES.filter(() => maybe()).map((name) => [name, random.pick(SHARES)]),
    ),
  }
}

interface Thrown {
  readonly error: unknown
}

function failureOf(
  test: ScheduledTest,
  schedule: ScheduleOptions,
  seed: number,
): Thrown | undefined {
  let result: unknown
  try {
    result = test(schedule, seed)
  } catch (error) {
    return { error }
  }
  if (typeof (result as { readonly then?: unknown } | undefined)?.then === 'function')
    throw new UsageError('the test must not be async: every call of a lab is over when it returns')
  return undefined
}

function explained(
  test: ScheduledTest,
  schedule: ScheduleOptions,
  seed: number,
  failure: Thrown,
  which: string,
): ScheduleFailure {
  let smallest = { schedule, seed, failure }
  for (let next: typeof smallest | undefined = smallest; next; ) {
    next = undefined
    for (const one of simpler(smallest.schedule, smallest.seed)) {
      const failed = failureOf(test, one.schedule, one.seed)
      if (!failed) continue
      next = { ...one, failure: failed }
      smallest = next
      break
    }
  }
  const { error } = smallest.failure
  const said = error instanceof Error ? error.message : String(error)
  return new ScheduleFailure(
    `fails under schedule ${which}; the simplest that was found: seed ${smallest.seed}, schedule ${JSON.stringify(smallest.schedule)}\n\n${said}`,
    smallest.schedule,
    smallest.seed,
    error,
  )
}

/** Schedules that disturb less, the simplest first. */
function simpler(
  schedule: ScheduleOptions,
  seed: number,
): readonly { readonly schedule: ScheduleOptions; readonly seed: number }[] {
  const names = Object.keys(schedule).filter((name) => name !== 'seed')
  const without = (name: string): ScheduleOptions =>
    Object.fromEntries(Object.entries(schedule).filter(([other]) => other !== name))
  const { watchDelay } = schedule
  const shorter = DELAYS.slice(
    0,
    Math.max(0, DELAYS.indexOf(watchDelay as (typeof DELAYS)[number])),
  )
  const rarer = SHARE_NAMES.flatMap((name) =>
    SHARES.filter((share) => share < Number(schedule[name] ?? 0)).map((share) => ({
      ...schedule,
      [name]: share,
    })),
  )
  const seeds = [1, 2, 3].filter((one) => one < seed)
  return [
    ...(names.length > 1 ? [{ schedule: {}, seed }] : []),
    ...names.map((name) => ({ schedule: without(name), seed })),
    ...shorter.map((delay) => ({ schedule: { ...schedule, watchDelay: delay }, seed })),
    ...rarer.map((one) => ({ schedule: one, seed })),
    ...seeds.map((one) => ({ schedule, seed: one })),
    ...(names.length > 0 && (schedule.seed ?? 1) > 1
      ? [{ schedule: { ...schedule, seed: 1 }, seed }]
      : []),
  ]
}
