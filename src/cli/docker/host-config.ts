/**
 * The part of a container that concerns its host: mounts, ports, limits, the restart policy.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerCreate
 */
import type { ContainerBody } from '../../docker/container-body.js'
import { FlagError } from '../flags.js'
import { bytesOf } from './bytes.js'
import type { ContainerFlags } from './container-flags.js'
import { type VolumeSpec, mountOf } from './container-mounts.js'
import { networkOf } from './container-networks.js'
import { RefusedError } from './daemon.js'

type HostConfig = NonNullable<ContainerBody['HostConfig']>

/** What the flags say of the host. @throws RefusedError, FlagError */
export function hostConfigOf(
  flags: ContainerFlags,
  volumes: readonly VolumeSpec[],
  bindings: NonNullable<HostConfig['PortBindings']>,
): HostConfig {
  return {
    Binds: volumes.flatMap((volume) => ('bind' in volume ? [volume.bind] : [])),
    Mounts: flags.mount.map(mountOf),
    NetworkMode: networkOf(flags.network),
    PortBindings: bindings,
    RestartPolicy: restartPolicyOf(flags.restart, flags.rm),
    AutoRemove: flags.rm,
    PublishAllPorts: flags.publishAll,
    Privileged: flags.privileged,
    ReadonlyRootfs: flags.readOnly,
    ExtraHosts: flags.addHost,
    Links: flags.link,
    PidMode: flags.pid,
    Memory: flags.memory ? bytesOf('-m, --memory', flags.memory) : 0,
    NanoCpus: flags.cpus ? cpusOf(flags.cpus) : 0,
    VolumesFrom: flags.volumesFrom,
    ...(flags.tmpfs.length > 0 ? { Tmpfs: tmpfsOf(flags.tmpfs) } : {}),
    ...(flags.init ? { Init: true } : {}),
  }
}

/** `--tmpfs /run:size=64m`: the options by path. */
const tmpfsOf = (specs: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    specs.map((spec) => {
      const [path = '', options = ''] = spec.split(':')
      return [path, options]
    }),
  )

/** `always`, `on-failure:3`, … @throws RefusedError */
export function restartPolicyOf(
  text: string,
  autoRemove: boolean,
): { readonly Name: string; readonly MaximumRetryCount: number } {
  const [name = '', count] = text.split(':', 2)
  if (count !== undefined && !/^\d+$/.test(count))
    throw new RefusedError('invalid restart policy format: maximum retry count must be an integer')
  if (autoRemove && name !== 'no' && name !== '')
    throw new RefusedError('conflicting options: cannot specify both --restart and --rm')
  return { Name: name, MaximumRetryCount: Number(count ?? 0) }
}

function cpusOf(text: string): number {
  const cpus = Number(text)
  if (!Number.isFinite(cpus))
    throw new FlagError(
      `invalid argument ${JSON.stringify(text)} for "--cpus" flag: failed to parse ${text} as a rational number`,
    )
  return Math.round(cpus * 1e9)
}
