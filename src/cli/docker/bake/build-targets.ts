/**
 * Builds the targets of a bake, side by side, under one display.
 *
 * @see https://docs.docker.com/reference/cli/docker/buildx/bake/
 */
import { removeImage } from '../../../docker/image/remove.js'
import { type Solve, startSolve, verticesOf } from '../../../docker/buildkit/solve.js'
import type { Vertex } from '../../../docker/buildkit/vertex.js'
import type { Reader } from '../../../sim/world.js'
import { type AnyFlagValues, camelCase, defaultValues } from '../../flags.js'
import { type Cli, CommandError, type Wait } from '../../verb.js'
import { withInput } from '../../with-input.js'
import { build } from '../build.js'
import { type BuildRequest, requestOf } from '../buildx/build-request.js'
import type { Display } from '../buildx/display.js'
import { followSolves } from '../buildx/follow.js'
import { INTERRUPTED, problemOf } from '../buildx/solve-report.js'
import type { Plan } from './resolve.js'
import { type Target, dictIn, textIn, textsIn } from './target.js'

type Flags = Parameters<typeof build.run>[2]

/** A target that was built. */
export interface Baked {
  readonly name: string
  readonly request: BuildRequest
  readonly row: Solve
}

/** A target was begun and failed. */
export class FailedTarget extends CommandError {
  override name = 'FailedTarget'
}

/** Attributes that a flag of `docker buildx build` takes as they are, and the flag's name. */
const LISTS: Readonly<Record<string, string>> = {
  annotations: 'annotation',
  attest: 'attest',
  'cache-from': 'cache-from',
  'cache-to': 'cache-to',
  'no-cache-filter': 'no-cache-filter',
  output: 'output',
  platforms: 'platform',
  secret: 'secret',
  ssh: 'ssh',
  tags: 'tag',
  ulimits: 'ulimit',
}
const TEXTS = ['target', 'network', 'shm-size', 'call']

/** The flags that a build of the target would have. */
function flagsOf(target: Target): Flags {
  const values: Record<string, unknown> = defaultValues(build.flags)
  const pairs = (name: string, sign = '='): readonly string[] =>
    Object.entries(dictIn(target, name)).map(([key, value]) => `${key}${sign}${value}`)
  for (const [name, flag] of Object.entries(LISTS)) values[camelCase(flag)] = textsIn(target, name)
  for (const name of TEXTS) {
    const text = textIn(target, name)
    if (text !== undefined && text !== '') values[camelCase(name)] = text
  }
  values['buildArg'] = pairs('args')
  values['label'] = pairs('labels')
  values['addHost'] = pairs('extra-hosts', ':')
  values['buildContext'] = pairs('contexts').filter((pair) => !pair.includes(`=${LINKED}`))
  values['pull'] = target['pull'] === true
  values['noCache'] = target['no-cache'] === true
  values['allow'] = textsIn(target, 'entitlements')
  const context = textIn(target, 'context') ?? '.'
  const dockerfile = textIn(target, 'dockerfile') ?? 'Dockerfile'
  values['file'] =
    target['dockerfile-inline'] !== undefined
      ? '-'
      : dockerfile.startsWith('/')
        ? dockerfile
        : `${context}/${dockerfile}`
  return values as AnyFlagValues as Flags
}

/** As `docker buildx build` reads it. @throws CommandError, which says nothing of a build */
function* asked(cli: Cli, target: Target): Generator<Wait, BuildRequest> {
  try {
    return yield* requestOf(cli, textIn(target, 'context') ?? '.', flagsOf(target))
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    throw new CommandError(
      error.message.replace('ERROR: failed to build: ', 'ERROR: '),
      error.exitCode,
    )
  }
}

/** What a target is asked for; `images` are those of the targets that it stands on. */
function* requestFor(
  cli: Cli,
  target: Target,
  images: ReadonlyMap<string, string>,
): Generator<Wait, BuildRequest> {
  const inline = textIn(target, 'dockerfile-inline')
  const there = inline === undefined ? cli : withInput(cli, inline)
  const request = yield* asked(there, target)
  const { dockerfile, contexts } = request.options
  return {
    ...request,
    options: {
      ...request.options,
      // What stands in the bake file is called as a file would be.
      dockerfile: inline === undefined ? dockerfile : { ...dockerfile, name: 'Dockerfile' },
      contexts: {
        ...contexts,
        ...Object.fromEntries(
          linksOf(target).map(([name, other]) => [
            name,
            { kind: 'image', reference: images.get(other) ?? '' } as const,
          ]),
        ),
      },
    },
  }
}

