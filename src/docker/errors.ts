/**
 * What the daemon answers when something is wrong: an HTTP status and the real text. Each function
 * is named by its case.
 *
 * @see https://docs.docker.com/reference/api/engine/#section/Errors
 */
import { KubariumError } from '../sim/errors.js'
import { GO_ERRNO } from '../text/errno.js'

/** An error of the daemon. */
export class DockerError extends KubariumError {
  override name = 'DockerError'
  constructor(
    /** The HTTP status of the Engine API's answer. */
    readonly status: number,
    message: string,
    /** The exit code of a command that fails with it. */
    readonly exitCode = 1,
  ) {
    super(message)
  }
}

/** As clients of the daemon show its answer. */
export const daemonSays = ({ message }: { readonly message: string }): string =>
  `Error response from daemon: ${message}`

const short = (id: string): string => id.slice(0, 12)

/** No container has this name or id. */
export const noSuchContainer = (name: string): DockerError =>
  new DockerError(404, `No such container: ${name}`)
/** The beginning of an id is not enough: several containers have it. */
export const ambiguousPrefix = (text: string): DockerError =>
  new DockerError(400, `multiple IDs found with provided prefix: ${text}`)
/** The name is taken, by the container with this id. */
export const nameConflict = (name: string, id: string): DockerError =>
  new DockerError(
    409,
    `Conflict. The container name "/${name}" is already in use by container "${id}". You have to remove (or rename) that container to be able to reuse that name.`,
    125,
  )
/** What cannot be a container's name. */
export const badName = (name: string): DockerError =>
  new DockerError(
    400,
    `Invalid container name (${name}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed`,
    125,
  )
/** Neither the request nor the image says what to run. */
export const noCommand = (): DockerError => new DockerError(400, 'no command specified', 125)
/** What is asked for needs a running container. */
export const containerNotRunning = (id: string): DockerError =>
  new DockerError(409, `container ${id} is not running`)
/** A signal for what does not run. */
export const cannotKill = (name: string, id: string): DockerError =>
  new DockerError(409, `cannot kill container: ${name}: container ${id} is not running`)
/** A request that cannot be met, for a reason of its own. */
export const refusedRequest = (why: string): DockerError => new DockerError(400, why, 125)
/** Options that exclude each other. */
export const conflictingOptions = (which: string): DockerError =>
  refusedRequest(`conflicting options: ${which}`)
/** More processors than there are, or fewer than none. */
export const cpusOutOfRange = (count: number): DockerError =>
  refusedRequest(
    `range of CPUs is from 0.01 to ${count.toFixed(2)}, as there are only ${count} CPUs available`,
  )
/** A working directory that is not absolute. */
export const relativeDirectory = (path: string): DockerError =>
  refusedRequest(`the working directory '${path}' is invalid, it needs to be an absolute path`)
/** An error of a request about a container, with what was to be done. */
export const cannot = (what: string, error: DockerError): DockerError =>
  new DockerError(error.status, `${what}: ${error.message}`, error.exitCode)
/** There is no such signal. */
export const invalidSignal = (signal: string): DockerError =>
  new DockerError(400, `invalid signal: ${signal}`)
/** A number that is no signal of Linux. */
export const unsupportedSignal = (signal: string): DockerError =>
  new DockerError(400, `the linux daemon does not support signal ${signal}`)
/** A command for a container that stands still. */
export const containerPaused = (name: string): DockerError =>
  new DockerError(409, `Container ${name} is paused, unpause the container before exec`)
/** Paused twice. */
export const alreadyPaused = (id: string): DockerError =>
  new DockerError(409, `Container ${id} is already paused`)
/** Nothing to go on with. */
export const notPaused = (id: string): DockerError =>
  new DockerError(500, `Container ${id} is not paused`)
/** A start of what only stands still. */
export const cannotStartPaused = (): DockerError =>
  new DockerError(409, 'cannot start a paused container, try unpause instead')
/** A removal, not forced, of what runs. */
export const removeRunning = (name: string, status: string): DockerError =>
  new DockerError(
    409,
    status === 'paused'
      ? `cannot remove container "${name}": container is paused and must be unpaused first`
      : `cannot remove container "${name}": container is ${status}: stop the container before removing or force remove`,
  )
