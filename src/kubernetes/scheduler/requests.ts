/**
 * Requests: what a pod wants of a node, and what it counts for where it wants nothing.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
 */
import type { Container, PodSpec, ResourceRequirements } from '../../types/kubernetes/core/v1.js'
import { milliValue, parseQuantity } from '../../text/quantity.js'

/**
 * Amounts of resources: CPU in thousandths of a core, memory and storage in bytes, others by name.
 */
export interface Amounts {
  readonly cpu: number
  readonly memory: number
  readonly storage: number
  readonly others: Readonly<Record<string, number>>
}

/** What a container without requests counts for when nodes are compared. */
const DEFAULT_CPU = 100
const DEFAULT_MEMORY = 200 * 1024 * 1024

const NO_OTHERS: Readonly<Record<string, number>> = Object.freeze({})
export const NOTHING: Amounts = Object.freeze({ cpu: 0, memory: 0, storage: 0, others: NO_OTHERS })

/** A pod's requests, and those that it is counted with. */
export interface Requests {
  readonly asked: Amounts
  readonly counted: { readonly cpu: number; readonly memory: number }
}

/** A list of quantities as amounts. */
export function amountsOf(list: Readonly<Record<string, string>> | undefined): Amounts {
  if (!list) return NOTHING
  let others = NO_OTHERS
  for (const name in list)
    if (!KNOWN.has(name)) others = { ...others, [name]: parseQuantity(list[name] as string) }
  return {
    cpu: milliValue(list['cpu'] ?? 0),
    memory: parseQuantity(list['memory'] ?? 0),
    storage: parseQuantity(list['ephemeral-storage'] ?? 0),
    others,
  }
}

const KNOWN = new Set(['cpu', 'memory', 'ephemeral-storage', 'pods'])

/** Pods of one template share their containers' resources. */
const parsed = new WeakMap<ResourceRequirements, Amounts>()
const single = new WeakMap<ResourceRequirements, Requests>()

function requestsOfContainer({ resources }: Container): Amounts {
  if (!resources?.requests) return NOTHING
  let amounts = parsed.get(resources)
  if (!amounts) parsed.set(resources, (amounts = amountsOf(resources.requests)))
  return amounts
}

const UNASKED: Requests = Object.freeze({
  asked: NOTHING,
  counted: Object.freeze({ cpu: DEFAULT_CPU, memory: DEFAULT_MEMORY }),
})

/**
 * What a pod wants: the sum over its containers, or what an init container wants if that is more.
 */
export function requestsOf(spec: PodSpec): Requests {
  const [first] = spec.containers
  if (!first || spec.containers.length > 1 || spec.initContainers?.length || spec.overhead)
    return sumOf(spec)
  if (!first.resources?.requests) return UNASKED
  let requests = single.get(first.resources)
  if (!requests) single.set(first.resources, (requests = sumOf(spec)))
  return requests
}

function sumOf(spec: PodSpec): Requests {
  const running = [...spec.containers, ...(spec.initContainers ?? []).filter(isSidecar)].map(
    requestsOfContainer,
  )
  let asked = running.length === 1 ? (running[0] as Amounts) : running.reduce(add, NOTHING)
  for (const container of spec.initContainers ?? [])
    if (!isSidecar(container)) asked = atLeast(asked, requestsOfContainer(container))
  if (spec.overhead) asked = add(asked, amountsOf(spec.overhead))
  const cpu = running.reduce((sum, amounts) => sum + (amounts.cpu || DEFAULT_CPU), 0)
  const memory = running.reduce((sum, amounts) => sum + (amounts.memory || DEFAULT_MEMORY), 0)
  return {
    asked,
    counted: { cpu: Math.max(asked.cpu, cpu), memory: Math.max(asked.memory, memory) },
  }
}

const isSidecar = (container: Container): boolean =>
  (container as { readonly restartPolicy?: string }).restartPolicy === 'Always'

export const add = (a: Amounts, b: Amounts): Amounts => combine(a, b, (x, y) => x + y)

const atLeast = (a: Amounts, b: Amounts): Amounts => combine(a, b, Math.max)

function combine(a: Amounts, b: Amounts, of: (x: number, y: number) => number): Amounts {
  let others = a.others
  for (const name in b.others)
    others = { ...others, [name]: of(a.others[name] ?? 0, b.others[name] as number) }
  return {
    cpu: of(a.cpu, b.cpu),
    memory: of(a.memory, b.memory),
    storage: of(a.storage, b.storage),
    others,
  }
}
