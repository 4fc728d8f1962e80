/**
 * containerd as a node's runtime: its names and messages.
 *
 * @see https://github.com/containerd/containerd/blob/main/docs/cri/architecture.md
 */
import { PULL_DENIED } from '../image/errors.js'
import type { Image } from '../../oci/image.js'
import { fullString, parseReference, withDefaultTag } from '../../oci/reference.js'
import type { ExecStatus } from '../../cri/runtime.js'
import { CANNOT_CREATE_TASK } from '../errors.js'
import { CONTAINERD_VERSION } from '../version.js'
import type { RuntimeWords } from './words.js'

const START_FAILED = 128
const full = (name: string): string => fullString(withDefaultTag(parseReference(name)))

const execError = (error: string): ExecStatus => ({
  done: true,
  exitCode: 126,
  stdout: '',
  stderr: '',
  error: `failed to exec in container: ${error}`,
})

/** An image that was put on the machine with other tools is known by its id. */
const digestOf = (digests: readonly string[], isKubelets: boolean): string | undefined =>
  isKubelets ? digests[0] : undefined

/** containerd's words. */
export const containerd: RuntimeWords = {
  name: 'containerd',
  title: 'containerd',
  version: CONTAINERD_VERSION,
  scheme: 'containerd',
  handlers: ['runc'],
  sysctls: { 'net.ipv4.ping_group_range': '1\t0' },
  tellsUsers: true,

  imageName: full,
  imageRef({ id, digests, isKubelets }) {
    const digest = digestOf(digests, isKubelets)
    return digest ? fullString(parseReference(digest)) : id
  },
  imageNames: ({ tags, digests }) =>
    [...digests, ...tags].map((name) => fullString(parseReference(name))),
  imageSize: compressedSize,

  pullFailed(reference, { message }) {
    const name = fullString(reference)
    const begin = `failed to pull and unpack image "${name}": failed to resolve reference "${name}": `
    if (message.includes('manifest unknown'))
      return { code: 'NotFound', error: `${begin}${name}: not found` }
    if (message.includes('denied'))
      return {
        code: 'Unknown',
        error: begin + PULL_DENIED,
      }
    return { code: 'Unknown', error: `${begin}failed to do request: ${message}` }
  },
  unknownHandler: (_, handler) =>
    `failed to get sandbox runtime: no runtime for ${JSON.stringify(handler)} is configured`,
  createFailed: (id, { message }) =>
    `failed to generate container "${id}" spec: failed to generate spec: ${message}`,
  startFailed: (_, { message }) => taskFailed(message),
  startFailedStatus: ({ message, at }) => ({
    startedAt: undefined,
    finishedAt: at,
    exitCode: START_FAILED,
    reason: 'StartError',
    message: taskFailed(message),
  }),
  execFailed: (id, { message }) => execError(`failed to start exec "${id}": ${message}`),
  execRefused: (_, __, { message }) => execError(message),
}

function compressedSize({ layers }: Image): number {
  return layers.reduce((sum, layer) => sum + layer.compressedSize, 0)
}

const taskFailed = (message: string): string =>
  message.replace(CANNOT_CREATE_TASK, 'failed to create containerd task')
