/**
 * Manifests: objects from files, directories and standard input; several documents a file, lists
 * taken apart.
 *
 * @see
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/#describing-a-kubernetes-object
 */
import type { Kind, KubeObject } from '../../kubernetes/kinds/kind.js'
import { kindIn } from '../../kubernetes/kinds/served.js'
import { goJson } from '../../text/json.js'
import { YamlError, parseYamlDocuments } from '../../text/yaml.js'
import { CommandError, type Wait } from '../verb.js'
import { throwCollected } from './failure.js'
import { builtFrom } from './kustomize.js'
import type { Session } from './session.js'

/** The flags that name files. */
export interface FileFlags {
  readonly filename: readonly string[]
  readonly recursive: boolean
  readonly kustomize?: string | undefined
}

/** One object of a manifest. */
export interface Manifest {
  readonly kind: Kind
  readonly body: KubeObject
  /** The file's name as it was given, or `STDIN`. */
  readonly source: string
}

const EXTENSIONS = /\.(json|ya?ml)$/
const STDIN = 'STDIN'
const BOTH = 'error: only one of -f or -k can be specified'
const NO_FILE = 'error: must specify one of -f and -k'
const STOP_VALIDATION =
  'if you choose to ignore these errors, turn validation off with --validate=false'

/** Whether files were named. @throws CommandError if they were not, and must be */
export function needFiles(flags: FileFlags): void {
  if (flags.filename.length === 0 && !flags.kustomize) throw new CommandError(NO_FILE)
}

/**
 * All objects of the files. An error in one document is reported when all were read. @throws
 * CommandError
 */
export function* readManifests(
  session: Session,
  flags: FileFlags,
): Generator<Wait, readonly Manifest[]> {
  const { manifests, errors } = yield* readEach(session, flags)
  yield* throwCollected(session, errors)
  return manifests
}

/** Like `readManifests`, but gives what is wrong back, for verbs that do what they can. */
export function* readEach(
  session: Session,
  flags: FileFlags,
): Generator<Wait, { readonly manifests: readonly Manifest[]; readonly errors: unknown[] }> {
  const manifests: Manifest[] = []
  const errors: unknown[] = []
  if (flags.kustomize) {
    if (flags.filename.length > 0) throw new CommandError(BOTH)
    for (const object of builtFrom(session, flags.kustomize))
      addObjects(session, object, flags.kustomize, manifests, errors)
  }
  for (const name of flags.filename) {
    for (const { source, text } of yield* textsOf(session, name, flags.recursive)) {
      for (const document of documentsOf(text, source))
        addObjects(session, document, source, manifests, errors)
    }
  }
  return { manifests, errors }
}

/** The objects of a text, and what is wrong with it. @throws CommandError */
export function manifestsOf(
  session: Session,
  text: string,
  source: string,
): { readonly manifests: readonly Manifest[]; readonly errors: readonly unknown[] } {
  const manifests: Manifest[] = []
  const errors: unknown[] = []
  for (const document of documentsOf(text, source))
    addObjects(session, document, source, manifests, errors)
  return { manifests, errors }
}

function* textsOf(
  session: Session,
  name: string,
  recursive: boolean,
): Generator<Wait, readonly { readonly source: string; readonly text: string }[]> {
  const { files, stdin } = session.cli
  if (name === '-') return [{ source: STDIN, text: yield* stdin.readAll() }]
  if (/^https?:\/\//.test(name))
    throw new CommandError(
      `error: unable to read URL "${name}", server reported 404 Not Found, status code=404`,
    )
  if (!files.exists(name)) throw new CommandError(`error: the path "${name}" does not exist`)
  if (!files.isDirectory(name)) return [{ source: name, text: files.read(name) }]
  const below = Object.entries(files.tree(name)).filter(
    ([path]) => EXTENSIONS.test(path) && (recursive || !path.includes('/')),
  )
  if (below.length === 0)
    throw new CommandError(
      `error: error reading [${name}]: recognized file extensions are [.json .yaml .yml]`,
    )
  const prefix = name.replace(/^\.\//, '').replace(/\/$/, '')
  return below
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, { text }]) => ({ source: prefix === '.' ? path : `${prefix}/${path}`, text }))
}

