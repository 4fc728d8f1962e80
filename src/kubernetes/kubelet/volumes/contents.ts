/**
 * The files of volumes that are made of API objects: ConfigMaps, Secrets, the downward API, tokens,
 * and projections of these.
 *
 * @see https://kubernetes.io/docs/concepts/storage/projected-volumes/
 */
import type {
  Container,
  DownwardAPIVolumeFile,
  KeyToPath,
  Pod,
  Volume,
  VolumeProjection,
} from '../../../types/kubernetes/core/v1.js'
import type { VolumeFile } from '../../../cri/volumes.js'
import { fromBase64 } from '../../../text/base64.js'
import type { Api } from '../../apiserver/client.js'
import type { Stored } from '../../kinds/kind.js'
import { ConfigError, type PodFacts, dataOf, fieldOf, resourceOf } from '../env.js'
import { podToken } from '../token.js'
import { fsGroupOf, userOfAll } from './ownership.js'

type Files = Record<string, VolumeFile>

/** Whose volume it is, and what its files are made from. */
interface Scene {
  readonly api: Api
  readonly pod: Stored<Pod>
  readonly facts: PodFacts
}

/** How a file is protected that says nothing of its own. */
const USUAL_MODE = 0o644
/** How a token is protected that is somebody's. */
const TOKEN_MODE = 0o600

/**
 * The files of a volume; undefined for one that is no such volume. @throws ConfigError for what is
 * not there
 */
export function contentsOf(scene: Scene, volume: Volume): Files | undefined {
  const { configMap, secret, downwardAPI, projected } = volume
  if (configMap) {
    const { name = '', items, optional = false, defaultMode } = configMap
    return pick(scene, { kind: 'ConfigMap', name, items, optional }, defaultMode)
  }
  if (secret) {
    const { secretName = '', items, optional = false, defaultMode } = secret
    return pick(scene, { kind: 'Secret', name: secretName, items, optional }, defaultMode)
  }
  if (downwardAPI) return fieldsOf(scene, downwardAPI.items ?? [], downwardAPI.defaultMode)
  if (projected) return projectionsOf(scene, projected.sources ?? [], projected.defaultMode)
  return undefined
}

/** All sources of a projection; what is missing of them is said together. */
function projectionsOf(
  scene: Scene,
  sources: readonly VolumeProjection[],
  mode: number | undefined,
): Files {
  const files: Files = {}
  const missing: string[] = []
  for (const source of sources) {
    try {
      Object.assign(files, projectionOf(scene, source, mode))
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error
      missing.push(error.message)
    }
  }
  const [first, ...more] = new Set(missing)
  if (first === undefined) return files
  throw new ConfigError(more.length === 0 ? first : `[${[first, ...more].join(', ')}]`)
}

function projectionOf(scene: Scene, source: VolumeProjection, mode: number | undefined): Files {
  const { configMap, secret, serviceAccountToken, downwardAPI } = source
  if (configMap) {
    const { name = '', items, optional = false } = configMap
    return pick(scene, { kind: 'ConfigMap', name, items, optional }, mode)
  }
  if (secret) {
    const { name = '', items, optional = false } = secret
    return pick(scene, { kind: 'Secret', name, items, optional }, mode)
  }
  if (serviceAccountToken) {
    const text = podToken(scene.api, scene.pod, serviceAccountToken, scene.facts)
    const uid = userOfAll(scene.pod)
    const isSomebodys = uid !== undefined || fsGroupOf(scene.pod) !== undefined
    return {
      [serviceAccountToken.path]: {
        text,
        mode: isSomebodys ? TOKEN_MODE : (mode ?? USUAL_MODE),
        ...(uid === undefined ? {} : { uid }),
      },
    }
  }
  return fieldsOf(scene, downwardAPI?.items ?? [], mode)
}

function fieldsOf(
  { pod, facts }: Scene,
  items: readonly DownwardAPIVolumeFile[],
  defaultMode: number = USUAL_MODE,
): Files {
  const [first] = pod.spec?.containers ?? []
  return Object.fromEntries(
    items.map(({ path, fieldRef, resourceFieldRef, mode = defaultMode }) => {
      const text = fieldRef
        ? fieldOf(pod, fieldRef.fieldPath, facts)
        : resourceFieldRef
          ? resourceOf(pod, first as Container, resourceFieldRef, facts)
          : ''
      return [path, { text, mode }]
    }),
  )
}

/** Which keys of a ConfigMap or Secret a volume has, and where. */
interface Selection {
  readonly kind: 'ConfigMap' | 'Secret'
  readonly name: string
  readonly items: readonly KeyToPath[] | undefined
  readonly optional: boolean
}

function pick(
  { api, pod }: Scene,
  { kind, name, items, optional }: Selection,
  defaultMode: number = USUAL_MODE,
): Files {
  const texts = dataOf(api, pod, kind, name, optional)
  if (!texts) return {}
  const data = kind === 'ConfigMap' ? { ...texts, ...binaryOf(api, pod, name) } : texts
  if (!items)
    return Object.fromEntries(
      Object.entries(data).map(([key, text]) => [key, { text, mode: defaultMode }]),
    )
  return Object.fromEntries(
    items.flatMap(({ key, path, mode = defaultMode }): [string, VolumeFile][] => {
      if (Object.hasOwn(data, key)) return [[path, { text: data[key] as string, mode }]]
      if (optional) return []
      throw new ConfigError(
        kind === 'ConfigMap'
          ? `configmap references non-existent config key: ${key}`
          : `references non-existent secret key: ${key}`,
      )
    }),
  )
}

function binaryOf(api: Api, { metadata }: Stored<Pod>, name: string): Record<string, string> {
  const binary = api.find('ConfigMap', name, metadata.namespace)?.binaryData ?? {}
  return Object.fromEntries(
    Object.entries(binary).map(([key, value]) => [key, fromBase64(value) ?? '']),
  )
}
