/**
 * What a command is about: `pods`, `deploy,svc`, `pod web`, `pod/web svc/web`, `-l app=web`,
 * `--all`, `-f file`.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/#operations
 */
import type { ListOptions } from '../../kubernetes/apiserver/client.js'
import { ApiError, badRequest } from '../../kubernetes/apiserver/errors.js'
import { resourceOf } from '../../kubernetes/kinds/index.js'
import type { Kind, KubeObject, Stored } from '../../kubernetes/kinds/kind.js'
import { findKind, kindsOfCategory } from '../../kubernetes/kinds/served.js'
import { CommandError } from '../verb.js'
import { type FileFlags, readManifests } from './manifest.js'
import type { Session } from './session.js'

/** Any object of the API. */
export type AnyObject = Stored<KubeObject>

/** An object with its kind, and where it was asked for. */
export interface Found {
  readonly kind: Kind
  readonly object: AnyObject
}

/** Objects of one kind, as one request asks for them. */
export interface Request {
  readonly kind: Kind
  readonly namespace: string | undefined
  /** One object; otherwise a list. */
  readonly name?: string
  /** From a file: `a.yaml`. */
  readonly source?: string
}

/** The flags that say which objects are meant; no verb has all of them. */
export interface WhichFlags extends Partial<FileFlags> {
  readonly selector?: string | undefined
  readonly fieldSelector?: string | undefined
  readonly allNamespaces?: boolean | undefined
  readonly all?: boolean | undefined
}

/** How strictly a verb reads its arguments. */
interface WhichOptions {
  /** A kind alone is enough (`get`); otherwise it needs a name, a selector or `--all`. */
  readonly lists?: boolean
  /** What is said when there are no arguments at all; the usual text if absent. */
  readonly nothing?: string
}

const MUST_PROVIDE =
  "error: You must provide one or more resources by argument or filename.\nExample resource specifications include:\n   '-f rsrc.yaml'\n   '--filename=rsrc.json'\n   '<resource> <name>'\n   '<resource>'"
const ALL_AND_SELECTOR = "error: setting 'all' parameter but found a non empty selector. "
const NO_SEPARATE_TYPE =
  "error: there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'"
const NOT_ONE_RESOURCE =
  'error: arguments in resource/name form must have a single resource and name'
const MANY_SLASHES = 'error: arguments in resource/name form may not have more than one slash'
const NO_NAME = 'error: resource(s) were provided, but no name was specified'
const NAME_AND_SELECTOR = 'error: name cannot be provided when a selector is specified'
const ACROSS_NAMESPACES = 'error: a resource cannot be retrieved by name across all namespaces'

/** The requests that arguments and flags mean. @throws CommandError */
export function* requestsOf(
  session: Session,
  args: readonly string[],
  flags: WhichFlags,
  options: WhichOptions = {},
) {
  const { filename = [], recursive = false, kustomize } = flags
  if (filename.length > 0 || kustomize) {
    if (args.length > 0)
      throw new CommandError(
        'error: when paths, URLs, or stdin is provided as input, you may not specify resource arguments as well',
      )
    const manifests = yield* readManifests(session, { filename, recursive, kustomize })
    return manifests.map(
      ({ kind, body, source }): Request => ({
        kind,
        namespace: namespaceIn(session, kind, body.metadata?.namespace),
        name: body.metadata?.name ?? '',
        source,
      }),
    )
  }
  if (args.length === 0) throw new CommandError(options.nothing ?? MUST_PROVIDE)
  if (flags.all && flags.selector) throw new CommandError(ALL_AND_SELECTOR)
  return fromWords(session, args, flags, options)
}

/** The requests that words mean. @throws CommandError */
export function fromWords(
  session: Session,
  args: readonly string[],
  flags: WhichFlags,
  options: WhichOptions,
): Request[] {
  const [first = '', ...names] = args
  const selects = Boolean(flags.selector || flags.fieldSelector || flags.all)
  void session.cluster
  if (first.includes('/')) {
    if (selects) throw new CommandError(NAME_AND_SELECTOR)
    return args.map((word) => slashed(session, word, flags))
  }
  if (names.some((name) => name.includes('/'))) throw new CommandError(NO_SEPARATE_TYPE)
  const meant = kindsOf(session, first)
  if (names.length > 0) {
    if (selects) throw new CommandError(NAME_AND_SELECTOR)
    if (flags.allNamespaces && meant.some(({ namespaced }) => namespaced))
      throw new CommandError(ACROSS_NAMESPACES)
    return meant.flatMap((kind) =>
      names.map((name) => ({ kind, namespace: namespaceIn(session, kind, undefined), name })),
    )
  }
  if (!options.lists && !selects) throw new CommandError(NO_NAME)
  return meant.map((kind) => ({
    kind,
    namespace: flags.allNamespaces ? undefined : namespaceIn(session, kind, undefined),
  }))
}

