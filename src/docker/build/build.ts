/**
 * Builds: a build is a row that the builder carries from statement to statement.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Image/operation/ImageBuild
 */
import { hexId } from '../../sim/id.js'
import type { Tx } from '../../sim/step.js'
import { defineTable } from '../../sim/table.js'
import type { Reader, VirtualTime } from '../../sim/world.js'
import { EMPTY_CONTINUATION } from './errors.js'
import { DockerError } from '../errors.js'
import { referenceOf } from '../image/find.js'
import { pullLines } from '../image/pull.js'
import { discardRun, runOutput } from './run-container.js'
import type { ContextFiles } from './context.js'
import { labelStatement, parseDockerfile } from './dockerfile.js'
import { emptyContinuations } from './statement-lines.js'
import { stageName } from './from.js'
import type { Stage, Statement } from './instruction.js'

const DOCKERFILE = 'Dockerfile'
const noSuchTarget = (target: string): string =>
  `target stage ${JSON.stringify(target)} could not be found`

/** What is built, and how. */
export interface BuildOptions {
  readonly files: ContextFiles
  /** The Dockerfile's path in the context. */
  readonly dockerfile?: string
  /** Names for the image. */
  readonly tags?: readonly string[]
  readonly buildArgs?: Readonly<Record<string, string>>
  readonly labels?: Readonly<Record<string, string>>
  readonly target?: string
  readonly noCache?: boolean
  /** Ask the registry for newer base images. */
  readonly pull?: boolean
  /** Keep the containers of the steps. */
  readonly keepContainers?: boolean
  /** Take the container of a step that failed away, too, and say so. */
  readonly forceRemove?: boolean
}

/** What a build is waiting for. */
export type Waiting =
  | { readonly pull: string; readonly reference: string }
  | { readonly container: string; readonly instruction: string; readonly stage: Stage }

/** A build under way, or just ended. */
export interface Build {
  readonly id: string
  readonly machine: string
  readonly state: 'running' | 'done' | 'failed' | 'cancelled'
  readonly options: BuildOptions
  readonly statements: readonly (Statement & { readonly trigger?: true })[]
  /** Which statement comes next, how many steps were announced, and how many there will be. */
  readonly next: number
  readonly steps: number
  readonly total: number
  readonly announced: boolean
  /** Arguments that stand before the first FROM. */
  readonly globalArgs: Readonly<Record<string, string | null>>
  readonly usedArgs: readonly string[]
  readonly stage?: Stage
  /** The stages before. */
  readonly stages: readonly Stage[]
  readonly pulled: readonly string[]
  readonly waiting?: Waiting
  /** What it has said so far, but for what it waits for. */
  readonly output: string
  /** When the step under way is done. */
  readonly dueAt: VirtualTime
  readonly error?: { readonly message: string; readonly exitCode: number }
  /** The image that came out. */
  readonly image?: string
}

export const builds = defineTable<Build, 'byPull' | 'byContainer' | 'byMachine'>('builds', {
  byPull: (row) => (row.waiting && 'pull' in row.waiting ? row.waiting.pull : undefined),
  byContainer: (row) =>
    row.waiting && 'container' in row.waiting ? row.waiting.container : undefined,
  byMachine: (row) => row.machine,
})

/**
 * Starts a build; its id. It goes on as time passes, until its state is no longer `running`.
 *
 * @throws DockerError 400 when Dockerfile, names or target are unusable
 */
export function build(tx: Tx, machine: string, options: BuildOptions): string {
  const path = options.dockerfile ?? DOCKERFILE
  const text = Object.hasOwn(options.files, path) ? options.files[path]?.text : undefined
  if (text === undefined) throw new DockerError(500, `Cannot locate specified Dockerfile: ${path}`)
  if (text === '') throw new DockerError(400, `the Dockerfile (${path}) cannot be empty`)
  for (const tag of options.tags ?? []) referenceOf(tag)
  const id = hexId(tx.random)
  const statements = wanted(parseDockerfile(text), options)
  tx.put(builds, id, {
    id,
    machine,
    state: 'running',
    options,
    statements,
    next: 0,
    steps: 0,
    total: statements.length,
    announced: false,
    globalArgs: {},
    usedArgs: [],
    stages: [],
    pulled: [],
    output: warningsOf(text),
    dueAt: tx.now,
  })
  return id
}

const RED = '\u001b[91m'
const PLAIN = '\u001b[0m'

/** What is said of lines that continue with an empty one. */
function warningsOf(text: string): string {
  const found = emptyContinuations(text)
  if (found.length === 0) return ''
  return [
    ...found.map((statement) => `Empty continuation line found in: ${statement}`),
    `${EMPTY_CONTINUATION}.`,
  ]
    .map((warning) => `${RED}[WARNING]: ${warning}\n${PLAIN}`)
    .join('')
}

/** The statements up to the target stage, and the labels of the command line. */
function wanted(
  statements: readonly Statement[],
  { target, labels }: BuildOptions,
): readonly Statement[] {
  const added = Object.entries(labels ?? {}).map(([name, value]) => labelStatement(name, value))
  if (!target) return [...statements, ...added]
  const froms = statements.flatMap((statement, at) => (statement.keyword === 'FROM' ? [at] : []))
  const stage = froms.findIndex(
    (at, number) =>
      stageName(statements[at] as Statement) === target.toLowerCase() || String(number) === target,
  )
  if (stage < 0) throw new DockerError(400, noSuchTarget(target))
  return [...statements.slice(0, froms[stage + 1]), ...added]
}

/** What a build has said so far, the pull or the command that it waits for included. */
export function buildOutput(read: Reader, id: string): string {
  const row = read.get(builds, id)
  if (!row) return ''
  if (!row.waiting) return row.output
  return (
    row.output +
    ('pull' in row.waiting
      ? pullLines(read, row.waiting.pull).join('')
      : runOutput(read, row.waiting.container))
  )
}

/** Ends a build before it is done. */
export function cancelBuild(tx: Tx, id: string): void {
  const row = tx.get(builds, id)
  if (row?.state !== 'running') return
  if (row.waiting && 'container' in row.waiting) discardRun(tx, row.waiting.container)
  tx.update(builds, id, (draft) => {
    draft.state = 'cancelled'
    delete draft.waiting
  })
}

/** Forgets a build that has ended. */
export function forgetBuild(tx: Tx, id: string): void {
  if (tx.get(builds, id)?.state !== 'running') tx.delete(builds, id)
}