/** Renamed to what it is called already. */
export const sameName = (): DockerError =>
  new DockerError(400, 'Renaming a container with the same name as its current name')
export const CANNOT_CREATE_TASK = 'failed to create task for container'
/** The runtime cannot execute the command, and why. */
export const cannotStart = (why: string): DockerError =>
  new DockerError(
    400,
    `${CANNOT_CREATE_TASK}: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: ${why}`,
    127,
  )
/** What the runtime writes when it cannot execute a further command in a container. */
export const cannotExec = (why: string): string =>
  `OCI runtime exec failed: exec failed: unable to start container process: ${why}`
/** Another container has published the port. */
export const portAllocated = (
  name: string,
  endpoint: string,
  address: string,
  port: number,
): DockerError =>
  new DockerError(
    500,
    `failed to set up container networking: driver failed programming external connectivity on endpoint ${name} (${endpoint}): Bind for ${address}:${port} failed: port is already allocated`,
    125,
  )
/** A program of the machine listens on the port. */
export const hostPortTaken = (
  name: string,
  endpoint: string,
  address: string,
  port: number,
  protocol: string,
): DockerError =>
  new DockerError(
    500,
    `failed to set up container networking: driver failed programming external connectivity on endpoint ${name} (${endpoint}): failed to bind host port ${address}:${port}/${protocol}: ${GO_ERRNO.EADDRINUSE}`,
    125,
  )
/** Another container has the address that was asked for. */
export const addressTaken = (): DockerError =>
  new DockerError(403, 'failed to set up container networking: Address already in use', 125)
/** A link to a container that there is not. */
export const noLinked = (name: string): DockerError =>
  new DockerError(400, `could not get container for ${name}: No such container: ${name}`, 125)
/** A link to a container that does not run. */
export const linksStopped = (child: string, link: string): DockerError =>
  new DockerError(500, `Cannot link to a non running container: /${child} AS /${link}`, 125)
/** The container whose network is to be shared does not run. */
export const joinsStopped = (container: string): DockerError =>
  new DockerError(409, `cannot join network of a non running container: ${container}`, 125)
/** A container without a network of its own cannot join another. */
export const sharesNetwork = (): DockerError =>
  new DockerError(
    403,
    'container sharing network namespace with another container or host cannot be connected to any other network',
  )
/** Ports cannot be published in the network of another container. */
export const publishesShared = (): DockerError =>
  new DockerError(
    400,
    'conflicting options: port publishing and the container type network mode',
    125,
  )
/** A host name cannot be chosen in the network of another container. */
export const namesShared = (): DockerError =>
  new DockerError(400, 'conflicting options: hostname and the network mode', 125)
/** Something else is where the working directory should be. */
export const noDirectory = (path: string): DockerError =>
  new DockerError(500, `Cannot mkdir: ${path} is not a directory`, 125)
/** The directory of a further command is not there: the end of `cannotExec`. */
export const noWorkingDirectory = (path: string): string =>
  `chdir to cwd (${JSON.stringify(path)}) set in config.json failed: no such file or directory`
/** There is no such restart policy. */
export const unknownRestartPolicy = (name: string): DockerError =>
  new DockerError(
    400,
    `invalid restart policy: unknown policy '${name}'; use one of 'no', 'always', 'on-failure', or 'unless-stopped'`,
    125,
  )
/** Only `on-failure` counts its tries. */
export const needlessRetryCount = (): DockerError =>
  new DockerError(
    400,
    "invalid restart policy: maximum retry count can only be used with 'on-failure'",
    125,
  )
/** A limit in which nothing could run. */
export const tooLittleMemory = (): DockerError =>
  new DockerError(400, 'Minimum memory limit allowed is 6MB', 125)
/** What is asked for has to wait until the restart policy has started the container. */
export const restarting = (id: string): DockerError =>
  new DockerError(409, `Container ${id} is restarting, wait until the container is running`)
/** What cannot be an address. */
export const badAddress = (network: string, address: string): DockerError =>
  new DockerError(
    400,
    `invalid config for network ${network}: invalid endpoint settings:\n* invalid IPv4 address: ${address}\n* no configured subnet or ip-range contain the IP address ${address}`,
    125,
  )