function slashed(session: Session, word: string, flags: WhichFlags): Request {
  const [type = '', name = '', ...rest] = word.split('/')
  if (rest.length > 0) throw new CommandError(MANY_SLASHES)
  if (type === '' || name === '' || type.includes(',')) throw new CommandError(NOT_ONE_RESOURCE)
  const kind = kindNamed(session, type)
  if (flags.allNamespaces && kind.namespaced) throw new CommandError(ACROSS_NAMESPACES)
  return { kind, namespace: namespaceIn(session, kind, undefined), name }
}

/** The namespace that an object of the kind is in. */
const namespaceIn = (
  session: Session,
  kind: Kind,
  given: string | undefined,
): string | undefined => (kind.namespaced ? given || session.namespace : undefined)

/** The kinds of `deploy,svc` or of a category such as `all`. @throws CommandError for a word that names none */
function kindsOf(session: Session, words: string): readonly Kind[] {
  const found = words
    .split(',')
    .filter((word) => word !== '')
    .flatMap((word) => {
      const category = kindsOfCategory(session.tx, word)
      return category.length > 0 ? category : kindNamed(session, word)
    })
  if (found.length === 0) throw unknownType(words)
  return [...new Set(found)]
}

/** What is said of a word that names no kind. */
export const NO_SUCH_TYPE = "the server doesn't have a resource type"

const unknownType = (word: string): CommandError =>
  new CommandError(`error: ${NO_SUCH_TYPE} "${word}"`)

/** The kind that a word names. @throws CommandError */
export function kindNamed({ tx }: Pick<Session, 'tx'>, word: string): Kind {
  const kind = findKind(tx, word)
  if (!kind) throw unknownType(word)
  return kind
}

/** One object. @throws ApiError NotFound */
export function getObject(
  session: Session,
  kind: Kind,
  name: string,
  namespace: string | undefined,
): AnyObject {
  return session.api.get(kind, name, namespace)
}

/** One object, if it is there. */
export const findObject = (
  session: Session,
  kind: Kind,
  name: string,
  namespace: string | undefined,
): AnyObject | undefined => session.api.find(kind, name, namespace)

/**
 * The objects of a kind. @throws ApiError BadRequest for selectors that cannot be read, in the
 * words that a list has for it
 */
export function listObjects(
  session: Session,
  kind: Kind,
  options: ListOptions,
): readonly AnyObject[] {
  try {
    return session.api.list(kind, options)
  } catch (error) {
    if (!(error instanceof ApiError) || error.reason !== 'BadRequest') throw error
    throw badRequest(
      `Unable to find "${groupVersionResource(kind)}" that match label selector "${options.labelSelector ?? ''}", field selector "${options.fieldSelector ?? ''}": ${error.message}`,
    )
  }
}

/** `apps/v1, Resource=deployments`, as errors name it. */
export const groupVersionResource = (kind: Kind): string =>
  `${kind.group}/${kind.version}, Resource=${kind.plural}`

/** The list options of selecting flags. */
const selectorsOf = ({
  selector,
  fieldSelector,
}: WhichFlags): Pick<ListOptions, 'labelSelector' | 'fieldSelector'> => ({
  ...(selector ? { labelSelector: selector } : {}),
  ...(fieldSelector ? { fieldSelector } : {}),
})

/** What a list of a request is asked for. */
export const listOptionsOf = ({ namespace }: Request, flags: WhichFlags): ListOptions => ({
  ...(namespace === undefined ? {} : { namespace }),
  ...selectorsOf(flags),
})

/** The objects of a request. @throws ApiError */
export function fetch(session: Session, request: Request, flags: WhichFlags): readonly Found[] {
  const { kind, name, namespace } = request
  if (kind.deprecation) session.warn(kind.deprecation)
  if (name !== undefined) return [{ kind, object: getObject(session, kind, name, namespace) }]
  return listObjects(session, kind, listOptionsOf(request, flags)).map((object) => ({
    kind,
    object,
  }))
}

/** `pod`, or `deployment.apps`. */
export const singularOf = (kind: Pick<Kind, 'group' | 'singular'>): string =>
  kind.group === '' ? kind.singular : `${kind.singular}.${kind.group}`

/** `pod/web`, `deployment.apps/web`. */
export const nameOf = ({
  kind,
  object,
}: {
  readonly kind: Pick<Kind, 'group' | 'singular'>
  readonly object: KubeObject
}): string => `${singularOf(kind)}/${object.metadata?.name ?? ''}`

export { resourceOf }
