/**
 * Services in the order of what they depend on, and the waiting for that.
 *
 * @see https://docs.docker.com/compose/how-tos/startup-order/
 */
import { ComposeError } from '../../compose/errors.js'
import type { Condition, Dependency, Service } from '../../compose/project.js'
import type { Project } from '../../compose/resources.js'
import { containerKey, containers } from '../../docker/container.js'
import type { Reader } from '../../sim/world.js'
import type { Wait } from '../verb.js'
import {
  type ProjectContainer,
  containersOf,
  containersOfService,
  progressName,
} from './containers.js'
import type { Scene } from './verb.js'
import { logWarning } from './warnings.js'

/** The names of services, each after all that it depends on. */
export function inOrder(project: Project): readonly string[] {
  const found = new Set<string>()
  const visit = (name: string): void => {
    if (found.has(name) || !Object.hasOwn(project.services, name)) return
    for (const other of dependenciesOf(project.services[name])) visit(other)
    found.add(name)
  }
  for (const name of Object.keys(project.services)) visit(name)
  return [...found]
}

export const dependenciesOf = (service: Service | undefined): readonly string[] =>
  Object.keys(service?.depends_on ?? {}).sort()

/** The services of a project that are asked for, with what they depend on; all without a name. */
export function withDependencies(
  project: Project,
  names: readonly string[],
  dependencies = true,
): Project {
  if (names.length === 0) return project
  const found = new Set<string>()
  const visit = (name: string): void => {
    const service = Object.hasOwn(project.services, name) ? project.services[name] : undefined
    if (!service || found.has(name)) return
    found.add(name)
    if (dependencies) for (const other of dependenciesOf(service)) visit(other)
  }
  for (const name of names) visit(name)
  const kept = Object.entries(project.services).filter(([name]) => found.has(name))
  return {
    ...project,
    services: Object.fromEntries(
      kept.map(([name, service]) => [name, dependencies ? service : alone(service, found)]),
    ),
  }
}

/** Without the dependencies that are not looked at. */
function alone(service: Service, found: ReadonlySet<string>): Service {
  if (!service.depends_on) return service
  const kept = Object.entries(service.depends_on).filter(([name]) => found.has(name))
  return { ...service, depends_on: Object.fromEntries(kept) }
}

/** How a container stands to what is asked of it: `undefined` while that is open. */
type Verdict = { readonly text: string } | { readonly failed: string } | undefined

/** Looks at a container. */
export function verdictOn(
  read: Reader,
  machine: string,
  { id, name, service }: ProjectContainer,
  condition: Condition | 'running_or_healthy',
): Verdict {
  const row = read.get(containers, containerKey(machine, id))
  if (!row) return { failed: `No such container: ${id}` }
  const isOver = row.status === 'exited' || row.status === 'dead'
  if (condition === 'service_completed_successfully') {
    if (!isOver) return undefined
    return row.exitCode === 0
      ? { text: 'Exited' }
      : {
          failed: `service ${JSON.stringify(service)} didn't complete successfully: exit ${row.exitCode}`,
        }
  }
  if (isOver)
    return {
      failed: `${condition === 'service_healthy' ? 'dependency failed to start: ' : ''}container ${name} exited (${row.exitCode})`,
    }
  if (!row.health || row.config.Healthcheck?.Test[0] === 'NONE') {
    if (condition === 'service_healthy')
      return {
        failed: `dependency failed to start: container ${name} has no healthcheck configured`,
      }
    return row.status === 'running' ? { text: 'Healthy' } : undefined
  }
  if (row.health.status === 'unhealthy')
    return {
      failed: `${condition === 'service_healthy' ? 'dependency failed to start: ' : ''}container ${name} is unhealthy`,
    }
  return row.health.status === 'healthy' && row.status === 'running'
    ? { text: 'Healthy' }
    : undefined
}

/** Waits until everything that a service depends on is as it asks. @throws ComposeError */
export function* waitForDependencies(
  scene: Scene,
  project: Project,
  name: string,
  service: Service,
): Generator<Wait, void> {
  const { cli } = scene
  for (const [other, dependency] of Object.entries(service.depends_on ?? {}).sort()) {
    if (dependency.condition === 'service_started') continue
    const found = containersOfService(containersOf(cli.tx, cli.machine, project.name), other)
    if (found.length === 0) {
      if (dependency.required) throw new ComposeError(`${name} is missing dependency ${other}`)
      logWarning(cli, `${name} is missing dependency ${other}`)
      continue
    }
    yield* waitForOne(scene, other, found, dependency)
  }
}

function* waitForOne(
  scene: Scene,
  other: string,
  found: readonly ProjectContainer[],
  { condition, required }: Pick<Dependency, 'condition' | 'required'>,
): Generator<Wait, void> {
  const { cli, progress } = scene
  for (const container of found)
    progress.event({ id: progressName(container), text: 'Waiting', stage: 'working' })
  for (const container of found) {
    const verdict = yield* verdictWhenKnown(scene, container, condition)
    if (verdict === undefined) return
    const id = progressName(container)
    if ('text' in verdict) progress.event({ id, text: verdict.text, stage: 'done' })
    else if (required) {
      progress.event({ id, text: 'Error', stage: 'error' })
      throw new ComposeError(verdict.failed)
    } else {
      progress.event({ id, text: `Skipped: ${verdict.failed}`, stage: 'warning' })
      logWarning(
        cli,
        `optional dependency ${JSON.stringify(other)} failed to start: ${verdict.failed}`,
      )
    }
  }
}

/** Waits until it is known how a container stands; undefined after Ctrl-C or at a time. */
export function* verdictWhenKnown(
  { cli }: Scene,
  container: ProjectContainer,
  condition: Parameters<typeof verdictOn>[3],
  until?: number,
): Generator<Wait, Verdict> {
  const { machine } = cli
  for (;;) {
    const verdict = verdictOn(cli.tx, machine, container, condition)
    if (verdict || cli.interrupted || (until !== undefined && cli.tx.now >= until)) return verdict
    yield {
      when: (read) => verdictOn(read, machine, container, condition) !== undefined,
      ...(until === undefined ? {} : { until }),
    }
  }
}
