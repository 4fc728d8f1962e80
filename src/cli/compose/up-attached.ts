/**
 * `docker compose up` that stays: starts the services, prints what they write, stops them at Ctrl-C.
 *
 * @module
 */
import { ComposeError } from '../../compose/errors.js'
import type { Project } from '../../compose/resources.js'
import type { LogPlace } from '../../program/log.js'
import type { Cli, Wait } from '../verb.js'
import { type Followed, allEnded, followedFrom, hasNews, look } from './attached.js'
import { type ProjectContainer, containersOf, shortName } from './containers.js'
import { LogPrinter } from './log-printer.js'
import { startServices } from './start-services.js'
import { stopInOrder } from './stop-in-order.js'
import { together } from './together.js'
import type { Scene } from './verb.js'
import { usesColour } from './colour.js'
import { type Menu, menuFor } from './menu.js'
import { type Progress, quietProgress } from './progress.js'
import { type Seen, rulesOf } from './watch-rules.js'
import { INTERVAL, NOTHING_TO_WATCH, type Watching, beginWatching, lookAgain } from './watching.js'
import { killContainer } from './stop-containers.js'

/** What flags say of the output, and of when it is over. */
interface AttachedFlags {
  readonly abortOnContainerExit: boolean
  readonly abortOnContainerFailure: boolean
  readonly exitCodeFrom: string | undefined
  readonly attach: readonly string[]
  readonly noAttach: readonly string[]
  readonly attachDependencies: boolean
  readonly noColor: boolean
  readonly noLogPrefix: boolean
  readonly timestamps: boolean
  readonly timeout: number | undefined
  readonly menu: boolean | undefined
  readonly watch: boolean
}

const INTERRUPTED = 130
const [GREEN, PLAIN] = ['\u001b[32m', '\u001b[0m']
const STOPPING = 'Gracefully Stopping... press Ctrl+C again to force'
const ABORTING = 'Aborting on container exit...'

/** What ended the following: all containers did, one did, or Ctrl-C. */
interface Ending {
  readonly why: 'over' | 'aborted' | 'interrupted'
  readonly exitCode: number
}

/** An ending, and what had been shown by then. */
type Ended = Ending & { readonly followed: readonly Followed[] }

/** Starts and follows the services; the exit code. @throws ComposeError when one cannot be started */
export function* followProject(
  attached: Scene,
  project: Project,
  flags: AttachedFlags,
  names: readonly string[],
): Generator<Wait, number> {
  const isShown = shownServices(project, flags, names)
  const rules = rulesOf(project, names)
  if (flags.watch && rules.length === 0) throw new ComposeError(NOTHING_TO_WATCH)
  const menu = menuFor(attached, flags.menu)
  const cli = menu ? withMenu(attached.cli, menu) : attached.cli
  const scene: Scene = { ...attached, cli }
  const printer = printerFor(scene, flags, menu)
  const mine = ownContainers(scene, project).filter(({ service }) => isShown(service))
  const shownNames = mine.map((each) => shortName(project.name, each))
  for (const name of shownNames) printer.register(name)
  if (mine.length > 0) cli.out(`Attaching to ${shownNames.join(', ')}\n`)
  const following = (container: ProjectContainer, from: LogPlace): Followed => {
    const name = shortName(project.name, container)
    return followedFrom(container, name, isShown(container.service), from)
  }
  const hushed: Scene = { ...scene, progress: quietProgress, isTty: false }
  const { followed, early } = yield* startUp(scene, printer, flags, menu, (listener) =>
    startServices(hushed, project, (container, from) => listener(following(container, from))),
  )
  const added: Followed[] = []
  const say = (text: string): void => printer.watch(text)
  const watching: Watching = {
    ...{ scene: hushed, project, rules, isQuiet: true, say },
    listener: (container, from) => void added.push(following(container, from)),
  }
  const ending: Ended = early
    ? { ...early, followed }
    : yield* follow(watching, printer, { followed, added }, flags, menu)
  menu?.close()
  return yield* finish(scene, project, printer, ending, flags, menu)
}

/** Starts the services, printing what they write meanwhile. @throws ComposeError */
function* startUp(
  scene: Scene,
  printer: LogPrinter,
  flags: AttachedFlags,
  menu: Menu | undefined,
  start: (listener: (one: Followed) => void) => Generator<Wait, void>,
): Generator<Wait, { readonly followed: readonly Followed[]; readonly early?: Ending }> {
  const { cli } = scene
  let followed: readonly Followed[] = []
  let isStarted = false
  let early: Ending | undefined
  function* starting(): Generator<Wait, void> {
    yield* start((one) => {
      followed = [...followed, one]
    })
    isStarted = true
  }
  function* printing(): Generator<Wait, void> {
    while (!isStarted && !cli.interrupted && !early) {
      const seen = look(scene, printer, followed)
      followed = seen.followed
      early = endingOf(seen.ended, flags)
      const now = followed
      yield {
        when: (read) =>
          isStarted ||
          followed.length > now.length ||
          hasNews(cli.machine, now)(read) ||
          menu?.isReady(read) === true,
      }
    }
  }
  try {
    yield* together(cli, [starting(), printing()])
  } catch (error) {
    look(scene, printer, followed)
    menu?.close()
    throw error
  }
  return { followed, ...(early && { early }) }
}

function printerFor(scene: Scene, flags: AttachedFlags, menu: Menu | undefined): LogPrinter {
  return new LogPrinter(scene.cli, {
    prefix: !flags.noLogPrefix,
    colour: !flags.noColor && usesColour(scene),
    timestamps: flags.timestamps,
    menu,
  })
}

