/**
 * hostPath: a directory or file of the node, which may have to be there already.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
 */
import type { HostPathVolumeSource } from '../../../types/kubernetes/core/v1.js'
import type { HostPathType } from '../../../cri/volumes.js'
import { ConfigError } from '../env.js'
import type { PodContext } from '../context.js'

/** What has to stand at the path, in the words of what is said otherwise. */
const DEMANDED: Readonly<Record<string, readonly [HostPathType, string]>> = {
  Directory: ['directory', 'a directory'],
  DirectoryOrCreate: ['directory', 'a directory'],
  File: ['file', 'a file'],
  FileOrCreate: ['file', 'a file'],
  Socket: ['socket', 'a socket file'],
  CharDevice: ['characterDevice', 'a character device'],
  BlockDevice: ['blockDevice', 'a block device'],
}

/**
 * Sees to it that a path of the node is what its volume says. @throws ConfigError if it is not;
 * RuntimeError where it cannot be made
 */
export function checkHostPath(
  { tx, node, runtime }: PodContext,
  { path, type }: HostPathVolumeSource,
): void {
  const [demanded, words] = DEMANDED[type ?? ''] ?? []
  if (!demanded) return
  const is = runtime.volumes.hostPathType(tx, node.name, path)
  if (is === undefined && type === 'DirectoryOrCreate')
    runtime.volumes.makeHostPath(tx, node.name, path, { type: 'directory', mode: 0o755 })
  else if (is === undefined && type === 'FileOrCreate')
    runtime.volumes.makeHostPath(tx, node.name, path, { type: 'file', mode: 0o644 })
  else if (is !== demanded)
    throw new ConfigError(`hostPath type check failed: ${path} is not ${words}`)
}
