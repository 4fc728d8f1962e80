/**
 * Docker Engine as a node's runtime, through cri-dockerd: the engine's own messages, mostly.
 *
 * @see https://github.com/Mirantis/cri-dockerd
 */
import { imageSize } from '../../oci/image.js'
import { unknownRuntime } from '../confinement-errors.js'
import { daemonSays } from '../errors.js'
import { ENGINE_VERSION } from '../version.js'
import type { RuntimeWords } from './words.js'

const PULLABLE = 'docker-pullable://'
/** The exit codes that the engine gives a container whose command cannot be executed. */
const NOT_EXECUTED: ReadonlySet<number> = new Set([126, 127])
/** The one for any other reason. */
const UNKNOWN = 128

/** Docker Engine's words. */
export const criDockerd: RuntimeWords = {
  name: 'docker',
  title: 'Docker',
  version: ENGINE_VERSION,
  scheme: 'docker',
  sysctls: {},
  handlers: ['docker', 'runc', 'io.containerd.runc.v2'],
  tellsUsers: false,

  imageName: (asked, image) => image?.tags[0] ?? asked,
  imageRef: ({ id, digests }) => (digests[0] ? `${PULLABLE}${digests[0]}` : `docker://${id}`),
  imageNames: ({ tags, digests }) => [...digests, ...tags],
  imageSize,

  pullFailed: (_, refusal) => ({ code: 'Unknown', error: daemonSays(refusal) }),
  unknownHandler: (pod, handler) =>
    `failed to create a sandbox for pod ${JSON.stringify(pod)}: ${daemonSays(unknownRuntime(handler))}`,
  createFailed: (_, refusal) => daemonSays(refusal),
  startFailed: (id, refusal) => `failed to start container "${id}": ${daemonSays(refusal)}`,
  startFailedStatus: ({ message, exitCode, createdAt }) => ({
    startedAt: createdAt,
    finishedAt: createdAt,
    exitCode: NOT_EXECUTED.has(exitCode) ? exitCode : UNKNOWN,
    reason: 'ContainerCannotRun',
    message,
  }),
  // The engine writes why it cannot execute a command as the command's output.
  execFailed: (_, { message, exitCode }) => ({
    done: true,
    exitCode,
    stdout: `${message}\r\n`,
    stderr: '',
  }),
  execRefused: (_, container) => ({
    done: true,
    exitCode: undefined,
    stdout: '',
    stderr: '',
    error: `container not running (${container})`,
  }),
}
