/**
 * Nodes: the machines that run pods.
 *
 * @see https://kubernetes.io/docs/concepts/architecture/nodes/
 */
import { factsOf } from './define.js'
import type { Node } from '../../types/kubernetes/core/v1.js'
import { AGE, NAME, NONE, UNKNOWN } from './cells.js'
import { invalid, notSupported, required } from './field-errors.js'
import type { FieldError, Kind, Stored } from './kind.js'
import { labelValueErrors, qualifiedNameErrors } from './names.js'
import { objectTable } from './object-table.js'

const ROLE_LABEL = 'node-role.kubernetes.io/'
const ROLE_LABEL_OLD = 'kubernetes.io/role'
const TAINT_EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute']

export const nodes = objectTable<Node>('nodes')

function statusText(node: Stored<Node>): string {
  const ready = node.status?.conditions?.find(({ type }) => type === 'Ready')
  const states = [ready === undefined ? 'Unknown' : ready.status === 'True' ? 'Ready' : 'NotReady']
  if (node.spec?.unschedulable) states.push('SchedulingDisabled')
  return states.join(',')
}

/** The roles that a node's labels give it, sorted. */
export function rolesOf(node: Stored<Node>): readonly string[] {
  const roles = new Set<string>()
  for (const [key, value] of Object.entries(node.metadata.labels ?? {})) {
    if (key.startsWith(ROLE_LABEL) && key.length > ROLE_LABEL.length)
      roles.add(key.slice(ROLE_LABEL.length))
    else if (key === ROLE_LABEL_OLD && value !== '') roles.add(value)
  }
  return [...roles].sort()
}

const address = (node: Stored<Node>, type: string): string =>
  node.status?.addresses?.find((one) => one.type === type)?.address ?? NONE

function kernel(node: Stored<Node>): string {
  const info = node.status?.nodeInfo
  if (!info?.kernelVersion) return UNKNOWN
  return info.architecture ? `${info.kernelVersion} (${info.architecture})` : info.kernelVersion
}

function validate(node: Node): readonly FieldError[] {
  const errors: FieldError[] = []
  const seen = new Set<string>()
  node.spec?.taints?.forEach((taint, i) => {
    const field = `spec.taints[${i}]`
    errors.push(
      ...qualifiedNameErrors(taint.key ?? '').map((error) =>
        invalid(`${field}.key`, taint.key, error),
      ),
    )
    errors.push(
      ...labelValueErrors(taint.value ?? '').map((error) =>
        invalid(`${field}.value`, taint.value, error),
      ),
    )
    if (!taint.effect) errors.push(required(`${field}.effect`))
    else if (!TAINT_EFFECTS.includes(taint.effect))
      errors.push(notSupported(`${field}.effect`, taint.effect, TAINT_EFFECTS))
    const id = `${taint.key}:${taint.effect}`
    if (seen.has(id))
      errors.push({
        field,
        reason: 'FieldValueDuplicate',
        message: `Duplicate value: ${JSON.stringify(taint)}: taints must be unique by key and effect pair`,
      })
    seen.add(id)
  })
  return errors
}

export const node: Kind<Node> = {
  ...factsOf('v1', 'Node'),
  table: nodes,
  columns: [
    NAME,
    { header: 'STATUS', cell: statusText },
    { header: 'ROLES', cell: (node) => rolesOf(node).join(',') || NONE },
    AGE,
    { header: 'VERSION', cell: ({ status }) => status?.nodeInfo?.kubeletVersion ?? '' },
    { header: 'INTERNAL-IP', wide: true, cell: (node) => address(node, 'InternalIP') },
    { header: 'EXTERNAL-IP', wide: true, cell: (node) => address(node, 'ExternalIP') },
    { header: 'OS-IMAGE', wide: true, cell: ({ status }) => status?.nodeInfo?.osImage || UNKNOWN },
    { header: 'KERNEL-VERSION', wide: true, cell: kernel },
    {
      header: 'CONTAINER-RUNTIME',
      wide: true,
      cell: ({ status }) => status?.nodeInfo?.containerRuntimeVersion || UNKNOWN,
    },
  ],
  fields: { 'spec.unschedulable': ({ spec }) => String(spec?.unschedulable === true) },
  setDefaults(draft) {
    draft.spec ??= {}
    draft.status ??= {}
    const { status } = draft
    if (status.capacity && !status.allocatable)
      draft.status = { ...status, allocatable: { ...status.capacity } }
  },
  validate,
}
