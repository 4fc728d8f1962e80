/**
 * `kubectl explain`: the fields of a kind, their types and what they mean.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_explain/
 */
import { customKinds } from '../../kubernetes/kinds/custom/served.js'
import { apiVersionOf } from '../../kubernetes/kinds/index.js'
import type { Kind } from '../../kubernetes/kinds/kind.js'
import { resources } from '../../kubernetes/kinds/resources.js'
import { findKind } from '../../kubernetes/kinds/served.js'
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { define } from './definition.js'
import { openApiV2 } from './explain/openapiv2.js'
import { type Part, partOf } from './explain/part.js'
import { plaintext } from './explain/plaintext.js'
import { NO_SUCH_TYPE } from './resources.js'
import type { Session } from './session.js'

const NOTHING_SAID =
  'error: You must specify the type of resource to explain. Use "kubectl api-resources" for a complete list of supported resources.'
const ONE_ONLY = 'error: We accept only this format: explain RESOURCE'
const NO_SUCH_FIELD = (name: string): string => `error: field "${name}" does not exist`
const NO_SUCH_VERSION = (gv: string, plural: string): string =>
  `error: couldn't find resource for "${gv}, Resource=${plural}"`
const BAD_PATH = 'error: invalid jsonpath syntax, first node must be field node'
const BAD_CHARACTER = (code: string, character: string): string =>
  `error: unrecognized character in action: U+${code} '${character}'`
const FORMATS = ['plaintext', 'plaintext-openapiv2']

/** The verb `kubectl explain`. */
export const explain = define({
  name: 'explain',
  usage:
    'explain TYPE [--recursive=FALSE|TRUE] [--api-version=api-version-group] [-o|--output=plaintext|plaintext-openapiv2]',
  short: 'Get documentation for a resource',
  long: 'Describe fields and structure of various resources.',
  flags: {
    'api-version': {
      type: 'string',
      usage: 'Use given api-version (group/version) of the resource.',
    },
    output: {
      type: 'string',
      short: 'o',
      default: 'plaintext',
      usage:
        'Format in which to render the schema. Valid values are: (plaintext, plaintext-openapiv2).',
    },
    recursive: {
      type: 'boolean',
      short: 'R',
      usage:
        'When true, print the name of all the fields recursively. Otherwise, print the available fields with their description.',
    },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<{ readonly text: string }>> {
    const [word = ''] = args
    if (args.length === 0) throw new CommandError(NOTHING_SAID)
    if (args.length > 1) throw new CommandError(ONE_ONLY)
    if (!FORMATS.includes(flags.output))
      throw new CommandError(`error: unrecognized format: ${flags.output}`)
    void session.cluster
    const { kind: meant, path } = kindAndPath(session, word, flags.apiVersion !== undefined)
    const kind = flags.apiVersion ? inVersion(session, meant, flags.apiVersion) : meant
    const isOld = flags.output !== 'plaintext'
    const head = isOld ? oldHead(kind) : headOf(kind)
    session.out(head)
    let part: Part | undefined = partOf(kind)
    for (const name of path) part = part?.fields().get(name)
    if (!part) throw yield* afterCommit(session, NO_SUCH_FIELD(path.at(-1) ?? ''))
    const text = (isOld ? openApiV2 : plaintext)(part, path.at(-1), flags.recursive)
    session.out(text)
    return { value: { text: head + text } }
  },
})

type Explained = Pick<Kind, 'group' | 'version' | 'kind' | 'type' | 'schema' | 'plural'>

function* afterCommit(session: Session, text: string): Generator<Wait, CommandError> {
  yield* session.commit()
  return new CommandError(text)
}

const headOf = ({ group, kind, version }: Explained): string =>
  `${group === '' ? '' : `GROUP:      ${group}\n`}KIND:       ${kind}\nVERSION:    ${version}\n\n`

const oldHead = (kind: Explained): string =>
  `KIND:     ${kind.kind}\nVERSION:  ${apiVersionOf(kind)}\n\n`

/**
 * `pods.spec`, `ingresses.networking.k8s.io.spec`: the longest group that fits counts, unless a
 * version says the group.
 */
function kindAndPath(
  { tx }: Session,
  word: string,
  isGrouped: boolean,
): { readonly kind: Explained; readonly path: readonly string[] } {
  const [first = '', ...rest] = word.replace(/\.$/, '').split('.')
  if (rest.includes('')) throw new CommandError(BAD_PATH)
  const odd = /[^\w.$\-/@*[\]'"{}()]/.exec(word)?.[0]
  if (odd !== undefined) {
    const code = (odd.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    throw new CommandError(BAD_CHARACTER(code, odd))
  }
  for (let length = isGrouped ? 0 : rest.length; length > 0; length--) {
    const group = rest.slice(0, length).join('.')
    const kind = findKind(tx, `${first}.${group}`)
    if (kind && kind.group === group) return { kind, path: rest.slice(length) }
  }
  const kind = findKind(tx, first) ?? resources.find(({ plural }) => plural === first)
  if (!kind) throw new CommandError(`${NO_SUCH_TYPE} "${first}"`)
  return { kind, path: rest }
}

/** The kind in another version of its group. @throws CommandError for a version that is not served */
function inVersion({ tx }: Session, { kind, plural }: Explained, apiVersion: string): Explained {
  const found: Explained | undefined =
    customKinds(tx)?.byVersion.get(`${apiVersion} ${kind}`) ??
    resources.find((one) => one.plural === plural && apiVersionOf(one) === apiVersion)
  if (!found)
    throw new CommandError(
      NO_SUCH_VERSION(apiVersion.includes('/') ? apiVersion : `/${apiVersion}`, plural),
    )
  return found
}
