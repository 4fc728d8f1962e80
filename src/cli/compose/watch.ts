/**
 * `docker compose watch`: keeps containers as the files of the machine are.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/watch/
 */
import { ComposeError } from '../../compose/errors.js'
import type { Project } from '../../compose/resources.js'
import { FileError } from '../../program/files.js'
import type { Wait } from '../verb.js'
import { filesIn } from '../docker/container.js'
import { buildImage } from './build-image.js'
import { type ProjectContainer, containersOf, containersOfService } from './containers.js'
import { createProject } from './create-project.js'
import { withDependencies } from './dependencies.js'
import { runHook } from './hooks.js'
import { projectOf } from './project-of.js'
import { startServices } from './start-services.js'
import { restartInOrder } from './stop-in-order.js'
import { type Scene, defineComposeVerb } from './verb.js'
import { type Seen, type ServiceRule, changesIn, filesOfRule, rulesOf } from './watch-rules.js'

export const watch = defineComposeVerb({
  name: 'watch',
  usage: 'watch [SERVICE...]',
  short: 'Watch build context for service and rebuild/refresh containers when files are updated',
  flags: {
    'no-up': { type: 'boolean', usage: 'Do not build & start services before watching' },
    prune: { type: 'boolean', default: true, usage: 'Prune dangling images on rebuild' },
    quiet: { type: 'boolean', usage: 'hide build output' },
  },
  *run(scene, args, flags) {
    const { cli } = scene
    const project = yield* projectOf(scene, { wanted: args })
    const rules = rulesOf(project, args)
    if (rules.length === 0)
      throw new ComposeError(
        "none of the selected services is configured for watch, consider setting a 'develop' section",
      )
    const chosen = withDependencies(project, args)
    if (!flags.noUp) {
      yield* createProject(scene, project, chosen, { build: true, targets: args }, () =>
        startServices(scene, chosen),
      )
    }
    cli.out(`${MARK}Watch enabled\n`)
    for (const { service, rule } of rules)
      if (rule.initial_sync && rule.action !== 'rebuild')
        sync(scene, project, { service, rule }, Object.keys(filesOfRule(cli, rule)))
    let seen: readonly Seen[] = rules.map(({ rule }) => filesOfRule(cli, rule))
    const turns = cli.turns()
    for (;;) {
      seen = turns.carry(seen)
      const now = rules.map(({ rule }) => filesOfRule(cli, rule))
      for (const [i, each] of rules.entries()) {
        const changed = changesIn(seen[i] ?? {}, now[i] ?? {})
        if (changed.length > 0) yield* act(scene, project, each, changed)
      }
      seen = now
      if (cli.interrupted) return INTERRUPTED
      yield { until: cli.tx.now + INTERVAL, endless: true }
    }
  },
})

const INTERRUPTED = 130
/** How often files are looked at, in milliseconds. */
const INTERVAL = 500
const MARK = '         ⦿ '

/** Does what a rule says about files that have changed. */
function* act(
  scene: Scene,
  project: Project,
  each: ServiceRule,
  changed: readonly string[],
): Generator<Wait, void> {
  const { cli } = scene
  const { service: name, rule } = each
  const service = project.services[name]
  if (!service) return
  if (rule.action === 'rebuild') {
    cli.out(`${MARK}Rebuilding service(s) ["${name}"] after changes were detected...\n`)
    yield* buildImage(scene, project, name, service)
    cli.out(`${MARK}service(s) ["${name}"] successfully built\n`)
    const alone = withDependencies(project, [name], false)
    yield* createProject(scene, project, alone, { targets: [name] }, () =>
      startServices(scene, alone),
    )
    return
  }
  if (rule.action !== 'restart') {
    const count = `${changed.length} changes were detected`
    cli.out(`${MARK}Syncing service "${name}" after ${count}\n`)
    sync(scene, project, each, changed)
  }
  if (rule.action === 'restart' || rule.action === 'sync+restart') {
    yield* restartInOrder(scene, project, containersFor(scene, project, name), undefined)
    cli.out(`${MARK}service(s) ["${name}"] restarted\n`)
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
