/**
 * The identity of a StatefulSet's pods: an ordinal, and by it name, host name and volumes.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-identity
 */
import type { StatefulSet } from '../../../types/kubernetes/apps/v1.js'
import type { Pod, PodTemplateSpec, Volume } from '../../../types/kubernetes/core/v1.js'
import type { Stored } from '../../kinds/kind.js'
import { podFromTemplate } from '../pods.js'

export type StoredSet = Stored<StatefulSet>

const REVISION_LABEL = 'controller-revision-hash'
const NAME_LABEL = 'statefulset.kubernetes.io/pod-name'
const INDEX_LABEL = 'apps.kubernetes.io/pod-index'

/** The ordinal of a pod of a set; -1 if its name is not one that the set gives. */
export function ordinalOf(set: StoredSet, { metadata }: Pick<Stored<Pod>, 'metadata'>): number {
  const prefix = `${set.metadata.name}-`
  const end = metadata.name.slice(prefix.length)
  return metadata.name.startsWith(prefix) && /^\d{1,9}$/.test(end) ? Number(end) : -1
}

/** The first ordinal of a set. */
export const startOf = ({ spec }: StoredSet): number => spec?.ordinals?.start ?? 0

/** The revision that a pod was made of. */
export const revisionOf = ({ metadata }: Stored<Pod>): string =>
  metadata.labels?.[REVISION_LABEL] ?? ''

/** The labels by which a pod is known: its name, and its ordinal. */
export const identityLabels = (
  name: string,
  ordinal: number,
): Readonly<Record<string, string>> => ({
  [NAME_LABEL]: name,
  [INDEX_LABEL]: String(ordinal),
})

/** The name of a claim of a pod: `data-web-0`. */
export const claimName = (template: string, set: StoredSet, ordinal: number): string =>
  `${template}-${set.metadata.name}-${ordinal}`

/** A new pod of an ordinal, made of a revision's template. */
export function podOfOrdinal(
  set: StoredSet,
  ordinal: number,
  revision: { readonly name: string; readonly template: PodTemplateSpec },
): Pod & { readonly metadata: { readonly name: string } } {
  const pod = podFromTemplate(set, revision.template)
  const name = `${set.metadata.name}-${ordinal}`
  const subdomain = set.spec?.serviceName
  const volumes = volumesOf(set, ordinal, revision.template.spec?.volumes ?? [])
  return {
    ...pod,
    metadata: {
      ...pod.metadata,
      name,
      labels: {
        ...pod.metadata?.labels,
        ...identityLabels(name, ordinal),
        [REVISION_LABEL]: revision.name,
      },
    },
    spec: {
      ...(revision.template.spec ?? { containers: [] }),
      hostname: name,
      ...(subdomain ? { subdomain } : {}),
      ...(volumes.length > 0 ? { volumes } : {}),
    },
  }
}

/** A claim takes the place of a volume of the template that has its name. */
function volumesOf(set: StoredSet, ordinal: number, own: readonly Volume[]): Volume[] {
  const names = (set.spec?.volumeClaimTemplates ?? []).map(({ metadata }) => metadata?.name ?? '')
  return [
    ...names.map((name) => ({
      name,
      persistentVolumeClaim: { claimName: claimName(name, set, ordinal) },
    })),
    ...own.filter(({ name }) => !names.includes(name)),
  ]
}
