/**
 * The containers that a command line means: those of all services, or of some.
 *
 * @module
 */
import { ComposeError } from '../../compose/errors.js'
import type { Project } from '../../compose/resources.js'
import type { Wait } from '../verb.js'
import { type ProjectContainer, containersOf, containersOfService } from './containers.js'
import { projectNameOf } from './project-of.js'
import type { Scene } from './verb.js'

/** What belongs to the services besides their own containers. */
interface Choice {
  /** Containers that `docker compose run` made. */
  readonly oneOffs?: boolean
  /** Containers of services that the files do not have. */
  readonly orphans?: boolean
  /** Services that are restarted together with those that are asked for. */
  readonly restarting?: boolean
}

/** @throws ComposeError for a service that there is not */
export function* chosenContainers(
  scene: Scene,
  names: readonly string[],
  { oneOffs = false, orphans = false, restarting = false }: Choice = {},
): Generator<
  Wait,
  {
    readonly name: string
    readonly project: Project | undefined
    readonly containers: readonly ProjectContainer[]
  }
> {
  const { name, project } = yield* projectNameOf(scene, names)
  const { cli } = scene
  const all = containersOf(cli.tx, cli.machine, name)
  const wanted = restarting && project ? withRestarting(project, names) : names
  const isOf = ({ service, isOneOff }: ProjectContainer): boolean => {
    if (isOneOff && !oneOffs) return false
    if (wanted.length > 0) return wanted.includes(service)
    return orphans || !project || Object.hasOwn(project.services, service)
  }
  if (!project)
    for (const service of names)
      if (!all.some((container) => container.service === service))
        throw new ComposeError(`no such service: ${service}`)
  return { name, project, containers: all.filter(isOf) }
}

/** With the services that say of a dependency that they restart with it. */
function withRestarting({ services }: Project, names: readonly string[]): readonly string[] {
  const more = Object.entries(services).flatMap(([name, { depends_on: dependencies = {} }]) =>
    names.some((other) => dependencies[other]?.restart) ? [name] : [],
  )
  return [...new Set([...names, ...more])]
}

/** One container of a service, which runs. @throws ComposeError when there is none */
export function* runningContainer(
  scene: Scene,
  service: string,
  index: number | undefined,
): Generator<Wait, ProjectContainer> {
  const { name } = yield* projectNameOf(scene, [service])
  const { cli } = scene
  const found = containersOfService(containersOf(cli.tx, cli.machine, name), service)
  const running = found.filter(({ state }) => state === 'running' || state === 'paused')
  const chosen = index ? running.find(({ number }) => number === index) : running[0]
  if (chosen) return chosen
  throw new ComposeError(
    index
      ? `service ${JSON.stringify(service)} is not running container #${index}`
      : `service ${JSON.stringify(service)} is not running`,
  )
}
