/**
 * PodSecurity: the labels of a namespace say how much its pods may do.
 *
 * Pods are refused; the maker of a template gets a warning, and so does the maker of a namespace
 * stricter than the pods that are in it.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-admission/
 */
import type { Pod, PodSpec, PodTemplateSpec } from '../../../../types/kubernetes/core/v1.js'
import type { AnyKind, KubeObject, Stored } from '../../../kinds/kind.js'
import { namespace as namespaceKind } from '../../../kinds/namespace.js'
import { pods } from '../../../kinds/pod/index.js'
import { forbidden, invalidObject } from '../../errors.js'
import { type AdmissionPlugin, type AdmissionRequest, isPod } from '../plugin.js'
import {
  enforcedBy,
  isStricter,
  labelErrors,
  levelText,
  reasonsText,
  violationsOf,
  violationsText,
  warnedBy,
} from './policy.js'

/** Kinds with a template, and where it stands. */
const TEMPLATES: Readonly<Record<string, (object: never) => PodTemplateSpec | undefined>> = {
  'apps/Deployment': ofSpec,
  'apps/ReplicaSet': ofSpec,
  'apps/DaemonSet': ofSpec,
  'apps/StatefulSet': ofSpec,
  'batch/Job': ofSpec,
  'batch/CronJob': ({ spec }: WithJobs) => spec?.jobTemplate?.spec?.template,
  '/ReplicationController': ofSpec,
  '/PodTemplate': ({ template }: { readonly template?: PodTemplateSpec }) => template,
}

interface WithTemplate {
  readonly spec?: { readonly template?: PodTemplateSpec }
}
interface WithJobs {
  readonly spec?: { readonly jobTemplate?: WithTemplate }
}

function ofSpec({ spec }: WithTemplate): PodTemplateSpec | undefined {
  return spec?.template
}

const templateIn = ({ kind, group }: AnyKind) => TEMPLATES[`${group}/${kind}`]

const isNamespace = ({ kind, group }: AnyKind): boolean => kind === 'Namespace' && group === ''

const WOULD = 'would violate PodSecurity'

export const podSecurity: AdmissionPlugin = {
  name: 'PodSecurity',
  handles: (kind, operation) =>
    operation !== 'DELETE' && (isPod(kind) || isNamespace(kind) || templateIn(kind) !== undefined),
  validate(request) {
    if (request.subresource) return
    if (isNamespace(request.kind)) return judgeNamespace(request)
    const labels = request.tx.get(namespaceKind.table, request.namespace ?? '')?.metadata.labels
    if (isPod(request.kind)) judgePod(request, labels)
    else warnOfTemplate(request, labels)
  },
}

type Labels = Stored<KubeObject>['metadata']['labels']

function judgePod(request: AdmissionRequest, labels: Labels): void {
  const { spec } = request.object as Pod
  if (!spec || spec === (request.old as Stored<Pod> | undefined)?.spec) return
  const enforced = enforcedBy(labels)
  const violations = violationsOf(spec, enforced)
  if (violations.length > 0)
    throw forbidden(
      request.kind,
      request.name,
      `violates PodSecurity "${levelText(enforced)}": ${violationsText(violations)}`,
    )
  warn(request, spec, labels)
}

function warn(request: AdmissionRequest, spec: PodSpec, labels: Labels): void {
  const level = warnedBy(labels)
  const violations = violationsOf(spec, level)
  if (violations.length > 0)
    request.warn(`${WOULD} "${levelText(level)}": ${violationsText(violations)}`)
}

function warnOfTemplate(request: AdmissionRequest, labels: Labels): void {
  const template = templateIn(request.kind)
  const spec = template?.(request.object as never)?.spec
  const before = request.old && template?.(request.old as never)?.spec
  if (spec && spec !== before) warn(request, spec, labels)
}

/** Pods that are there stay, whatever is enforced from now on; the user gets a warning. */
function judgeNamespace(request: AdmissionRequest): void {
  const { tx, kind, name, object, old } = request
  const labels = object.metadata?.labels
  if (labels === old?.metadata.labels) return
  const errors = labelErrors(labels)
  if (errors.length > 0) throw invalidObject(kind, name, errors)
  const level = enforcedBy(labels)
  if (!old || !isStricter(level, enforcedBy(old.metadata.labels))) return
  const found = new Map<string, string[]>()
  tx.each(pods, `${name}/`, ({ metadata, spec }) => {
    const reasons = spec ? reasonsText(violationsOf(spec, level)) : ''
    if (reasons !== '') found.set(reasons, [...(found.get(reasons) ?? []), metadata.name])
  })
  if (found.size === 0) return
  request.warn(
    `existing pods in namespace "${name}" violate the new PodSecurity enforce level "${levelText(level)}"`,
  )
  for (const [reasons, [first, ...others]] of found)
    request.warn(
      `${first}${others.length === 0 ? '' : ` (and ${others.length} other pod${others.length === 1 ? '' : 's'})`}: ${reasons}`,
    )
}
