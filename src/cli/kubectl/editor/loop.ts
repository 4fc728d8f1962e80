/**
 * Editing objects: they are written to a file, the user's editor opens it, and what it says then is
 * carried out; what is wrong with it is said above it in the next round.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_edit/
 */
import { dequal } from 'dequal'
import { YamlError, parseYaml } from '../../../text/yaml.js'
import { CommandError, type Wait } from '../../verb.js'
import { failureOf } from '../failure.js'
import { type Manifest, invalidity, manifestsOf, otherNamespace } from '../manifest.js'
import { type PrintFlags, noPrinter, printerOf } from '../output.js'
import { type AnyObject, type Found, resourceOf } from '../resources.js'
import type { Session } from '../session.js'
import { openInEditor } from './editor.js'
import { type Reason, type Subject, headerOf, notValid, withoutComments } from './header.js'

/** What became of one edited object. */
export type Outcome =
  | { readonly done: AnyObject | undefined }
  /** It goes back into the editor. */
  | { readonly reason: Reason }
  /** It failed for a reason that editing does not mend. */
  | { readonly failed: 'retryable' | 'gone' }

/** What is edited, and what happens to what was edited. */
interface Editing {
  readonly subject: Subject
  readonly originals: readonly Found[]
  /** Carries out what was edited. @throws CommandError, ApiError for what ends the edit */
  write(edited: readonly Manifest[]): readonly Outcome[]
}

/** The flags of editing. */
export interface EditFlags extends PrintFlags {
  readonly windowsLineEndings: boolean
}

const NO_CHANGES = 'Edit cancelled, no changes made.'
const NOT_CHANGED_AGAIN = 'error: Edit cancelled, no valid changes were saved.'
const STORED = (path: string): string => `A copy of your changes has been stored to "${path}"\n`
const TRY_AGAIN = (path: string): string =>
  `You can run \`kubectl replace -f ${path}\` to try this update again.`
const OF_DELETED = (path: string): string =>
  `The edits you made on deleted resources have been saved to "${path}"`
const FAILED_VALIDATION = (why: string): string =>
  `<nil>: Invalid value: "The edited file failed validation": ${why}`
const FORMATS = ['json', 'kyaml', 'yaml']
const SOURCE = 'edited-file'
const LARGEST_NUMBER = 2 ** 32 - 1

/** What was wrong with a file, for the next round. */
interface Failed {
  readonly reasons: readonly Reason[]
  readonly text: string
  readonly file: string
}

/** Lets the user edit objects until there is nothing wrong with them, or nothing new. */
export function* edited(
  session: Session,
  editing: Editing,
  flags: EditFlags,
): Generator<Wait, readonly AnyObject[]> {
  const { files } = session.cli
  const format = formatOf(flags.output)
  const print = printerOf({ ...flags, output: format }, files)
  const { originals, subject } = editing
  const shown = print?.({ items: [inOne(originals)], single: true }) ?? ''
  const turns = session.cli.turns()
  let failed: Failed | null = null
  for (;;) {
    failed = turns.carry(failed) as Failed | null
    const head = format === 'json' ? '' : headerOf(subject, failed?.reasons ?? [])
    const before = head + (failed ? withoutComments(failed.text) : shown)
    const file = temporaryFile(session, format)
    files.write(file, flags.windowsLineEndings ? before.replaceAll('\n', '\r\n') : before)
    yield* keeping(session, failed?.file, openInEditor(session.cli, file))
    const text = files.read(file)
    if (failed && isSame(failed.text, text))
      yield* keeping(session, file, failing(NOT_CHANGED_AGAIN))
    if (failed) files.remove(failed.file)
    const round = yield* carriedOut(session, editing, { before, text, file })
    if (round.done) return round.objects
    failed = { reasons: round.reasons, text, file }
  }
}

/** One object as it is, several as a list. */
function inOne(originals: readonly Found[]): Found {
  const [first] = originals as [Found]
  if (originals.length === 1) return first
  const items = originals.map(({ object }) => object)
  const list = { apiVersion: 'v1', items, kind: 'List', metadata: {} }
  return { kind: first.kind, object: list as unknown as AnyObject }
}

interface Round {
  readonly before: string
  readonly text: string
  readonly file: string
}

