/**
 * What a file leaves unsaid: the default network, names, dependencies that follow from other fields.
 *
 * @module
 */
import { asText } from './canonical/forms.js'
import {
  type Dict,
  type Value,
  dictIn,
  isDict,
  listIn,
  mapDict,
  member,
  textIn,
  without,
  withMember,
} from './value.js'

/** What goes into normalizing. */
interface Scene {
  readonly name: string
  readonly directory: string
  readonly lookup: (name: string) => string | undefined
}

const DEFAULT_NETWORK = 'default'

/** The project with what it leaves unsaid. */
export function normalize(dict: Dict, scene: Scene): Dict {
  const services = mapDict(dictIn(dict, 'services'), (service) =>
    isDict(service) ? normalizeService(service, scene) : service,
  )
  const usesDefault = Object.values(services).some(
    (service) => member(dictIn(service, 'networks'), DEFAULT_NETWORK) !== undefined,
  )
  const networks = dictIn(dict, 'networks')
  const named = (resources: Dict): Dict =>
    mapDict(resources, (value, key) => withName(value, key, scene.name))
  return {
    ...dict,
    services,
    networks: named(
      usesDefault && !Object.hasOwn(networks, DEFAULT_NETWORK)
        ? { ...networks, [DEFAULT_NETWORK]: {} }
        : networks,
    ),
    volumes: named(dictIn(dict, 'volumes')),
    secrets: named(dictIn(dict, 'secrets')),
    configs: named(dictIn(dict, 'configs')),
  }
}

function withName(value: Value, key: string, project: string): Value {
  const dict = isDict(value) ? value : {}
  const own = textIn(dict, 'name')
  if (own !== undefined && own !== '') return dict
  return { ...dict, name: member(dict, 'external') === true ? key : `${project}_${key}` }
}

function normalizeService(service: Dict, { directory, lookup }: Scene): Dict {
  const made = withMember(service, 'pull_policy', (policy) =>
    policy === 'if_not_present' ? 'missing' : policy,
  )
  const build = member(made, 'build')
  const networks = member(made, 'networks')
  const isAlone =
    member(made, 'network_mode') !== undefined || member(made, 'provider') !== undefined
  const hasNetworks = isDict(networks) && Object.keys(networks).length > 0
  const dependencies = { ...implied(made), ...dictIn(made, 'depends_on') }
  const environment = dictIn(made, 'environment')
  return {
    ...without(made, ...(hasNetworks ? [] : ['networks'])),
    ...(isDict(build) ? { build: normalizeBuild(build, directory, lookup) } : {}),
    ...(hasNetworks || isAlone ? {} : { networks: { [DEFAULT_NETWORK]: null } }),
    ...(Object.keys(dependencies).length > 0 ? { depends_on: dependencies } : {}),
    ...(Object.keys(environment).length > 0
      ? { environment: mapDict(environment, (value, name) => value ?? lookup(name) ?? null) }
      : {}),
  }
}

function normalizeBuild(build: Dict, directory: string, lookup: Scene['lookup']): Dict {
  const args = Object.entries(dictIn(build, 'args')).flatMap(([name, value]): [string, Value][] => {
    const known = value ?? lookup(name)
    return known === undefined ? [] : [[name, known]]
  })
  const hasDockerfile =
    textIn(build, 'dockerfile') !== undefined || textIn(build, 'dockerfile_inline') !== undefined
  return {
    context: directory,
    ...without(build, 'args'),
    ...(hasDockerfile ? {} : { dockerfile: 'Dockerfile' }),
    ...(args.length > 0 ? { args: Object.fromEntries(args) } : {}),
  }
}

/** Services that others have to be there for: whose network, links or volumes they use. */
function implied(service: Dict): Dict {
  const found: Record<string, Value> = {}
  for (const from of listIn(service, 'volumes_from')) {
    const [name = ''] = asText(from).split(':')
    if (name !== 'container') found[name] = { condition: 'service_started', required: true }
  }
  const restarted = { condition: 'service_started', restart: true, required: true }
  for (const link of listIn(service, 'links')) found[asText(link).split(':')[0] ?? ''] = restarted
  for (const field of ['network_mode', 'ipc', 'pid', 'uts', 'cgroup']) {
    const mode = textIn(service, field)
    if (mode?.startsWith('service:')) found[mode.slice('service:'.length)] = restarted
  }
  return found
}
