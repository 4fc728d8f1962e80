/**
 * Priority: a pod's class becomes its number, and only one class is that of pods without one.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#priority
 */
import type { Pod, PodSpec } from '../../../types/kubernetes/core/v1.js'
import type { PriorityClass } from '../../../types/kubernetes/scheduling/v1.js'
import type { Reader } from '../../../sim/world.js'
import type { Draft, Stored } from '../../kinds/kind.js'
import { priorityClass } from '../../kinds/priority-class.js'
import { forbidden } from '../errors.js'
import { type AdmissionPlugin, type AdmissionRequest, isPod, perSpec } from './plugin.js'

const isClass = ({ kind, group }: { readonly kind: string; readonly group: string }): boolean =>
  kind === 'PriorityClass' && group === 'scheduling.k8s.io'

const noClass = (name: string): string => `no PriorityClass with name ${name} was found`
const wrongPriority = (given: number, computed: number): string =>
  `the integer value of priority (${given}) must not be provided in pod spec; priority admission controller computed ${computed} from the given PriorityClass name`
const wrongPolicy = (given: string, computed: string): string =>
  `the string value of PreemptionPolicy (${given}) must not be provided in pod spec; priority admission controller computed ${computed} from the given PriorityClass name`
const secondDefault = (name: string): string =>
  `PriorityClass ${name} is already marked as default. Only one default can exist`

export const priority: AdmissionPlugin = {
  name: 'Priority',
  handles: (kind, operation) => operation !== 'DELETE' && (isPod(kind) || isClass(kind)),
  admit(request) {
    if (!isPod(request.kind)) return
    if (request.operation === 'CREATE') rank(request)
    else keep(request)
  },
  validate({ tx, kind, name, object }) {
    if (!isClass(kind) || !(object as PriorityClass).globalDefault) return
    const other = defaultClass(tx)
    if (other && other.metadata.name !== name)
      throw forbidden(kind, name, secondDefault(other.metadata.name))
  },
}

/** The default classes by the version of the table. */
const defaults = new WeakMap<object, { readonly found: Stored<PriorityClass> | undefined }>()

/** The class of pods that name none: the lowest, if there were several. */
function defaultClass(read: Reader): Stored<PriorityClass> | undefined {
  const version = read.version(priorityClass.table as never)
  // A step that is written down, to be carried out again, knows no versions.
  if (!version) return findDefault(read)
  let known = defaults.get(version)
  if (!known) defaults.set(version, (known = { found: findDefault(read) }))
  return known.found
}

const findDefault = (read: Reader): Stored<PriorityClass> | undefined =>
  read
    .rows(priorityClass.table)
    .filter(({ globalDefault }) => globalDefault)
    .sort((a, b) => (a.value ?? 0) - (b.value ?? 0))[0]

function rank({ tx, kind, name, object }: AdmissionRequest): void {
  const pod = object as Draft<Pod>
  const { spec } = pod
  if (!spec) return
  const wanted = spec.priorityClassName
  const found = wanted ? tx.get(priorityClass.table, wanted) : defaultClass(tx)
  if (wanted && !found) throw forbidden(kind, name, noClass(wanted))
  const value = found?.value ?? 0
  if (spec.priority !== undefined && spec.priority !== value)
    throw forbidden(kind, name, wrongPriority(spec.priority, value))
  const policy = found?.preemptionPolicy ?? 'PreemptLowerPriority'
  if (spec.preemptionPolicy !== undefined && spec.preemptionPolicy !== policy)
    throw forbidden(kind, name, wrongPolicy(spec.preemptionPolicy, policy))
  pod.spec = ranked(spec, found)
}

const ranked = perSpec(
  (spec: PodSpec, found: Stored<PriorityClass> | undefined): PodSpec => ({
    ...spec,
    preemptionPolicy: found?.preemptionPolicy ?? 'PreemptLowerPriority',
    priority: found?.value ?? 0,
    ...(found ? { priorityClassName: found.metadata.name } : {}),
  }),
)

/** A pod that is written again keeps the priority that it got, if it is not said again. */
function keep({ object, old }: AdmissionRequest): void {
  const [pod, before] = [object as Draft<Pod>, (old as Stored<Pod> | undefined)?.spec]
  if (!pod.spec || !before || pod.spec === before) return
  const { priority: value, preemptionPolicy } = before
  pod.spec = {
    ...pod.spec,
    ...(pod.spec.priority === undefined && value !== undefined ? { priority: value } : {}),
    ...(pod.spec.preemptionPolicy === undefined && preemptionPolicy !== undefined
      ? { preemptionPolicy }
      : {}),
  }
}
