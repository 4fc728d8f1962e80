/**
 * The body of `POST /containers/create`, and what comes of it and of the image's own configuration.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerCreate
 */
import type { RunConfig } from '../oci/image.js'
import type { ContainerConfig, HostConfig } from './container.js'

/** The body of the request, as the Engine API has it; what is left out has its default. */
export type ContainerBody = Partial<ContainerConfig> & {
  readonly HostConfig?: Partial<HostConfig>
  /** What the image has to be for: `linux/arm64`. */
  readonly Platform?: string
  readonly NetworkingConfig?: {
    readonly EndpointsConfig?: Readonly<
      Record<
        string,
        {
          readonly Aliases?: readonly string[]
          readonly Links?: readonly string[]
          readonly IPAMConfig?: { readonly IPv4Address?: string }
        }
      >
    >
  }
}

/** Entrypoint and command; an entrypoint of one's own drops the image's command. */
export function commandOf(own: RunConfig, { Entrypoint, Cmd }: ContainerBody): readonly string[] {
  if (Entrypoint && Entrypoint.length > 0)
    return [...(Entrypoint[0] === '' ? [] : Entrypoint), ...(Cmd ?? [])]
  return [...(own.Entrypoint ?? []), ...(Cmd && Cmd.length > 0 ? Cmd : (own.Cmd ?? []))]
}

/** The container's configuration: the request's, then the image's, then what is usual. */
export function configOf(id: string, own: RunConfig, body: ContainerBody): ContainerConfig {
  const entrypoint =
    body.Entrypoint && body.Entrypoint.length > 0 ? body.Entrypoint : (own.Entrypoint ?? null)
  const cmd =
    body.Cmd && body.Cmd.length > 0
      ? body.Cmd
      : body.Entrypoint && body.Entrypoint.length > 0
        ? null
        : (own.Cmd ?? null)
  const exposed = { ...own.ExposedPorts, ...body.ExposedPorts }
  const declared = { ...own.Volumes, ...body.Volumes }
  const health = body.Healthcheck ?? own.Healthcheck
  return {
    Hostname: body.Hostname || id.slice(0, 12),
    Domainname: body.Domainname ?? '',
    User: body.User || (own.User ?? ''),
    AttachStdin: body.AttachStdin ?? false,
    AttachStdout: body.AttachStdout ?? false,
    AttachStderr: body.AttachStderr ?? false,
    ...(Object.keys(exposed).length > 0 ? { ExposedPorts: exposed } : {}),
    Tty: body.Tty ?? false,
    OpenStdin: body.OpenStdin ?? false,
    StdinOnce: body.StdinOnce ?? false,
    Env: mergedEnv(body.Env ?? [], own.Env ?? []),
    Cmd: cmd,
    Image: body.Image ?? '',
    Volumes: Object.keys(declared).length > 0 ? declared : null,
    WorkingDir: body.WorkingDir || (own.WorkingDir ?? ''),
    Entrypoint: entrypoint,
    Labels: { ...own.Labels, ...body.Labels },
    ...((body.StopSignal ?? own.StopSignal)
      ? { StopSignal: (body.StopSignal ?? own.StopSignal) as string }
      : {}),
    ...(body.StopTimeout === undefined ? {} : { StopTimeout: body.StopTimeout }),
    ...(health ? { Healthcheck: health } : {}),
  }
}

/**
 * The image's variables come after the request's own; a name that is given twice keeps the
 * request's value.
 */
export function mergedEnv(asked: readonly string[], own: readonly string[]): readonly string[] {
  const names = new Set(asked.map((entry) => entry.split('=')[0]))
  return [...asked, ...own.filter((entry) => !names.has(entry.split('=')[0] as string))]
}
