/**
 * Loads a project: its files put together, what they leave unsaid, and whether it agrees with itself.
 *
 * @see https://docs.docker.com/reference/compose-file/
 */
import { sorted } from './canonical/forms.js'
import { checkProject, checkResources } from './check.js'
import { resolveFiles } from './env-files.js'
import { ComposeError } from './errors.js'
import { type GivenFile, loadFiles } from './load-files.js'
import { normalize } from './normalize.js'
import { projectNameIn } from './project-name.js'
import type { Service } from './project.js'
import type { Project } from './resources.js'
import type { Sources } from './sources.js'
import { type Dict, dictIn, member, textIn } from './value.js'

/** Which project, and how. */
export interface LoadRequest {
  readonly sources: Sources
  readonly files: readonly (string | GivenFile)[]
  readonly directory: string
  /** A name that was asked for, or the one that follows from the directory. */
  readonly name: string
  /** Whether the name was asked for, so that the files' own does not count. */
  readonly named: boolean
  readonly profiles: readonly string[]
  /** Services that are asked for by name count as if their profiles were active. */
  readonly wanted?: readonly string[]
  readonly normalizes?: boolean
  readonly checks?: boolean
  readonly readsEnvFiles?: boolean
  /** Keep networks, volumes, secrets and configs that no service uses. */
  readonly keepsAll?: boolean
}

/** What stands in the files, in its long form, with the project's name. @throws ComposeError */
export function loadModel(request: LoadRequest): Dict {
  const merged = loadFiles(request.sources, request.files, request.directory)
  const own = textIn(merged, 'name')
  const name = request.named || !own ? request.name : projectNameIn(own)
  return { ...merged, name }
}

/** @throws ComposeError for files that cannot be used */
export function loadProject(request: LoadRequest): Project {
  const { sources, directory, normalizes = true, checks = true, readsEnvFiles = true } = request
  const model = loadModel(request)
  checkResources(model)
  if (Object.keys(dictIn(model, 'services')).length === 0 && request.files.length > 0)
    throw new ComposeError('empty compose file')
  const name = textIn(model, 'name') ?? ''
  const { lookup } = sources
  const whole = normalizes ? normalize(model, { name, directory, lookup }) : model
  const services = dictIn(whole, 'services')
  const isActive = activeWith(request)
  const names = Object.keys(services).sort()
  const pick = (active: boolean): Dict =>
    Object.fromEntries(
      names.flatMap((key) =>
        isActive(key, services[key]) === active ? [[key, services[key] ?? null]] : [],
      ),
    )
  const enabled = resolveFiles(pick(true), sources, readsEnvFiles)
  const project: Project = {
    name,
    directory,
    files: request.files.map((file) => (typeof file === 'string' ? file : file.path)),
    profiles: request.profiles,
    services: enabled as unknown as Readonly<Record<string, Service>>,
    disabled: pick(false) as unknown as Readonly<Record<string, Service>>,
    ...resourcesOf(whole),
    extensions: Object.fromEntries(Object.entries(whole).filter(([key]) => key.startsWith('x-'))),
  }
  if (checks) checkProject(project)
  return request.keepsAll ? project : withoutUnused(project)
}

/** What passed the schema has these types. */
const resourcesOf = (dict: Dict) =>
  ({
    networks: sorted(dictIn(dict, 'networks')),
    volumes: sorted(dictIn(dict, 'volumes')),
    secrets: sorted(dictIn(dict, 'secrets')),
    configs: sorted(dictIn(dict, 'configs')),
    models: sorted(dictIn(dict, 'models')),
  }) as unknown as Pick<Project, 'networks' | 'volumes' | 'secrets' | 'configs' | 'models'>

const ALL_PROFILES = '*'

/** Whether a service has a profile that is active, or none. */
function activeWith({ profiles, wanted = [] }: LoadRequest) {
  return (name: string, service: Dict[string] | undefined): boolean => {
    const own = member(service, 'profiles')
    return (
      !Array.isArray(own) ||
      own.length === 0 ||
      profiles.includes(ALL_PROFILES) ||
      wanted.includes(name) ||
      own.some((profile) => profiles.includes(String(profile)))
    )
  }
}

/** Networks, volumes and files that no service uses are not the project's matter. */
export function withoutUnused(project: Project): Project {
  const services = Object.values(project.services)
  const used = (of: (service: Service) => readonly (string | undefined)[]) => {
    const names = new Set(services.flatMap(of))
    return <Value>(all: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> =>
      Object.fromEntries(Object.entries(all).filter(([name]) => names.has(name)))
  }
  return {
    ...project,
    networks: used(({ networks = {} }) => Object.keys(networks))(project.networks),
    volumes: used(({ volumes = [] }) =>
      volumes.map(({ type, source }) => (type === 'volume' ? source : undefined)),
    )(project.volumes),
    secrets: used(({ secrets = [], build }) =>
      [...secrets, ...(build?.secrets ?? [])].map(({ source }) => source),
    )(project.secrets),
    configs: used(({ configs = [] }) => configs.map(({ source }) => source))(project.configs),
    models: used(({ models = {} }) => Object.keys(models))(project.models),
  }
}
