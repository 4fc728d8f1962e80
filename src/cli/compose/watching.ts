/**
 * Watching: the files of a machine are looked at now and then, and containers are kept as they are.
 *
 * @see https://docs.docker.com/compose/how-tos/file-watch/
 */
import type { Project } from '../../compose/resources.js'
import { FileError } from '../../program/files.js'
import { filesIn } from '../docker/container.js'
import type { Wait } from '../verb.js'
import { buildImage } from './build-image.js'
import { type ProjectContainer, containersOf, containersOfService } from './containers.js'
import { createProject } from './create-project.js'
import { withDependencies } from './dependencies.js'
import { runHook } from './hooks.js'
import { type Listener, startServices } from './start-services.js'
import { restartInOrder } from './stop-in-order.js'
import type { Scene } from './verb.js'
import { type Seen, type ServiceRule, changesIn, filesOfRule } from './watch-rules.js'

/** What is watched, and who hears of it. */
export interface Watching {
  readonly scene: Scene
  readonly project: Project
  readonly rules: readonly ServiceRule[]
  /** What builds print is not shown. */
  readonly isQuiet?: boolean
  say(text: string): void
  /** A container was started in the place of another one. */
  readonly listener?: Listener
}

/** What is said when no service has rules. */
export const NOTHING_TO_WATCH =
  "none of the selected services is configured for watch, consider setting a 'develop' section"
/** How often files are looked at, in milliseconds. */
export const INTERVAL = 500

/** Begins to watch: what files are like now. */
export function beginWatching(watching: Watching): readonly Seen[] {
  const { scene, project, rules, say } = watching
  say('Watch enabled')
  for (const { service, rule } of rules)
    if (rule.initial_sync && rule.action !== 'rebuild')
      sync(scene, project, { service, rule }, Object.keys(filesOfRule(scene.cli, rule)))
  return rules.map(({ rule }) => filesOfRule(scene.cli, rule))
}

/** Acts on what has changed; what files are like now. */
export function* lookAgain(
  watching: Watching,
  seen: readonly Seen[],
): Generator<Wait, readonly Seen[]> {
  const { scene, rules } = watching
  const now = rules.map(({ rule }) => filesOfRule(scene.cli, rule))
  for (const [i, each] of rules.entries()) {
    const changed = changesIn(seen[i] ?? {}, now[i] ?? {})
    if (changed.length > 0) yield* act(watching, each, changed)
  }
  return now
}

/** Does what a rule says about files that have changed. */
function* act(
  { scene, project, isQuiet = false, say, listener }: Watching,
  each: ServiceRule,
  changed: readonly string[],
): Generator<Wait, void> {
  const { service: name, rule } = each
  const service = project.services[name]
  if (!service) return
  if (rule.action === 'rebuild') {
    say(`Rebuilding service(s) ["${name}"] after changes were detected...`)
    yield* buildImage(scene, project, name, service, { quiet: isQuiet })
    say(`service(s) ["${name}"] successfully built`)
    const alone = withDependencies(project, [name], false)
    yield* createProject(scene, project, alone, { targets: [name] }, () =>
      startServices(scene, alone, listener),
    )
    return
  }
  if (rule.action !== 'restart') {
    const count = `${changed.length} changes were detected`
    say(`Syncing service "${name}" after ${count}`)
    sync(scene, project, each, changed)
  }
  if (rule.action === 'restart' || rule.action === 'sync+restart') {
    yield* restartInOrder(scene, project, containersFor(scene, project, name), undefined)
    say(`service(s) ["${name}"] restarted`)
  }
  if (rule.action === 'sync+exec' && rule.exec)
    for (const container of containersFor(scene, project, name))
      yield* runHook(scene, container, rule.exec)
}

const containersFor = (
  { cli }: Scene,
  project: Project,
  name: string,
): readonly ProjectContainer[] =>
  containersOfService(containersOf(cli.tx, cli.machine, project.name), name)

/** Copies files into the containers of a service; those that are gone go there, too. */
function sync(
  scene: Scene,
  project: Project,
  { service, rule }: ServiceRule,
  changed: readonly string[],
): void {
  const { cli } = scene
  for (const container of containersFor(scene, project, service)) {
    const there = filesIn(cli.tx, cli.machine, container.id)
    for (const name of changed) {
      const [from, to] = [rule.path, rule.target ?? '/'].map((path) =>
        name === '' ? path : `${path.replace(/\/$/, '')}/${name}`,
      ) as [string, string]
      try {
        if (cli.files.exists(from)) {
          there.mkdir(to.slice(0, to.lastIndexOf('/')) || '/', { parents: true })
          there.write(to, cli.files.read(from))
        } else if (there.exists(to)) there.remove(to)
      } catch (error) {
        if (!(error instanceof FileError)) throw error
        cli.err(`${to}: ${error.message}\n`)
      }
    }
  }
}
