/**
 * What a limit range fills in: the requests and limits of containers that have none.
 *
 * @module
 */
import type { Container, LimitRange, Pod, PodSpec } from '../../../../types/kubernetes/core/v1.js'
import { seal } from '../../../../sim/seal.js'
import type { Draft, Stored } from '../../../kinds/kind.js'
import type { ResourceList } from '../../../kinds/pod/resources.js'

/** Where a pod says what was filled in. */
const ANNOTATION = 'kubernetes.io/limit-ranger'
const PREFIX = 'LimitRanger plugin set: '

interface Filled {
  readonly range: Stored<LimitRange>
  readonly spec: PodSpec
  readonly annotation: string | undefined
}

/** What was made of the specs of templates. */
const known = new WeakMap<PodSpec, Filled>()

/** Gives a pod what a range says by default. */
export function withDefaults(pod: Draft<Pod>, range: Stored<LimitRange>): void {
  const { spec } = pod
  if (!spec) return
  let filled = known.get(spec)
  if (filled?.range !== range) {
    filled = fill(spec, range)
    if (Object.isFrozen(spec)) known.set(spec, filled)
  }
  pod.spec = filled.spec
  if (filled.annotation !== undefined)
    pod.metadata = {
      ...pod.metadata,
      annotations: { ...pod.metadata?.annotations, [ANNOTATION]: filled.annotation },
    }
}

function fill(spec: PodSpec, range: Stored<LimitRange>): Filled {
  const [limits, requests]: Record<string, string>[] = [{}, {}]
  for (const item of range.spec?.limits ?? [])
    if (item.type === 'Container') {
      Object.assign(limits as object, item.default)
      Object.assign(requests as object, item.defaultRequest)
    }
  const notes: string[] = []
  const filled = (container: Container, what: string): Container => {
    const added = {
      requests: missing(container.resources?.requests, requests as ResourceList),
      limits: missing(container.resources?.limits, limits as ResourceList),
    }
    const [asked, limited] = [Object.keys(added.requests).sort(), Object.keys(added.limits).sort()]
    if (asked.length > 0) notes.push(`${asked.join(', ')} request for ${what} ${container.name}`)
    if (limited.length > 0) notes.push(`${limited.join(', ')} limit for ${what} ${container.name}`)
    if (asked.length + limited.length === 0) return container
    return {
      ...container,
      resources: {
        ...container.resources,
        ...(limited.length > 0
          ? { limits: { ...container.resources?.limits, ...added.limits } }
          : {}),
        ...(asked.length > 0
          ? { requests: { ...container.resources?.requests, ...added.requests } }
          : {}),
      },
    }
  }
  const containers = spec.containers.map((one) => filled(one, 'container'))
  const initContainers = spec.initContainers?.map((one) => filled(one, 'init container'))
  return notes.length === 0
    ? { range, spec, annotation: undefined }
    : {
        range,
        spec: seal({ ...spec, containers, ...(initContainers ? { initContainers } : {}) }),
        annotation: PREFIX + notes.join('; '),
      }
}

const missing = (given: ResourceList | undefined, wanted: ResourceList): ResourceList =>
  Object.fromEntries(
    Object.entries(wanted).filter(([name]) => !given || !Object.hasOwn(given, name)),
  )