function documentsOf(text: string, source: string): readonly unknown[] {
  try {
    return parseYamlDocuments(text)
  } catch (error) {
    if (error instanceof YamlError)
      throw new CommandError(`error: error parsing ${source}: ${error.message}`)
    throw error
  }
}

function addObjects(
  session: Session,
  document: unknown,
  source: string,
  manifests: Manifest[],
  errors: unknown[],
): void {
  const body = checkType(document, source)
  const { kind: name = '', apiVersion = '' } = body
  if (/List$/.test(name) && 'items' in body) {
    const { items } = body as { readonly items?: unknown }
    for (const item of Array.isArray(items) ? items : [])
      addObjects(
        session,
        name === 'List' ? item : { apiVersion, kind: name.slice(0, -4), ...item },
        source,
        manifests,
        errors,
      )
    return
  }
  const kind = kindFor(session, name, apiVersion)
  if (kind) manifests.push({ kind, body: inNamespace(session, kind, body), source })
  else {
    const { name: object = '', namespace = '' } = body.metadata ?? {}
    errors.push(
      new CommandError(
        `error: resource mapping not found for name: "${object}" namespace: "${namespace}" from "${source}": no matches for kind "${name}" in version "${apiVersion}"\nensure CRDs are installed first`,
      ),
    )
  }
}

/** An object says another namespace than the one that it has to be in. */
export const otherNamespace = (given: string, wanted: string): CommandError =>
  new CommandError(
    `error: the namespace from the provided object "${given}" does not match the namespace "${wanted}". You must pass '--namespace=${given}' to perform this operation.`,
  )

/** Why a document is no object; undefined if it may be one. */
export function invalidity(document: unknown): string | undefined {
  if (typeof document !== 'object' || document === null || Array.isArray(document))
    return 'invalid object to validate'
  const { apiVersion, kind } = document as Readonly<Record<string, unknown>>
  const missing = [
    ...(typeof apiVersion === 'string' && apiVersion !== '' ? [] : ['apiVersion not set']),
    ...(typeof kind === 'string' && kind !== '' ? [] : ['kind not set']),
  ]
  return missing.length > 1 ? `[${missing.join(', ')}]` : missing[0]
}

function checkType(document: unknown, source: string): KubeObject {
  const why = invalidity(document)
  if (why !== undefined)
    throw new CommandError(
      `error: error validating "${source}": error validating data: ${why}; ${STOP_VALIDATION}`,
    )
  const { metadata } = document as Readonly<Record<string, unknown>>
  if (
    metadata !== undefined &&
    metadata !== null &&
    (typeof metadata !== 'object' || Array.isArray(metadata))
  ) {
    throw new CommandError(
      `error: unable to decode "${source}": json: cannot unmarshal ${Array.isArray(metadata) ? 'array' : typeof metadata} into Go struct field Object.metadata of type v1.ObjectMeta (${goJson(metadata)})`,
    )
  }
  return document as KubeObject
}

/** The kind of a name and version. */
const kindFor = ({ tx }: Session, name: string, apiVersion: string): Kind | undefined =>
  kindIn(tx, apiVersion, name)

/**
 * The object in the namespace that it says, or the command's. @throws CommandError when the two
 * contradict each other
 */
function inNamespace(session: Session, kind: Kind, body: KubeObject): KubeObject {
  const { metadata } = body
  if (!kind.namespaced) return body
  if (!metadata?.namespace)
    return { ...body, metadata: { ...metadata, namespace: session.namespace } }
  if (session.enforcedNamespace !== undefined && metadata.namespace !== session.enforcedNamespace) {
    throw otherNamespace(metadata.namespace, session.enforcedNamespace)
  }
  return body
}
