/**
 * LimitRanger: what a namespace's limit ranges say of single containers, pods and claims. What was
 * left out is filled in, what is too much or too little is refused.
 *
 * @see https://kubernetes.io/docs/concepts/policy/limit-range/
 */
import type { LimitRange, Pod } from '../../../../types/kubernetes/core/v1.js'
import type { AnyKind, Draft, Stored } from '../../../kinds/kind.js'
import { limitRange } from '../../../kinds/limit-range.js'
import { forbidden } from '../../errors.js'
import { inNamespace } from '../in-namespace.js'
import { type AdmissionPlugin, isPod } from '../plugin.js'
import { violationsOf } from './constraints.js'
import { withDefaults } from './defaults.js'

const isClaim = ({ kind, group }: AnyKind): boolean =>
  kind === 'PersistentVolumeClaim' && group === ''

export const limitRanger: AdmissionPlugin = {
  name: 'LimitRanger',
  handles: (kind, operation) =>
    (operation === 'CREATE' && (isPod(kind) || isClaim(kind))) ||
    (operation === 'UPDATE' && isClaim(kind)),
  admit({ tx, kind, namespace, object }) {
    if (!isPod(kind)) return
    for (const range of rangesOf(tx, namespace)) withDefaults(object as Draft<Pod>, range)
  },
  validate({ tx, kind, namespace, name, object, old, subresource }) {
    if (subresource || old?.metadata.deletionTimestamp) return
    for (const range of rangesOf(tx, namespace)) {
      const violations = [...new Set(violationsOf(range, kind, object))]
      if (violations.length > 0)
        throw forbidden(
          kind,
          name,
          violations.length === 1 ? (violations[0] as string) : `[${violations.join(', ')}]`,
        )
    }
  },
}

const rangesOf = (
  tx: Parameters<typeof inNamespace>[0],
  namespace: string | undefined,
): readonly Stored<LimitRange>[] => inNamespace(tx, limitRange.table, namespace)
