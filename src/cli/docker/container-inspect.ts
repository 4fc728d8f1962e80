/**
 * `docker container inspect`: everything about containers.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/inspect/
 */
import type { ContainerInspect } from '../../docker/container-inspect.js'
import { inspect as inspectContainer } from '../../docker/inspect.js'
import { type Cli, defineVerb } from '../verb.js'
import { INSPECT_FORMAT_FLAG } from './format.js'
import { type Shown, showAll, withHidden, withOtherNames } from './shown.js'
import { SIZE } from './shared-flags.js'

export const containerInspect = defineVerb({
  name: 'inspect',
  usage: 'inspect [OPTIONS] CONTAINER [CONTAINER...]',
  short: 'Display detailed information on one or more containers',
  flags: {
    format: INSPECT_FORMAT_FLAG,
    size: SIZE,
  },
  *run(cli, args, flags) {
    return { value: showAll(cli, args, flags.format, (name) => containerShown(cli, name)) }
  },
})

/** @throws DockerError when there is no such container */
export function containerShown(cli: Cli, name: string): Shown<ContainerInspect> {
  const container = inspectContainer(cli.tx, cli.machine, name)
  return { document: container, view: viewOf(container) }
}

const viewOf = (container: ContainerInspect): object =>
  withOtherNames(
    withHidden(
      {
        ...container,
        State: withHidden(container.State, { Health: null }),
        Config: withHidden(container.Config, HIDDEN_CONFIG),
        HostConfig: withOtherNames(
          withHidden(container.HostConfig, HIDDEN_HOST_CONFIG),
          HOST_CONFIG_NAMES,
        ),
      },
      { SizeRw: null, SizeRootFs: null, ImageManifestDescriptor: null },
    ),
    { ID: 'Id' },
  )

const HIDDEN_CONFIG = {
  ExposedPorts: null,
  Healthcheck: null,
  ArgsEscaped: false,
  NetworkDisabled: false,
  MacAddress: '',
  StopSignal: '',
  StopTimeout: null,
  Shell: null,
}
const HIDDEN_HOST_CONFIG = {
  Annotations: null,
  StorageOpt: null,
  Tmpfs: null,
  Sysctls: null,
  Mounts: null,
  Init: null,
  KernelMemory: 0,
}
const HOST_CONFIG_NAMES = {
  CPUCount: 'CpuCount',
  CPUPercent: 'CpuPercent',
  CPUPeriod: 'CpuPeriod',
  CPUQuota: 'CpuQuota',
  CPURealtimePeriod: 'CpuRealtimePeriod',
  CPURealtimeRuntime: 'CpuRealtimeRuntime',
  CPUShares: 'CpuShares',
  DNS: 'Dns',
  DNSOptions: 'DnsOptions',
  DNSSearch: 'DnsSearch',
  NanoCPUs: 'NanoCpus',
}
