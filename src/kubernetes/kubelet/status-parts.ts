/**
 * Parts of a status that are the same in many pods: pods that started in one second have the same
 * conditions. They are made once and shared, so that a cluster of many pods stays small, and an
 * equal part is the same value.
 *
 * @module
 */
import type {
  ContainerState,
  ContainerUser,
  PodCondition,
  PodIP,
  VolumeMount,
  VolumeMountStatus,
} from '../../types/kubernetes/core/v1.js'
import type { ContainerStatus } from '../../cri/runtime.js'
import type { VirtualTime } from '../../sim/world.js'
import { rfc3339 } from '../../text/time.js'

/**
 * How many different parts of a sort are remembered; beyond that, all are forgotten and made anew.
 */
const MOST = 1_000

/** Gives the same frozen value for the same text, as long as it is remembered. */
function shared<T extends object>(): (text: string, make: () => T) => T {
  const known = new Map<string, T>()
  return (text, make) => {
    let value = known.get(text)
    if (value === undefined) {
      if (known.size >= MOST) known.clear()
      known.set(text, (value = Object.freeze(make())))
    }
    return value
  }
}

/** An empty object. */
export const NOTHING: Readonly<Record<string, never>> = Object.freeze({})

const times = shared<{ readonly text: string }>()

/** A moment as the API writes it. */
export function timeText(time: VirtualTime): string {
  const second = Math.floor(time / 1000)
  return times(String(second), () => ({ text: rfc3339(time) })).text
}

const addresses = shared<PodIP[]>()

/** `[{ ip }]`, as `hostIPs` and `podIPs` are written. */
export const addressList = (ip: string): PodIP[] => addresses(ip, () => [Object.freeze({ ip })])

const conditions = shared<PodCondition>()

/** One condition. */
export function conditionOf(
  type: string,
  status: string,
  since: string,
  observedGeneration: number,
  reason: string | undefined,
  message: string | undefined,
): PodCondition {
  return conditions(
    `${type} ${status} ${since} ${observedGeneration} ${reason ?? ''} ${message ?? ''}`,
    () => {
      const why =
        reason === undefined ? {} : message === undefined ? { reason } : { reason, message }
      const condition = {
        lastProbeTime: null,
        lastTransitionTime: since,
        observedGeneration,
        status,
        type,
        ...why,
      }
      return condition as unknown as PodCondition
    },
  )
}

const lists = new WeakMap<object, (readonly object[])[]>()

/** The list that was given first with these very members, if it is still remembered. */
export function sharedList<T extends object>(members: readonly T[]): T[] {
  const [first] = members
  if (!first) return []
  let known = lists.get(first)
  if (!known) lists.set(first, (known = []))
  const same = known.find(
    (list) => list.length === members.length && list.every((member, i) => member === members[i]),
  )
  if (same) return same as T[]
  const list = Object.freeze([...members])
  if (known.length >= MOST_LISTS) known.length = 0
  known.push(list)
  return list as readonly T[] as T[]
}

const MOST_LISTS = 16

const runnings = shared<ContainerState>()

/** The state of a container that runs. */
export const runningSince = (startedAt: string): ContainerState =>
  runnings(startedAt, () => ({ running: Object.freeze({ startedAt }) }))

/** The volume mounts of a container as its status lists them. */
export const mountStatuses = (given: readonly VolumeMount[]): VolumeMountStatus[] =>
  given.map(({ name, mountPath, readOnly }) =>
    readOnly ? { mountPath, name, readOnly, recursiveReadOnly: 'Disabled' } : { mountPath, name },
  )

type RunsAs = ContainerStatus['user']

const users = shared<ContainerUser>()

/** The user of a container as its status says it. */
export const linuxUser = ({ uid, gid, groups }: NonNullable<RunsAs>): ContainerUser =>
  users(`${uid} ${gid} ${groups.join()}`, () => ({
    linux: Object.freeze({ gid, supplementalGroups: [...groups], uid }),
  }))
