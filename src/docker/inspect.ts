/**
 * `GET /containers/{id}/json`: everything about a container, in the order in which the daemon lists
 * it.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerInspect
 */
import { processes } from '../program/process.js'
import type { Reader, VirtualTime } from '../sim/world.js'
import { rfc3339nano } from '../text/time.js'
import { type Container, containerNamed, isUp } from './container.js'
import type { ContainerInspect } from './container-inspect.js'
import { execIds } from './exec.js'
import { hostConfigOf } from './inspect-host-config.js'
import { networkSettingsOf } from './inspect-network.js'

const NEVER = '0001-01-01T00:00:00Z'
const FOLDER = '/var/lib/docker/containers'
const timeOr = (time: VirtualTime | undefined): string =>
  time === undefined ? NEVER : rfc3339nano(time)

/** A container as `docker inspect` shows it. @throws DockerError 404 */
export function inspect(read: Reader, machine: string, ref: string): ContainerInspect {
  const row = containerNamed(read, machine, ref)
  const shared = row.namespace !== row.id
  const running = execIds(read, machine, row.id)
  return {
    Id: row.id,
    Created: rfc3339nano(row.created),
    Path: row.path,
    Args: row.args,
    State: stateOf(read, row),
    Image: row.image,
    ...pathsOf(row),
    Name: `/${row.name}`,
    RestartCount: row.restarts,
    Driver: 'overlay2',
    Platform: 'linux',
    MountLabel: '',
    ProcessLabel: '',
    AppArmorProfile: '',
    ExecIDs: running.length > 0 ? running : null,
    HostConfig: hostConfigOf(row),
    GraphDriver: { Data: { ID: row.id }, Name: 'overlay2' },
    Mounts: row.mounts.filter(isListed(row)).map(({ type, name, destination, readOnly, from }) => ({
      Type: type,
      ...(name === undefined ? {} : { Name: name }),
      Source:
        type === 'tmpfs' ? '' : name === undefined ? from : `/var/lib/docker/volumes/${name}/_data`,
      Destination: destination,
      ...(name === undefined ? {} : { Driver: 'local' }),
      Mode: readOnly ? 'ro' : name === undefined ? '' : 'z',
      RW: !readOnly,
      Propagation: type === 'bind' ? 'rprivate' : '',
    })),
    Config: configOf(row),
    NetworkSettings: networkSettingsOf(read, row, shared),
  }
}

/** Files that the daemon makes for a container when it is first started. */
function pathsOf({
  id,
  startedAt,
}: Container): Pick<ContainerInspect, 'ResolvConfPath' | 'HostnamePath' | 'HostsPath' | 'LogPath'> {
  const file = (name: string): string => (startedAt === undefined ? '' : `${FOLDER}/${id}/${name}`)
  return {
    ResolvConfPath: file('resolv.conf'),
    HostnamePath: file('hostname'),
    HostsPath: file('hosts'),
    LogPath: file(`${id}-json.log`),
  }
}

/** Memory that was asked for with `--tmpfs` is no mount of the list. */
const isListed =
  ({ host }: Container) =>
  ({ type, destination }: Container['mounts'][number]): boolean =>
    type !== 'tmpfs' || !Object.hasOwn(host.Tmpfs ?? {}, destination)

function stateOf(read: Reader, row: Container): ContainerInspect['State'] {
  const { health } = row
  return {
    Status: row.status,
    Running: isUp(row) || row.status === 'restarting',
    Paused: row.status === 'paused',
    Restarting: row.status === 'restarting',
    OOMKilled: row.oomKills !== undefined,
    Dead: row.status === 'dead',
    Pid: row.process === undefined ? 0 : (read.get(processes, row.process)?.hostPid ?? 0),
    ExitCode: row.exitCode,
    Error: row.error,
    StartedAt: timeOr(row.startedAt),
    FinishedAt: timeOr(row.finishedAt),
    ...(health
      ? {
          Health: {
            Status: health.status,
            FailingStreak: health.failing,
            Log: health.log.map(({ start, end, exitCode, output }) => ({
              Start: rfc3339nano(start),
              End: rfc3339nano(end),
              ExitCode: exitCode,
              Output: output,
            })),
          },
        }
      : {}),
  }
}

function configOf({ config }: Container): ContainerInspect['Config'] {
  return {
    Hostname: config.Hostname,
    Domainname: config.Domainname,
    User: config.User,
    AttachStdin: config.AttachStdin,
    AttachStdout: config.AttachStdout,
    AttachStderr: config.AttachStderr,
    ...(config.ExposedPorts ? { ExposedPorts: config.ExposedPorts } : {}),
    Tty: config.Tty,
    OpenStdin: config.OpenStdin,
    StdinOnce: config.StdinOnce,
    Env: config.Env.length > 0 ? config.Env : null,
    Cmd: config.Cmd,
    ...(config.Healthcheck ? { Healthcheck: config.Healthcheck } : {}),
    Image: config.Image,
    Volumes: config.Volumes,
    WorkingDir: config.WorkingDir,
    Entrypoint: config.Entrypoint,
    OnBuild: null,
    Labels: config.Labels,
    ...(config.StopSignal ? { StopSignal: config.StopSignal } : {}),
    ...(config.StopTimeout === undefined ? {} : { StopTimeout: config.StopTimeout }),
  }
}
