/**
 * The structures of docker's client, as far as templates see more than JSON: which members are
 * maps, which are pointers, and what the structures are called.
 *
 * @see https://pkg.go.dev/github.com/docker/docker/api/types
 */
import type { Structures } from '../../text/gotemplate/index.js'

const MAPS: ReadonlySet<string> = new Set([
  'Annotations',
  'Attributes',
  'AuxiliaryAddresses',
  'Containers',
  'Data',
  'Details',
  'DriverOpts',
  'Labels',
  'Networks',
  'Options',
  'Runtimes',
  'Services',
  'StorageOpt',
  'Sysctls',
  'Tmpfs',
  'Volumes',
])
/** The configuration of a container or an image is a structure, that of a log driver a map. */
const isMap = (name: string, value: unknown): boolean =>
  MAPS.has(name) ||
  (name === 'Config' && typeof value === 'object' && value !== null && !('Cmd' in value))

/** Their keys are ports. */
const PORT_MAPS: ReadonlySet<string> = new Set(['ExposedPorts', 'PortBindings', 'Ports'])
const POINTERS: ReadonlySet<string> = new Set([
  'Cluster',
  'ClusterVolume',
  'ContainerConfig',
  'Descriptor',
  'Health',
  'Healthcheck',
  'IPAMConfig',
  'ImageManifestDescriptor',
  'Init',
  'MemorySwappiness',
  'PidsLimit',
  'SizeRootFs',
  'SizeRw',
  'StopTimeout',
  'UsageData',
])

/** What `inspect` shows. */
export const INSPECTED: Structures = { isMap, otherMaps: PORT_MAPS, pointers: POINTERS }

/** What `docker info` shows. */
export const INFO: Structures = {
  ...INSPECTED,
  type: 'system.dockerInfo',
  types: {
    Plugins: 'system.PluginsInfo',
    Swarm: 'swarm.Info',
    RegistryConfig: '*registry.ServiceConfig',
    ClientInfo: '*system.clientInfo',
  },
}

/** What `docker version` shows. */
export const VERSION: Structures = {
  ...INSPECTED,
  type: 'system.versionInfo',
  types: { Client: 'system.clientVersion', Server: '*types.Version' },
}

/** An event. */
export const EVENT: Structures = {
  ...INSPECTED,
  type: '*events.Message',
  types: { Actor: 'events.Actor' },
  onlyJson: new Set(['status', 'id', 'from', 'scope', 'time', 'timeNano']),
}
