/**
 * The volumes of a pod, as its containers mount them: ConfigMaps, Secrets, the downward API and
 * projections of these as files, emptyDir as a directory that the pod's containers share, hostPath
 * as a directory of the machine.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/
 */
import type {
  Container,
  KeyToPath,
  Pod,
  Volume,
  VolumeProjection,
} from '../../types/kubernetes/core/v1.js'
import { parseQuantity } from '../../text/quantity.js'
import type { MountConfig } from '../../cri/runtime.js'
import type { Api } from '../apiserver/client.js'
import type { Stored } from '../kinds/kind.js'
import { podToken } from './token.js'
import { claimNameOf } from '../kinds/claims-of-pods.js'
import { ConfigError, type PodFacts, dataOf, fieldOf, resourceOf } from './env.js'

type Contents = Readonly<Record<string, string>>

/**
 * What the runtime mounts into a container. @throws ConfigError when a ConfigMap or Secret is
 * missing
 */
export function mountsOf(
  api: Api,
  pod: Stored<Pod>,
  container: Container,
  facts: PodFacts,
): MountConfig[] {
  return (container.volumeMounts ?? []).flatMap(
    ({ name, mountPath, subPath, readOnly }): MountConfig[] => {
      const volume = pod.spec?.volumes?.find((one) => one.name === name)
      if (!volume) return []
      if (volume.hostPath)
        return [
          {
            path: mountPath,
            readOnly: readOnly ?? false,
            hostPath: volume.hostPath.path + (subPath ? `/${subPath}` : ''),
          },
        ]
      const directory = directoryOf(api, pod, volume)
      if (directory !== undefined)
        return [
          {
            path: mountPath,
            readOnly: readOnly === true || volume.persistentVolumeClaim?.readOnly === true,
            hostPath: directory + (subPath ? `/${subPath}` : ''),
          },
        ]
      const files = filesOf(api, pod, container, volume, facts)
      if (!files)
        return [
          {
            path: mountPath,
            readOnly: readOnly ?? false,
            volume: `${pod.metadata.uid}/${name}`,
            ...(subPath ? { from: `/${subPath}` } : {}),
            ...memoryOf(volume),
          },
        ]
      if (!subPath) return [{ path: mountPath, readOnly: true, files }]
      const only = files[subPath]
      return [{ path: mountPath, readOnly: true, files: only === undefined ? {} : { '': only } }]
    },
  )
}

/** The directory of the node behind a claim of a pod; undefined for what is no claim. */
function directoryOf(api: Api, { metadata }: Stored<Pod>, volume: Volume): string | undefined {
  const name = claimNameOf(metadata.name, volume)
  if (name === undefined) return undefined
  const claim = api.find('PersistentVolumeClaim', name, metadata.namespace)
  if (!claim) throw new ConfigError(`persistentvolumeclaim "${name}" not found`)
  const bound = api.find('PersistentVolume', claim.spec?.volumeName ?? '')
  if (!bound) throw new ConfigError(`persistentvolume "${claim.spec?.volumeName ?? ''}" not found`)
  const directory = bound.spec?.hostPath?.path ?? bound.spec?.local?.path
  if (directory === undefined)
    throw new ConfigError('the node has no driver for the volume of the claim')
  return directory
}

/** An `emptyDir` in memory, as large as it may become. */
function memoryOf({ emptyDir }: Volume): Pick<Extract<MountConfig, { volume: string }>, 'memory'> {
  if (emptyDir?.medium !== 'Memory') return {}
  const { sizeLimit } = emptyDir
  return { memory: sizeLimit === undefined ? {} : { size: parseQuantity(sizeLimit) } }
}

/** The files of a volume that is made of API objects; undefined for one that is a directory. */
function filesOf(
  api: Api,
  pod: Stored<Pod>,
  container: Container,
  volume: Volume,
  facts: PodFacts,
): Contents | undefined {
  const { configMap, secret, downwardAPI, projected } = volume
  if (configMap)
    return pick(
      api,
      pod,
      'ConfigMap',
      configMap.name ?? '',
      configMap.items,
      configMap.optional === true,
    )
  if (secret)
    return pick(api, pod, 'Secret', secret.secretName ?? '', secret.items, secret.optional === true)
  if (downwardAPI) return projectionOf(api, pod, container, { downwardAPI }, facts)
  if (projected)
    return Object.assign(
      {},
      ...(projected.sources ?? []).map((source) =>
        projectionOf(api, pod, container, source, facts),
      ),
    )
  return undefined
}

function projectionOf(
  api: Api,
  pod: Stored<Pod>,
  container: Container,
  source: VolumeProjection,
  facts: PodFacts,
): Contents {
  if (source.configMap)
    return pick(
      api,
      pod,
      'ConfigMap',
      source.configMap.name ?? '',
      source.configMap.items,
      source.configMap.optional === true,
    )
  if (source.secret)
    return pick(
      api,
      pod,
      'Secret',
      source.secret.name ?? '',
      source.secret.items,
      source.secret.optional === true,
    )
  if (source.serviceAccountToken)
    return {
      [source.serviceAccountToken.path]: podToken(api, pod, source.serviceAccountToken, facts),
    }
  const entries = (source.downwardAPI?.items ?? []).map(
    ({ path, fieldRef, resourceFieldRef }): [string, string] => [
      path,
      fieldRef
        ? fieldOf(pod, fieldRef.fieldPath, facts)
        : resourceFieldRef
          ? resourceOf(pod, container, resourceFieldRef, facts)
          : '',
    ],
  )
  return Object.fromEntries(entries)
}

function pick(
  api: Api,
  pod: Stored<Pod>,
  kind: 'ConfigMap' | 'Secret',
  name: string,
  items: readonly KeyToPath[] | undefined,
  optional: boolean,
): Contents {
  const data = dataOf(api, pod, kind, name, optional)
  if (!data || !items) return data ?? {}
  return Object.fromEntries(
    items.flatMap(({ key, path }): [string, string][] => {
      if (Object.hasOwn(data, key)) return [[path, data[key] as string]]
      if (optional) return []
      throw new ConfigError(`${kind.toLowerCase()} references non-existent config key: ${key}`)
    }),
  )
}

/**
 * The first object that a pod's volumes need and that is not there, in the words of the event; the
 * pod waits for it.
 */
export function missingVolume(
  api: Api,
  pod: Stored<Pod>,
): { readonly volume: string; readonly message: string } | undefined {
  const facts: PodFacts = { podIP: undefined, hostIP: '', nodeName: '', allocatable: {} }
  const container = pod.spec?.containers[0]
  for (const volume of container ? (pod.spec?.volumes ?? []) : []) {
    try {
      directoryOf(api, pod, volume)
      filesOf(api, pod, container as Container, volume, facts)
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error
      return {
        volume: volume.name,
        message: `MountVolume.SetUp failed for volume "${volume.name}" : ${error.message}`,
      }
    }
  }
  return undefined
}
