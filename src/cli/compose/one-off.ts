/**
 * `docker compose run`: a container as a service's, with a command of one's own.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/run/
 */
import { ComposeError } from '../../compose/errors.js'
import { canonicalService } from '../../compose/canonical/service.js'
import type { Service } from '../../compose/project.js'
import type { Project } from '../../compose/resources.js'
import { shellWords } from '../../compose/shell-words.js'
import { type Dict, isDict } from '../../compose/value.js'
import { DockerError, daemonSays } from '../../docker/errors.js'
import { remove } from '../../docker/remove.js'
import { start } from '../../docker/start.js'
import { hexId } from '../../sim/id.js'
import { follow } from '../docker/attached.js'
import { environmentOf as environmentIn } from '../docker/container-body.js'
import { exists, exitCodeOf } from '../docker/container.js'
import { detachKeys } from '../docker/detach-keys.js'
import { handOver } from '../input.js'
import { CommandError, type Wait } from '../verb.js'
import { createProject } from './create-project.js'
import { createServiceContainer } from './create-containers.js'
import { withDependencies } from './dependencies.js'
import { ensureImages } from './ensure-images.js'
import { ensureNetworks } from './networks.js'
import { projectOf, serviceOf } from './project-of.js'
import { startServices } from './start-services.js'
import { waitForDependencies } from './dependencies.js'
import type { Scene } from './verb.js'
import { ensureVolumes } from './volumes-of.js'
import { withoutUnused } from '../../compose/load.js'

/** What flags say. */
interface RunFlags {
  readonly build: boolean
  readonly capAdd: readonly string[]
  readonly capDrop: readonly string[]
  readonly detach: boolean
  readonly entrypoint: string | undefined
  readonly env: readonly string[]
  readonly envFromFile: readonly string[]
  readonly interactive: boolean
  readonly label: readonly string[]
  readonly name: string | undefined
  readonly noTTY: boolean | undefined
  readonly noDeps: boolean
  readonly publish: readonly string[]
  readonly pull: string
  readonly quiet: boolean
  readonly quietBuild: boolean
  readonly quietPull: boolean
  readonly removeOrphans: boolean
  readonly rm: boolean
  readonly servicePorts: boolean
  readonly useAliases: boolean
  readonly user: string | undefined
  readonly volume: readonly string[]
  readonly workdir: string | undefined
}

const SHORT = 12

/** Runs it; the exit code. @throws ComposeError, DockerError */
export function* runOneOff(
  scene: Scene,
  name: string,
  command: readonly string[],
  flags: RunFlags,
): Generator<Wait, number> {
  const { cli } = scene
  if (flags.publish.length > 0 && flags.servicePorts)
    throw new ComposeError('--service-ports and --publish are incompatible')
  const project = yield* projectOf(scene, { wanted: [name] })
  yield* prepare(scene, project, name, flags)
  const service = yield* overridden(scene, serviceOf(project, name), command, flags)
  const id = createServiceContainer(scene, project, service, {
    service: name,
    name: flags.name ?? `${project.name}-${name}-run-${hexId(cli.tx.random).slice(0, SHORT)}`,
    number: 1,
    oneOff: true,
    autoRemove: flags.rm,
    labels: Object.fromEntries(flags.label.map(pairOf)),
    more: {
      withoutAliases: !flags.useAliases,
      withoutPorts: !flags.servicePorts && flags.publish.length === 0,
    },
  })
  yield { until: cli.tx.now }
  begin(scene, id, flags)
  if (flags.detach) {
    cli.out(`${id}\n`)
    return 0
  }
  if (service.tty) yield* handOver(cli)
  const terminal = service.tty ? { detachKeys: detachKeys(cli, undefined) } : undefined
  const way = yield* follow(cli, id, { stdin: flags.interactive, signals: true, terminal })
  if (way === 'left') return 0
  const exitCode = exitCodeOf(cli.tx, cli.machine, id)
  if (flags.rm) yield { when: (read) => !exists(read, cli.machine, id) }
  return exitCode
}

const pairOf = (text: string): readonly [string, string] => {
  const at = text.indexOf('=')
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

/** What it depends on runs first; its image, networks and volumes are there. */
function* prepare(
  scene: Scene,
  project: Project,
  name: string,
  flags: RunFlags,
): Generator<Wait, void> {
  const policy = {
    build: flags.build,
    pull: flags.pull,
    quietPull: flags.quietPull,
    quietBuild: flags.quietBuild,
  }
  const own = withoutUnused(withDependencies(project, [name], false))
  const needed = Object.keys(project.services[name]?.depends_on ?? {})
  const before = withDependencies(project, needed)
  const makeOwn = function* (): Generator<Wait, void> {
    scene.progress.begin('Running')
    yield* ensureNetworks(scene, own)
    ensureVolumes(scene, own)
    scene.progress.end()
  }
  if (flags.noDeps || needed.length === 0) yield* makeOwn()
  else {
    const { removeOrphans } = flags
    yield* createProject(scene, project, before, { removeOrphans, ...policy }, () =>
      startServices(scene, before),
    )
    yield* makeOwn()
    yield* waitForDependencies(scene, project, name, serviceOf(project, name))
  }
  yield* ensureImages(scene, own, policy)
}

/** The service as flags change it. @throws ComposeError */
function* overridden(
  { cli }: Scene,
  service: Service,
  command: readonly string[],
  flags: RunFlags,
): Generator<Wait, Service> {
  const tty =
    cli.stdin.isTerminal &&
    !(flags.noTTY ?? cli.outScreen === undefined) &&
    flags.interactive &&
    !flags.detach
  const added = environmentIn(cli, flags.env, flags.envFromFile).map(pairOf)
  const entrypoint = flags.entrypoint === undefined ? undefined : shellWords(flags.entrypoint)
  const more = shortForms(cli.cwd, flags)
  const { healthcheck: _, restart: __, ...rest } = service
  yield { until: cli.tx.now }
  return {
    ...rest,
    ...(entrypoint === undefined ? {} : { entrypoint, command: [] }),
    ...(command.length > 0 ? { command } : {}),
    environment: { ...service.environment, ...Object.fromEntries(added) },
    ports: [...(flags.servicePorts ? (service.ports ?? []) : []), ...(more.ports ?? [])],
    volumes: [...(service.volumes ?? []), ...(more.volumes ?? [])],
    cap_add: [...(service.cap_add ?? []), ...flags.capAdd],
    cap_drop: [...(service.cap_drop ?? []), ...flags.capDrop],
    tty,
    stdin_open: flags.interactive,
    ...(flags.user === undefined ? {} : { user: flags.user }),
    ...(flags.workdir === undefined ? {} : { working_dir: flags.workdir }),
  }
}

/** `-p` and `-v` as files have them. */
function shortForms(cwd: string, { publish, volume }: RunFlags): Service {
  const dict: Dict = { ports: publish, volumes: volume }
  const made = canonicalService(dict, 'run', {
    base: cwd,
    home: cwd,
    lenient: false,
    warn: () => undefined,
  })
  return (isDict(made) ? made : {}) as Service
}

/** @throws CommandError with what the daemon says */
function begin({ cli }: Scene, id: string, flags: RunFlags): void {
  try {
    start(cli.tx, cli.machine, id, {}, flags.detach ? undefined : cli.line)
  } catch (error) {
    if (!(error instanceof DockerError)) throw error
    if (flags.rm) remove(cli.tx, cli.machine, id, { force: true, v: true })
    throw new CommandError(daemonSays(error), 1)
  }
}
