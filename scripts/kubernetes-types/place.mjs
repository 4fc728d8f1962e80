// Which file each type stands in.
import { declare } from './declare.mjs'
import { fileName, moduleOf, partsOf, shortName, types } from './facts.mjs'

const LONGEST = 290

/** Files of a folder besides those of its kinds, and before them: each with its types' parts. */
const PARTS = {
  'core/v1': {
    probe: ['Probe'],
    'security-context': ['SecurityContext'],
    container: ['Container'],
    affinity: ['Affinity'],
    'persistent-volume-claim': ['PersistentVolumeClaim'],
    'cloud-volume': [
      'AWSElasticBlockStoreVolumeSource',
      'AzureDiskVolumeSource',
      'AzureFileVolumeSource',
      'CinderVolumeSource',
      'GCEPersistentDiskVolumeSource',
      'PhotonPersistentDiskVolumeSource',
      'PortworxVolumeSource',
      'VsphereVirtualDiskVolumeSource',
    ],
    'projected-volume': ['ProjectedVolumeSource'],
    volume: ['Volume'],
    'persistent-volume': ['PersistentVolume'],
    'pod-status': ['PodStatus'],
    topology: ['TopologySelectorTerm'],
    pod: ['Pod'],
    node: ['Node'],
  },
  'resource/v1': { 'device-class': ['DeviceClass'], 'resource-claim': ['ResourceClaim'] },
}

/** Puts each type into a file: type name -> file, without extension. */
export function placeTypes() {
  const fileOf = new Map()
  for (const module of new Set(Object.keys(types).map(moduleOf))) {
    const members = Object.keys(types).filter((name) => moduleOf(name) === module)
    const length = members.map(declare).join('\n').split('\n').length
    if (length <= LONGEST && !PARTS[module]) {
      for (const name of members) fileOf.set(name, module)
      continue
    }
    const place = (name, file) => {
      if (fileOf.has(name) || moduleOf(name) !== module) return
      fileOf.set(name, file)
      for (const part of partsOf(name)) place(part, file)
    }
    const full = (short) => members.find((name) => shortName(name) === short)
    const kinds = members.filter((name) => types[name].gvk && !name.endsWith('List')).map(shortName)
    const files = [
      ...Object.entries(PARTS[module] ?? {}),
      ...kinds.map((kind) => [fileName(kind), [kind]]),
    ]
    for (const [file, roots] of files)
      for (const root of roots) place(full(root), `${module}/${file}`)
    for (const name of members) {
      if (fileOf.has(name)) continue
      const kind = full(shortName(name).replace(/List$/, ''))
      if (!kind) throw new Error(`${name} has no file: name a part for it`)
      fileOf.set(name, fileOf.get(kind))
    }
  }
  return fileOf
}

/** Names by the file that they stand in. */
export const byFile = (names, fileOf) => {
  const files = new Map()
  for (const name of names) {
    const file = fileOf.get(name)
    files.set(file, [...(files.get(file) ?? []), name])
  }
  return [...files].sort(([a], [b]) => (a < b ? -1 : 1))
}
