/**
 * The hash of a service's configuration: a container whose label has another one is made anew.
 *
 * @module
 */
import { sha256Hex } from '../oci/digest.js'
import { goJson } from '../text/json.js'
import { jsonService, projectData } from './print.js'
import type { Service } from './project.js'
import type { Network, Project } from './resources.js'
import { type Dict, type Value, dictIn, isDict, without } from './value.js'

const digest = (value: Value): string => sha256Hex(goJson(value))

/** Fields that change nothing of a container. */
const LEFT_OUT = ['build', 'pull_policy', 'scale', 'depends_on', 'profiles'] as const

/** The hash of a service. */
export function serviceHash(name: string, service: Service): string {
  const data = projectData({ ...EMPTY, services: { [name]: service } })
  const whole = dictIn(dictIn(data, 'services'), name)
  const { deploy } = whole
  const kept = without(whole, ...LEFT_OUT, ...Object.keys(whole).filter((key) => /^x-/.test(key)))
  const bare: Dict = {
    ...kept,
    ...(isDict(deploy) ? { deploy: without(deploy, 'replicas') } : {}),
  }
  return digest(jsonService(bare))
}

/** The hash of a network. */
export const networkHash = (key: string, network: Network): string => {
  const data = projectData({ ...EMPTY, networks: { [key]: network } })
  return digest({ ipam: {}, ...dictIn(dictIn(data, 'networks'), key) })
}

const EMPTY: Project = {
  name: '',
  directory: '',
  files: [],
  profiles: [],
  services: {},
  disabled: {},
  networks: {},
  volumes: {},
  secrets: {},
  configs: {},
  models: {},
  extensions: {},
}
