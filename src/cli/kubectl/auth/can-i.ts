/**
 * `kubectl auth can-i`: whether one may do something, or all that one may do.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_auth/kubectl_auth_can-i/
 */
import type {
  SelfSubjectAccessReview,
  SelfSubjectRulesReview,
} from '../../../types/kubernetes/authorization/v1.js'
import { breakdown, compactRules } from '../../../kubernetes/apiserver/authorization/rules.js'
import { findKind } from '../../../kubernetes/kinds/served.js'
import { reviewKind } from '../../../kubernetes/kinds/reviews.js'
import { table } from '../../../text/tabwriter.js'
import { CommandError, type VerbResult, type Wait } from '../../verb.js'
import { define } from '../definition.js'
import { ALL_NAMESPACES_FLAG, NO_HEADERS_FLAG } from '../flags.js'
import { RULE_HEADERS, ruleCells, sortRules } from '../rules.js'
import { NO_SUCH_TYPE } from '../resources.js'
import type { Session } from '../session.js'

const TOO_FEW =
  "error: you must specify two arguments: verb resource or verb resource/resourceName.\nSee 'kubectl auth can-i -h' for help and examples."
const LIST_ALONE = 'error: list option must be specified with no arguments'
const LIST_WITH =
  "error: list option can't be specified with neither quiet, all-namespaces nor subresource options"
const NO_SUBRESOURCE = 'error: --subresource can not be used with NonResourceURL'
const HEADERS_OF_LIST = 'error: --no-headers cannot be set without --list specified'
const INCOMPLETE = (why: string): string => `the list may be incomplete: ${why}`

const RESOURCE_VERBS = words(
  'get list watch create update patch delete deletecollection use bind impersonate * approve sign escalate attest',
)
const PATH_VERBS = words('get put post head options delete patch *')
/** What is no resource of the API and can be impersonated. */
const OTHER_RESOURCES = words('users groups')

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '))
}

/** What the flags of `can-i` say. */
interface CanIFlags {
  readonly allNamespaces: boolean
  readonly list: boolean
  readonly noHeaders: boolean
  readonly quiet: boolean
  readonly subresource?: string | undefined
}

/** The verb `kubectl auth can-i`. */
export const canI = define({
  name: 'auth can-i',
  usage: 'auth can-i VERB [TYPE | TYPE/NAME | NONRESOURCEURL]',
  short: 'Check whether an action is allowed',
  flags: {
    ...ALL_NAMESPACES_FLAG,
    ...NO_HEADERS_FLAG,
    list: { type: 'boolean', usage: 'If true, prints all allowed actions.' },
    quiet: {
      type: 'boolean',
      short: 'q',
      usage: 'If true, suppress output and just return the exit code.',
    },
    subresource: { type: 'string', usage: 'SubResource such as pod/log or deployment/scale' },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<{ readonly allowed: boolean }>> {
    const [verb = '', what = ''] = args
    if (flags.list && args.length > 0) throw new CommandError(LIST_ALONE)
    if (!flags.list && args.length !== 2) throw new CommandError(TOO_FEW)
    if (flags.list && (flags.quiet || flags.allNamespaces || flags.subresource))
      throw new CommandError(LIST_WITH)
    if (flags.list) return listRules(session, flags.noHeaders)
    const spec = what.startsWith('/')
      ? pathSpec(session, verb, what, flags)
      : resourceSpec(session, verb, what, flags)
    if (flags.noHeaders) throw new CommandError(HEADERS_OF_LIST)
    const review = session.api.create(reviewKind('SelfSubjectAccessReview'), {
      spec,
    }) as SelfSubjectAccessReview
    const { allowed, reason, evaluationError } = review.status ?? { allowed: false }
    const why = [reason, evaluationError].flatMap((text) => (text ? ` - ${text}` : []))
    const answer = allowed ? 'yes' : `no${why.join('')}`
    if (!flags.quiet) session.out(`${answer}\n`)
    return { value: { allowed }, ...(allowed ? {} : { exitCode: 1 }) }
  },
})

function pathSpec(
  session: Session,
  verb: string,
  path: string,
  { subresource }: CanIFlags,
): SelfSubjectAccessReview['spec'] {
  if (subresource) throw new CommandError(NO_SUBRESOURCE)
  warnOfVerb(session, verb, PATH_VERBS)
  return { nonResourceAttributes: { path, verb } }
}

function resourceSpec(
  session: Session,
  verb: string,
  what: string,
  { allNamespaces, subresource }: CanIFlags,
): SelfSubjectAccessReview['spec'] {
  const [word = '', ...name] = what.split('/')
  const { group, resource, namespaced } = resourceMeant(session, word)
  if (!allNamespaces) {
    if (namespaced === false)
      session.warn(
        `resource '${resource}' is not namespace scoped${group === '' ? '' : ` in group '${group}'`}\n`,
      )
    warnOfVerb(session, verb, RESOURCE_VERBS)
  }
  return {
    resourceAttributes: {
      ...(allNamespaces ? {} : { namespace: session.namespace }),
      verb,
      group,
      resource,
      ...(subresource ? { subresource } : {}),
      ...(name.length > 0 ? { name: name.join('/') } : {}),
    },
  }
}

function warnOfVerb(session: Session, verb: string, known: ReadonlySet<string>): void {
  if (!known.has(verb)) session.warn(`verb '${verb}' is not a known verb\n`)
}

/** The resource that a word names; a word that names none is taken for one. */
function resourceMeant(
  session: Session,
  word: string,
): { readonly group: string; readonly resource: string; readonly namespaced?: boolean } {
  void session.cluster
  if (word === '*') return { group: '', resource: word }
  const kind = findKind(session.tx, word)
  if (kind) return { group: kind.group, resource: kind.plural, namespaced: kind.namespaced }
  const [resource = '', ...group] = word.toLowerCase().split('.')
  if (!OTHER_RESOURCES.has(word))
    session.warn(
      `${NO_SUCH_TYPE} '${resource}'${group.length === 0 ? '' : ` in group '${group.join('.')}'`}\n`,
    )
  return { group: '', resource: word }
}

/** All that the user may do in the namespace. */
function listRules(
  session: Session,
  noHeaders: boolean,
): VerbResult<{ readonly allowed: boolean }> {
  const review = session.api.create(reviewKind('SelfSubjectRulesReview'), {
    spec: { namespace: session.namespace },
  }) as SelfSubjectRulesReview
  const {
    incomplete,
    evaluationError = '',
    resourceRules,
    nonResourceRules,
  } = review.status ?? {
    incomplete: false,
    resourceRules: [],
    nonResourceRules: [],
  }
  if (incomplete) session.warn(INCOMPLETE(evaluationError))
  const rules = compactRules(breakdown([...resourceRules, ...nonResourceRules]))
  const rows = sortRules(rules).map(ruleCells)
  session.out(table(noHeaders ? rows : [RULE_HEADERS, ...rows]))
  return { value: { allowed: true } }
}