type RoundResult =
  | { readonly done: true; readonly objects: readonly AnyObject[] }
  | { readonly done: false; readonly reasons: readonly Reason[] }

/** What comes of a file that was edited. */
function* carriedOut(
  session: Session,
  editing: Editing,
  { before, text, file }: Round,
): Generator<Wait, RoundResult> {
  const { files } = session.cli
  const why = whyInvalid(text)
  if (why !== undefined) {
    const { kind, object } = editing.originals[0] as Found
    const resource = resourceOf(kind)
    session.err(`error: ${resource} "${object.metadata.name}" is invalid\n`)
    const causes = [FAILED_VALIDATION(why)]
    return again([{ ...notValid(resource, object.metadata.name, []), causes }])
  }
  if (isSame(before, text)) {
    files.remove(file)
    session.err(`${NO_CHANGES}\n`)
    return { done: true, objects: [] }
  }
  const { manifests, errors } = manifestsOf(session, withoutComments(text), SOURCE)
  if (errors.length > 0)
    return again([{ head: `The edited file had a syntax error: ${said(errors)}`, causes: [] }])
  const write = (): readonly Outcome[] => {
    for (const manifest of manifests) requireNamespace(session, manifest)
    return editing.write(manifests)
  }
  const outcomes = yield* keeping(session, file, attempting(write))
  const objects = outcomes.flatMap((one) => ('done' in one && one.done ? [one.done] : []))
  if (outcomes.some((one) => 'failed' in one && one.failed === 'retryable'))
    yield* failing(TRY_AGAIN(file), session)
  if (outcomes.some((one) => 'failed' in one)) yield* failing(OF_DELETED(file), session)
  const reasons = outcomes.flatMap((one) => ('reason' in one ? [one.reason] : []))
  if (reasons.length > 0) return again(reasons)
  files.remove(file)
  return { done: true, objects }
}

/** @throws CommandError for an object that was moved to another namespace */
function requireNamespace({ namespace }: Session, { kind, body }: Manifest): void {
  const { namespace: given } = body.metadata ?? {}
  if (kind.namespaced && given !== namespace) throw otherNamespace(given ?? '', namespace)
}

const again = (reasons: readonly Reason[]): RoundResult => ({ done: false, reasons })

const said = (errors: readonly unknown[]): string =>
  errors.map((error) => failureOf(error).text.replace(/^error: /, '')).join('\n')

/** Does a part of an edit; what the user wrote is kept if it fails, and that is said. */
function* keeping<Value>(
  session: Session,
  file: string | undefined,
  part: Generator<Wait, Value>,
): Generator<Wait, Value> {
  try {
    return yield* part
  } catch (error) {
    if (file !== undefined && session.cli.files.exists(file)) session.err(STORED(file))
    yield* session.commit()
    throw error
  }
}

function* attempting<Value>(work: () => Value): Generator<Wait, Value> {
  return work()
}

/** Ends an edit; what was done until then stays. */
function* failing(text: string, session?: Session): Generator<Wait, never> {
  if (session) yield* session.commit()
  throw new CommandError(text)
}

/** Why no objects can be read from a text, if so. */
function whyInvalid(text: string): string | undefined {
  try {
    return invalidity(parseYaml(withoutComments(text)))
  } catch (error) {
    if (!(error instanceof YamlError)) throw error
    return error.message.replace(/^error converting YAML to JSON: /, '')
  }
}

/** Whether two texts say the same, comments aside. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [withoutComments(one), withoutComments(other)]
  if (a === b) return true
  try {
    return dequal(parseYaml(a), parseYaml(b))
  } catch (error) {
    if (!(error instanceof YamlError)) throw error
    return false
  }
}

/** The format of the file. @throws CommandError for one that cannot be edited */
function formatOf(output: string | undefined): string {
  if (!output) return 'yaml'
  if (FORMATS.includes(output)) return output
  throw noPrinter(output, FORMATS)
}

function temporaryFile({ cli, tx }: Session, format: string): string {
  const folder = (cli.env['TMPDIR'] || '/tmp').replace(/\/$/, '')
  const number = tx.random.int(0, LARGEST_NUMBER)
  return `${folder}/kubectl-edit-${number}.${format === 'json' ? 'json' : 'yaml'}`
}