/** A terminal whose Ctrl-C is one of the keys that the menu gets. */
function withMenu(cli: Cli, menu: Menu): Cli {
  let isHeard = false
  return Object.create(cli, {
    interrupted: {
      get: () => {
        isHeard = menu.pressed() || isHeard
        return isHeard || cli.interrupted
      },
    },
  })
}

/** The containers of a project's services. */
const ownContainers = ({ cli }: Scene, project: Project): readonly ProjectContainer[] =>
  containersOf(cli.tx, cli.machine, project.name).filter(
    ({ service, isOneOff }) => !isOneOff && Object.hasOwn(project.services, service),
  )

/** Prints until it is over, and watches files while somebody wants that. */
function* follow(
  watching: Watching,
  printer: LogPrinter,
  from: { readonly followed: readonly Followed[]; readonly added: Followed[] },
  flags: AttachedFlags,
  menu: Menu | undefined,
): Generator<Wait, Ended> {
  const { scene, rules } = watching
  const { cli } = scene
  const turns = cli.turns()
  let state: { readonly followed: readonly Followed[]; readonly files?: readonly Seen[] } = {
    followed: from.followed,
    ...(flags.watch ? { files: beginWatching(watching) } : {}),
  }
  for (;;) {
    state = turns.carry(state)
    let { files } = state
    if (menu) menu.isWatching = files !== undefined
    const seen = look(scene, printer, state.followed)
    let { followed } = seen
    const ending = endingOf(seen.ended, flags)
    if (ending) return { ...ending, followed }
    if (!files && allEnded(cli.tx, cli.machine, followed))
      return { why: 'over', exitCode: 0, followed }
    if (cli.interrupted) return { why: 'interrupted', exitCode: INTERRUPTED, followed }
    if (menu?.takeWatchKey() && rules.length > 0) {
      menu.isWatching = files === undefined
      if (files) printer.watch('Watch disabled')
      files = files ? undefined : beginWatching(watching)
    }
    if (files) files = yield* lookAgain(watching, files)
    followed = [...followed, ...from.added.splice(0)]
    state = { followed, ...(files && { files }) }
    const now = followed
    yield {
      when: (read) => hasNews(cli.machine, now)(read) || menu?.isReady(read) === true,
      ...(files ? { until: cli.tx.now + INTERVAL } : {}),
      endless: true,
    }
  }
}

/** Whether a container's end is that of all. */
function endingOf(
  ended: readonly { readonly service: string; readonly exitCode: number }[],
  { abortOnContainerExit, abortOnContainerFailure, exitCodeFrom }: AttachedFlags,
): Ending | undefined {
  const last = ended.find(
    ({ exitCode }) => abortOnContainerExit || (abortOnContainerFailure && exitCode !== 0),
  )
  if (!last) return undefined
  const own = ended.find(({ service }) => service === exitCodeFrom)
  return { why: 'aborted', exitCode: (exitCodeFrom === undefined ? last : (own ?? last)).exitCode }
}

/** Stops what still runs, printing what it writes meanwhile. */
function* finish(
  scene: Scene,
  project: Project,
  printer: LogPrinter,
  { why, exitCode, followed: from }: Ended,
  { timeout, exitCodeFrom }: AttachedFlags,
  menu: Menu | undefined,
): Generator<Wait, number> {
  if (why === 'over') return exitCode
  scene.cli.err(why === 'aborted' ? `${ABORTING}\n` : `${STOPPING}\n`)
  const cli = once(scene.cli)
  const calm: Scene = { ...scene, cli, progress: scene.isTty ? mixed(printer) : scene.progress }
  let followed = from
  let stopped = false
  let code = exitCode
  function* stopping(): Generator<Wait, void> {
    yield* stopInOrder(calm, project, ownContainers(calm, project), timeout)
    stopped = true
  }
  function* printing(): Generator<Wait, void> {
    for (;;) {
      const seen = look(calm, printer, followed)
      followed = seen.followed
      const own = seen.ended.find(({ service }) => service === exitCodeFrom)
      if (own && why === 'aborted') code = own.exitCode
      if (stopped) return
      if (menu?.pressed()) killAll(calm, project)
      const now = followed
      yield {
        when: (read) => stopped || hasNews(cli.machine, now)(read) || menu?.isReady(read) === true,
      }
    }
  }
  yield* together(cli, [stopping(), printing()])
  return code
}

/** Ctrl-C once more: what still runs is killed. */
function killAll(scene: Scene, project: Project): void {
  for (const container of ownContainers(scene, project))
    if (container.state === 'running') killContainer(scene, container, 'SIGKILL')
}

/** Steps as lines between those of the containers. */
const mixed = (printer: LogPrinter): Progress => ({
  event: ({ id, text, more = '' }) => printer.note(`${id} ${more} ${GREEN}${text}${PLAIN}`),
  say: (text) => printer.note(text),
  begin: () => undefined,
  end: () => undefined,
})

/** Ctrl-C has been heard, and is not heard again. */
const once = (cli: Cli): Cli => Object.create(cli, { interrupted: { value: false } })

/** Which services' output is printed. @throws ComposeError */
function shownServices(
  project: Project,
  { attach, noAttach, attachDependencies }: AttachedFlags,
  names: readonly string[],
): (service: string) => boolean {
  for (const name of [...attach, ...noAttach])
    if (!Object.hasOwn(project.services, name)) throw new ComposeError(`no such service: ${name}`)
  const chosen = attach.length > 0 ? attach : attachDependencies ? [] : names
  return (service) =>
    (chosen.length === 0 || chosen.includes(service)) &&
    !noAttach.includes(service) &&
    (attach.includes(service) || project.services[service]?.attach !== false)
}