/**
 * Builds the targets; those that others stand on come first.
 *
 * @throws CommandError when one fails
 */
export function* buildTargets(
  cli: Cli,
  plan: Plan,
  display: Display<unknown>,
  loaded: Vertex,
): Generator<Wait, readonly Baked[]> {
  const images = new Map<string, string>()
  const baked: Baked[] = []
  const before: Vertex[] = [loaded]
  const isMany = Object.keys(plan.targets).length > 1
  let { start } = display
  for (let left = Object.entries(plan.targets); left.length > 0; ) {
    const isReady = ([, target]: (typeof left)[number]): boolean =>
      linksOf(target).every(([, other]) => images.has(other))
    const now = left.filter(isReady)
    if (now.length === 0) throw new CommandError('ERROR: infinite loop from contexts of targets')
    left = left.filter((one) => !isReady(one))
    const requests: BuildRequest[] = []
    for (const [name, target] of now)
      requests.push(
        yield* requestFor(cli, plan.linked.has(name) ? unnamed(target) : target, images),
      )
    const names = now.map(([name]) => name)
    const ids = cli.ask((tx) => requests.map(({ options }) => startSolve(tx, cli.machine, options)))
    const { rows, state } = yield* followSolves(cli, ids, { ...display, start }, (read, found) => [
      ...before,
      ...visible(arranged(read, found, isMany ? names : []), plan, images),
    ])
    start = state
    before.push(...visible(arranged(cli.tx, rows, isMany ? names : []), plan, images))
    for (const [at, row] of rows.entries()) {
      const name = names[at] ?? ''
      if (row.state === 'cancelled') throw new FailedTarget(INTERRUPTED)
      if (row.error) throw new FailedTarget(problemOf(row, isMany ? `target ${name}: ` : ''))
      if (row.image !== undefined) images.set(name, row.image)
      baked.push({ name, request: requests[at] as BuildRequest, row })
    }
  }
  // An image that was only stood on goes with the build.
  for (const name of plan.linked) {
    const id = images.get(name)
    if (id !== undefined) cli.ask((tx) => removeImage(tx, cli.machine, id, { force: true }))
  }
  return baked.filter(({ name }) => !plan.linked.has(name))
}

const LINKED = 'target:'

/** The contexts that are other targets: name and target. */
const linksOf = (target: Target): readonly (readonly [string, string])[] =>
  Object.entries(dictIn(target, 'contexts')).flatMap(([name, value]) =>
    value.startsWith(LINKED) ? [[name, value.slice(LINKED.length)] as const] : [],
  )

/** A target whose image gets no name. */
const unnamed = ({ tags: _, output: __, ...target }: Target): Target => target

/** Without the steps by which images of other targets are handed over. */
function visible(
  vertices: readonly Vertex[],
  { linked }: Plan,
  images: ReadonlyMap<string, string>,
): readonly Vertex[] {
  const ids = [...images.values()]
  return vertices.filter(
    ({ name }) =>
      !ids.some((id) => name.includes(id)) &&
      ![...linked].some((target) => name === `[${target}] exporting to image`),
  )
}

const IS_SHARED = /^\[internal\] load metadata for |\] FROM /

/**
 * The steps of several builds in the order in which they begin, named after their targets. What
 * two of them have in common stands once.
 */
function arranged(
  read: Reader,
  rows: readonly Solve[],
  names: readonly string[],
): readonly Vertex[] {
  const seen = new Set<string>()
  return rows
    .flatMap((row, at) => verticesOf(read, row).map((vertex) => ({ vertex, name: names[at] })))
    .filter(({ vertex }) => vertex.startedAt !== undefined)
    .toSorted((a, b) => (a.vertex.startedAt ?? 0) - (b.vertex.startedAt ?? 0))
    .flatMap(({ vertex, name }) => {
      const common = IS_SHARED.test(vertex.name) ? vertex.name.replace(/^.*\] /, '') : undefined
      if (common !== undefined && seen.has(common)) return []
      if (common !== undefined) seen.add(common)
      return [name === undefined ? vertex : { ...vertex, name: ofTarget(name, vertex.name) }]
    })
}

/** `[1/2] RUN true` of `app` is `[app 1/2] RUN true`. */
const ofTarget = (target: string, name: string): string =>
  name.startsWith('[') ? `[${target} ${name.slice(1)}` : `[${target}] ${name}`
