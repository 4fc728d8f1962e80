/**
 * Admission: the plugins in the order in which kube-apiserver asks them. Adding one is one file and
 * one line here.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
 */
import type { AnyKind } from '../../kinds/kind.js'
import { certificateApproval } from './certificateapproval.js'
import { certificateSigning } from './certificatesigning.js'
import { certificateSubjectRestriction } from './certificatesubjectrestriction.js'
import { defaultIngressClass } from './defaultingressclass.js'
import { defaultStorageClass } from './defaultstorageclass.js'
import { defaultTolerationSeconds } from './defaulttolerationseconds.js'
import { limitRanger } from './limitranger/index.js'
import { mutatingAdmissionPolicyPlugin, validatingAdmissionPolicyPlugin } from './policy/index.js'
import { mutatingAdmissionWebhook, validatingAdmissionWebhook } from './webhook/index.js'
import { namespaceLifecycle } from './namespacelifecycle.js'
import { taintNodesByCondition } from './nodetaint.js'
import { podSecurity } from './podsecurity/index.js'
import { persistentVolumeClaimResize } from './persistentvolumeclaimresize.js'
import { storageObjectInUseProtection } from './storageobjectinuseprotection.js'
import type { AdmissionPlugin, AdmissionRequest, Operation } from './plugin.js'
import { priority } from './priority.js'
import { resourceQuotaPlugin } from './resourcequota.js'
import { runtimeClassPlugin } from './runtimeclass.js'
import { serviceAccountPlugin } from './serviceaccount.js'

/** All plugins, in order. */
const PLUGINS: readonly AdmissionPlugin[] = [
  namespaceLifecycle,
  limitRanger,
  serviceAccountPlugin,
  taintNodesByCondition,
  podSecurity,
  priority,
  defaultTolerationSeconds,
  storageObjectInUseProtection,
  defaultStorageClass,
  persistentVolumeClaimResize,
  runtimeClassPlugin,
  certificateApproval,
  certificateSigning,
  certificateSubjectRestriction,
  defaultIngressClass,
  mutatingAdmissionPolicyPlugin,
  mutatingAdmissionWebhook,
  validatingAdmissionPolicyPlugin,
  validatingAdmissionWebhook,
  resourceQuotaPlugin,
]

type Phase = 'admit' | 'validate'
type Chains = Readonly<Record<`${Phase} ${Operation}`, readonly AdmissionPlugin[]>>

/** Who is asked about the objects of a kind. */
const chains = new WeakMap<AnyKind, Chains>()

function chainsOf(kind: AnyKind): Chains {
  let found = chains.get(kind)
  if (!found) {
    const chain = (phase: Phase, operation: Operation): readonly AdmissionPlugin[] =>
      PLUGINS.filter((plugin) => plugin[phase] && plugin.handles(kind, operation))
    found = {
      'admit CREATE': chain('admit', 'CREATE'),
      'admit UPDATE': chain('admit', 'UPDATE'),
      'admit DELETE': chain('admit', 'DELETE'),
      'validate CREATE': chain('validate', 'CREATE'),
      'validate UPDATE': chain('validate', 'UPDATE'),
      'validate DELETE': chain('validate', 'DELETE'),
    }
    chains.set(kind, found)
  }
  return found
}

/** Asks the plugins that may change an object. @throws ApiError when one refuses it */
export function admit(request: AdmissionRequest): void {
  const plugins = chainsOf(request.kind)[`admit ${request.operation}`]
  for (const plugin of plugins) plugin.admit?.(request)
  if (!request.isChanged) return
  request.isAgain = true
  for (const plugin of plugins) plugin.admit?.(request)
}

/** Asks the plugins that look at what will be stored. @throws ApiError when one refuses it */
export function validateAdmission(request: AdmissionRequest): void {
  for (const plugin of chainsOf(request.kind)[`validate ${request.operation}`])
    plugin.validate?.(request)
}
