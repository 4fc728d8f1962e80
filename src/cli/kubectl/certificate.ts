/**
 * `kubectl certificate`: approves certificate signing requests, or denies them.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#approval-rejection-kubectl
 */
import type { CertificateSigningRequest } from '../../types/kubernetes/certificates/v1.js'
import { certificateSigningRequest } from '../../kubernetes/kinds/certificate-signing-request.js'
import type { Stored } from '../../kubernetes/kinds/kind.js'
import { rfc3339 } from '../../text/time.js'
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { define } from './definition.js'
import { throwCollected } from './failure.js'
import { FILE_FLAGS, PRINT_FLAGS } from './flags.js'
import { groupAlone } from './group.js'
import { readManifests } from './manifest.js'
import { report } from './report.js'
import { kindNamed } from './resources.js'
import type { Session } from './session.js'

const NOTHING = 'error: one or more CSRs must be specified as <name> or -f <filename>'
const GROUP_KIND = 'CertificateSigningRequest.certificates.k8s.io'
const OTHER_KIND = (got: string): string => `can only handle ${GROUP_KIND} objects, got ${got}`
const ALREADY = (name: string, type: string): string =>
  `certificate signing request "${name}" is already ${type}`

/** What one of the two verbs writes. */
interface Decision {
  readonly verb: 'approve' | 'deny'
  readonly past: 'approved' | 'denied'
  readonly type: 'Approved' | 'Denied'
  readonly opposite: 'Approved' | 'Denied'
  readonly reason: string
}

const APPROVAL: Decision = {
  verb: 'approve',
  past: 'approved',
  type: 'Approved',
  opposite: 'Denied',
  reason: 'KubectlApprove',
}
const DENIAL: Decision = {
  verb: 'deny',
  past: 'denied',
  type: 'Denied',
  opposite: 'Approved',
  reason: 'KubectlDeny',
}

/** A request as the server holds it. */
export type Csr = Stored<CertificateSigningRequest>

const decisionVerb = (decision: Decision, short: string, long: string) =>
  define({
    name: `certificate ${decision.verb}`,
    usage: `certificate ${decision.verb} (-f FILENAME | NAME)`,
    short,
    long,
    flags: {
      ...FILE_FLAGS,
      ...PRINT_FLAGS,
      force: {
        type: 'boolean',
        usage: `Update the CSR even if it is already ${decision.past}.`,
      },
    },
    *run(session, args, flags): Generator<Wait, VerbResult<readonly Csr[]>> {
      const isFile = flags.filename.length > 0 || Boolean(flags.kustomize)
      if (args.length === 0 && !isFile) throw new CommandError(NOTHING)
      const errors: unknown[] = []
      const found: Csr[] = []
      for (const name of isFile ? yield* namesIn(session, flags) : args)
        try {
          const request = session.api.get('CertificateSigningRequest', name)
          decide(session, request, decision, flags.force)
          report(
            session,
            { kind: kindNamed(session, certificateSigningRequest.plural), object: request },
            decision.past,
            flags,
          )
          found.push(request)
        } catch (error) {
          errors.push(error)
        }
      yield* throwCollected(session, errors)
      return { value: found }
    },
  })

/** The requests of files. @throws CommandError for objects of other kinds */
function* namesIn(
  session: Session,
  flags: Parameters<typeof readManifests>[1],
): Generator<Wait, readonly string[]> {
  const manifests = yield* readManifests(session, flags)
  return manifests.map(({ kind, body }) => {
    if (kind.kind !== certificateSigningRequest.kind)
      throw new CommandError(
        `error: ${OTHER_KIND(kind.group === '' ? kind.kind : `${kind.kind}.${kind.group}`)}`,
      )
    return body.metadata?.name ?? ''
  })
}

/** @throws CommandError when it was decided the other way */
function decide(
  { api, tx }: Session,
  request: Csr,
  { type, opposite, verb, past, reason }: Decision,
  force: boolean,
): void {
  const conditions = request.status?.conditions ?? []
  if (conditions.some((one) => one.type === opposite))
    throw new CommandError(`error: ${ALREADY(request.metadata.name, opposite)}`)
  const isDecided = conditions.some((one) => one.type === type)
  if (isDecided && !force) return
  const decided = {
    type,
    status: 'True',
    reason,
    message: `This CSR was ${past} by kubectl certificate ${verb}.`,
    lastUpdateTime: rfc3339(tx.now),
  }
  api.updateApproval(
    isDecided
      ? request
      : { ...request, status: { ...request.status, conditions: [...conditions, decided] } },
    { fieldManager: 'kubectl' },
  )
}

const approve = decisionVerb(
  APPROVAL,
  'Approve a certificate signing request',
  'Approve a certificate signing request.\n\n kubectl certificate approve allows a cluster admin to approve a certificate signing request (CSR). This action tells a certificate signing controller to issue a certificate to the requestor with the attributes requested in the CSR.\n\n SECURITY NOTICE: Depending on the requested attributes, the issued certificate can potentially grant a requester access to cluster resources or to authenticate as a requested identity. Before approving a CSR, ensure you understand what the signed certificate can do.',
)
const deny = decisionVerb(
  DENIAL,
  'Deny a certificate signing request',
  'Deny a certificate signing request.\n\n kubectl certificate deny allows a cluster admin to deny a certificate signing request (CSR). This action tells a certificate signing controller to not to issue a certificate to the requestor.',
)

/** The verb `kubectl certificate`. */
export const certificate = define({
  name: 'certificate',
  usage: 'certificate SUBCOMMAND',
  short: 'Modify certificate resources',
  long: 'Modify certificate resources.',
  flags: {},
  verbs: { approve, deny },
  *run(session, args): Generator<Wait, VerbResult<never>> {
    return groupAlone(session, certificate, args)
  },
})
