/**
 * What is mounted into the containers of a service: volumes, directories, memory, secrets, configs.
 *
 * @see https://docs.docker.com/reference/compose-file/services/#volumes
 */
import { ComposeError } from '../../compose/errors.js'
import type { MountedFile, Service } from '../../compose/project.js'
import type { FileSource } from '../../compose/resources.js'
import type { HostConfig, MountRequest } from '../../docker/container.js'
import type { Making } from './container-body.js'

/** Volumes, and directories that are made if need be; volumes that an earlier container had. */
export function bindsOf(service: Service, { project, inherited }: Making): readonly string[] {
  const own = (service.volumes ?? []).flatMap((volume) => {
    const mode = [
      ...(volume.read_only ? ['ro'] : []),
      ...(volume.volume?.nocopy ? ['nocopy'] : []),
    ].join(',')
    const bind = (source: string): string =>
      [source, volume.target, ...(mode === '' ? [] : [mode])].join(':')
    if (volume.source === undefined) return []
    if (volume.type === 'volume')
      return [bind(project.volumes[volume.source]?.name ?? volume.source)]
    return volume.type === 'bind' && volume.bind?.create_host_path ? [bind(volume.source)] : []
  })
  return [...own, ...Object.entries(inherited).map(([target, name]) => `${name}:${target}`)]
}

/** Directories that have to be there, and files of secrets and configs. @throws ComposeError */
export function mountsOf(service: Service, making: Making): readonly MountRequest[] {
  const bound = (service.volumes ?? []).flatMap((volume): MountRequest[] =>
    volume.type === 'bind' && !volume.bind?.create_host_path
      ? [
          {
            Type: 'bind',
            Source: volume.source ?? '',
            Target: volume.target,
            ReadOnly: volume.read_only ?? false,
          },
        ]
      : [],
  )
  const files = mountedFiles(service, making).flatMap(({ source, target }): MountRequest[] =>
    source.file === undefined
      ? []
      : [{ Type: 'bind', Source: source.file, Target: target, ReadOnly: true }],
  )
  return [...bound, ...files]
}

/** Memory: `tmpfs`, and volumes of that type. */
export function tmpfsOf(service: Service): NonNullable<HostConfig['Tmpfs']> {
  const plain = (service.tmpfs ?? []).map((text): [string, string] => {
    const [path = '', options = ''] = text.split(':')
    return [path, options]
  })
  const long = (service.volumes ?? []).flatMap(({ type, target, tmpfs }): [string, string][] => {
    if (type !== 'tmpfs') return []
    const options = [
      ...(tmpfs?.size === undefined ? [] : [`size=${tmpfs.size}`]),
      ...(tmpfs?.mode === undefined ? [] : [`mode=${tmpfs.mode.toString(8)}`]),
    ]
    return [[target, options.join(',')]]
  })
  return Object.fromEntries([...plain, ...long])
}

/** A secret or config, and where it is in the container. */
interface FileInContainer {
  readonly source: FileSource
  readonly target: string
  readonly mode: number
}

const unsupported = (what: string, name: string): ComposeError =>
  new ComposeError(`unsupported external ${what} ${name}`)

/** The secrets and configs of a service. @throws ComposeError for one that is a swarm's */
export function mountedFiles(service: Service, { project }: Making): readonly FileInContainer[] {
  const found = (
    what: 'secret' | 'config',
    all: Readonly<Record<string, FileSource>>,
    usual: string,
    mounted: readonly MountedFile[] = [],
  ): readonly FileInContainer[] =>
    mounted.flatMap(({ source: name, target = name, mode = '0444' }) => {
      const source = all[name]
      if (source?.external) throw unsupported(what, name)
      const path = target.startsWith('/') ? target : usual + target
      return source ? [{ source, target: path, mode: Number.parseInt(mode, 8) }] : []
    })
  return [
    ...found('config', project.configs, '/', service.configs),
    ...found('secret', project.secrets, '/run/secrets/', service.secrets),
  ]
}
