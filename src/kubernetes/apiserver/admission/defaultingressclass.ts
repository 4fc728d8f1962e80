/**
 * DefaultIngressClass: an ingress that names no class gets the default one.
 *
 * @see
 * https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#defaultingressclass
 */
import type { Ingress } from '../../../types/kubernetes/networking/v1.js'
import { ingressClass } from '../../kinds/ingress-class.js'
import type { Draft } from '../../kinds/kind.js'
import { defaultClassOf } from './default-class.js'
import type { AdmissionPlugin } from './plugin.js'

const ANNOTATIONS = ['ingressclass.kubernetes.io/is-default-class']
const OLD_CLASS = 'kubernetes.io/ingress.class'

export const defaultIngressClass: AdmissionPlugin = {
  name: 'DefaultIngressClass',
  handles: ({ kind, group }, operation) =>
    operation === 'CREATE' && kind === 'Ingress' && group === 'networking.k8s.io',
  admit({ tx, object }) {
    const ingress = object as Draft<Ingress>
    if (ingress.spec?.ingressClassName !== undefined) return
    if (ingress.metadata?.annotations?.[OLD_CLASS] !== undefined) return
    const name = defaultClassOf(tx, ingressClass.table, ANNOTATIONS)
    if (name !== undefined) ingress.spec = { ...ingress.spec, ingressClassName: name }
  },
}
