/**
 * Mounts: where the containers of a pod see its volumes.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath
 */
import type { Container, Pod, Volume, VolumeMount } from '../../../types/kubernetes/core/v1.js'
import type { MountConfig } from '../../../cri/runtime.js'
import type { MountSource } from '../../../cri/volumes.js'
import type { Stored } from '../../kinds/kind.js'
import type { PodContext } from '../context.js'
import { ConfigError } from '../env.js'
import { directoryOf, persistentVolumeOf } from './claims.js'
import { volumeKey } from './set-up.js'

type Env = ReadonlyMap<string, string>

/** What the runtime mounts into a container. @throws ConfigError where a mount cannot be made */
export function mountsOf(
  context: PodContext,
  pod: Stored<Pod>,
  container: Container,
  env: Env,
): MountConfig[] {
  return (container.volumeMounts ?? []).flatMap((mount): MountConfig[] => {
    const volume = pod.spec?.volumes?.find(({ name }) => name === mount.name)
    return volume ? [mountOf(context, pod, container, { mount, volume, env })] : []
  })
}

interface Asked {
  readonly mount: VolumeMount
  readonly volume: Volume
  readonly env: Env
}

function mountOf(
  context: PodContext,
  pod: Stored<Pod>,
  container: Container,
  { mount, volume, env }: Asked,
): MountConfig {
  const { tx, node, runtime } = context
  const source = sourceOf(context, pod, volume)
  const isWritten = isFiles(volume)
  const base = {
    path: mount.mountPath,
    readOnly:
      mount.readOnly === true ||
      isWritten ||
      volume.image !== undefined ||
      volume.persistentVolumeClaim?.readOnly === true,
  }
  const subPath = subPathOf(mount, env)
  if (subPath === '') return { ...base, ...source }
  if (!runtime.volumes.makeSubPath(tx, node.name, source, subPath))
    throw new ConfigError(
      `failed to prepare subPath for volumeMount "${mount.name}" of container "${container.name}"`,
    )
  return 'hostPath' in source
    ? { ...base, hostPath: `${source.hostPath}/${subPath}` }
    : { ...base, ...source, from: `/${subPath}`, ...(isWritten ? { asItIs: true } : {}) }
}

/** Whether the kubelet itself writes what is in a volume. */
const isFiles = ({ configMap, secret, downwardAPI, projected }: Volume): boolean =>
  [configMap, secret, downwardAPI, projected].some((source) => source !== undefined)

function sourceOf({ api }: PodContext, pod: Stored<Pod>, volume: Volume): MountSource {
  if (volume.hostPath) return { hostPath: volume.hostPath.path }
  const persistent = persistentVolumeOf(api, pod, volume)
  const directory = persistent && directoryOf(persistent)
  return directory === undefined ? { volume: volumeKey(pod, volume.name) } : { hostPath: directory }
}

/** The path in the volume; with variables of the container in it, what they stand for. */
function subPathOf({ subPath, subPathExpr }: VolumeMount, env: Env): string {
  const path = subPathExpr ? expanded(subPathExpr, env) : (subPath ?? '')
  if (path.startsWith('/'))
    throw new ConfigError(`error SubPath ${JSON.stringify(path)} must not be an absolute path`)
  if (path.split('/').includes('..'))
    throw new ConfigError(
      `unable to provision SubPath ${JSON.stringify(path)}: must not contain '..'`,
    )
  return path
}

const expanded = (text: string, env: Env): string =>
  text.replace(/\$\$|\$\(([^)]*)\)/g, (_, name: string | undefined) => {
    if (name === undefined) return '$'
    const value = env.get(name)
    if (value === undefined) throw new ConfigError(`missing value for ${JSON.stringify(name)}`)
    return value
  })