/** An address outside of the network. */
export const foreignAddress = (network: string, address: string): DockerError =>
  new DockerError(
    400,
    `invalid config for network ${network}: invalid endpoint settings:\nno configured subnet or ip-range contain the IP address ${address}`,
    125,
  )
/** The container's output is kept nowhere. */
export const unreadableLogs = (): DockerError =>
  new DockerError(501, 'configured logging driver does not support reading')
/** No exec has this id. */
export const noSuchExec = (id: string): DockerError =>
  new DockerError(404, `No such exec instance: ${id}`)
/** The container's /etc/passwd does not know the name. */
export const noUser = (user: string): DockerError =>
  new DockerError(500, `unable to find user ${user}: no matching entries in passwd file`, 125)
/** A number that no user has. */
export const userOutOfRange = (): DockerError =>
  new DockerError(500, 'uids and gids must be in range 0-2147483647', 125)
/** The container's /etc/group does not know the name. */
export const noGroup = (group: string): DockerError =>
  new DockerError(500, `unable to find group ${group}: no matching entries in group file`, 125)
/** What is removed when it ends cannot be restarted. */
export const restartWithRemove = (): DockerError =>
  new DockerError(400, "can't create 'AutoRemove' container with restart policy", 125)
/** No network has this name or id. */
export const noSuchNetwork = (name: string): DockerError =>
  new DockerError(404, `network ${name} not found`)
/** A container starts on a network that is not there (any more). */
export const networkGone = (name: string): DockerError =>
  new DockerError(404, `failed to set up container networking: network ${name} not found`, 125)
/** The name is taken. */
export const networkExists = (name: string): DockerError =>
  new DockerError(409, `network with name ${name} already exists`)
/** The daemon's own networks stay. */
export const predefinedNetwork = (name: string): DockerError =>
  new DockerError(403, `${name} is a pre-defined network and cannot be removed`)
/** The names of the daemon's own networks. */
export const reservedNetworkName = (name: string): DockerError =>
  new DockerError(403, `operation is not permitted on predefined ${name} network `)
/** Running containers are on the network. */
export const networkInUse = (
  name: string,
  endpoints: readonly { readonly name: string; readonly id: string }[],
): DockerError =>
  new DockerError(
    403,
    `error while removing network: network ${name} has active endpoints (${endpoints.map((one) => `name:"${one.name}" id:"${short(one.id)}"`).join(', ')})`,
  )
/** Connected twice. */
export const alreadyConnected = (container: string, network: string): DockerError =>
  new DockerError(403, `endpoint with name ${container} already exists in network ${network}`)
/** Nothing to disconnect. */
export const notConnected = (container: string, network: string): DockerError =>
  new DockerError(500, `container ${container} is not connected to network ${network}`)
/** Nothing of this name is on the network. */
export const endpointGone = (name: string): DockerError =>
  new DockerError(404, `endpoint ${name} not found`)
/** A container has to be named. */
export const noNameGiven = (): DockerError =>
  new DockerError(400, 'invalid name or ID supplied: ""')
/** Another network has (some of) the addresses. */
export const subnetTaken = (): DockerError =>
  new DockerError(403, 'invalid pool request: Pool overlaps with other one on this address space')
/** No plugin has this name. */
export const noSuchPlugin = (name: string): DockerError =>
  new DockerError(404, `plugin "${name}" not found`)
/** What only a daemon in a swarm can answer. */
export const noSwarm = (): DockerError =>
  new DockerError(
    503,
    'This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.',
  )
/** There is no such network driver. */
export const noSuchDriver = (driver: string): DockerError =>
  new DockerError(404, `plugin "${driver}" not found`)
/** A second network of a kind that there is once. */
export const onlyOneNetwork = (driver: string): DockerError =>
  new DockerError(403, `only one instance of "${driver}" network is allowed`)
/** What cannot be a subnet. */
export const invalidSubnet = (subnet: string): DockerError =>
  new DockerError(
    400,
    `invalid network config:\ninvalid subnet ${subnet}: invalid CIDR block notation`,
  )
/** Every address is taken. */
export const noAddressLeft = (): DockerError =>
  new DockerError(500, "no available IPv4 addresses on this network's address pools: bridge")
