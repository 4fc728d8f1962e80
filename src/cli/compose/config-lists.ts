/**
 * What `docker compose config` prints instead of the whole project: names, images, hashes, variables.
 *
 * @module
 */
import { ComposeError } from '../../compose/errors.js'
import { serviceHash } from '../../compose/hash.js'
import type { LoadRequest } from '../../compose/load.js'
import type { Project } from '../../compose/resources.js'
import { type UsedVariable, substitute } from '../../compose/template.js'
import { lookUpImage } from '../../docker/image/find.js'
import { inspectImage } from '../../docker/image/inspect.js'
import { DOCKER_COLUMNS, tabwriter } from '../../text/tabwriter.js'
import type { Cli } from '../verb.js'
import { imageOf } from './image-name.js'
import { inOrder, withDependencies } from './dependencies.js'

/** Which list is asked for. */
interface ListFlags {
  readonly services: boolean
  readonly volumes: boolean
  readonly networks: boolean
  readonly models: boolean
  readonly profiles: boolean
  readonly images: boolean
  readonly hash: string | undefined
}

const lines = (texts: readonly string[]): string => texts.map((text) => `${text}\n`).join('')

/** The list that is asked for; undefined when none is. @throws ComposeError */
export function listsOf(
  project: Project | undefined,
  flags: ListFlags,
  args: readonly string[],
): string | undefined {
  const any = flags.services || flags.volumes || flags.networks || flags.models || flags.profiles
  if (!any && !flags.images && flags.hash === undefined) return undefined
  if (!project) return ''
  const chosen = args.length > 0 ? withDependencies(project, args) : project
  if (flags.services) return lines(inOrder(chosen))
  if (flags.volumes) return lines(Object.keys(project.volumes))
  if (flags.networks) return lines(Object.keys(project.networks))
  if (flags.models) return lines(Object.keys(project.models))
  if (flags.profiles)
    return lines(
      [...new Set(Object.values(project.services).flatMap(({ profiles = [] }) => profiles))].sort(),
    )
  if (flags.hash !== undefined) return hashes(project, flags.hash)
  return lines(Object.entries(chosen.services).map(([name, each]) => imageOf(project, name, each)))
}

/** `*`, or names between commas. */
function hashes({ services }: Project, wanted: string): string {
  const names = wanted === '*' ? Object.keys(services) : wanted.split(',').sort()
  return lines(
    names.map((name) => {
      const service = Object.hasOwn(services, name) ? services[name] : undefined
      if (!service) throw new ComposeError(`no such service: ${name}: not found`)
      return `${name} ${serviceHash(name, service)}`
    }),
  )
}

/** The project with images by their digests, as far as they are on the machine. */
export function lockedImages({ tx, machine }: Cli, project: Project): Project {
  const locked = Object.entries(project.services).map(([name, service]) => {
    if (!service.image || service.image.includes('@') || !lookUpImage(tx, machine, service.image))
      return [name, service] as const
    const [digest] = inspectImage(tx, machine, service.image).RepoDigests
    const at = digest?.indexOf('@') ?? -1
    return digest === undefined || at < 0
      ? ([name, service] as const)
      : ([name, { ...service, image: service.image + digest.slice(at) }] as const)
  })
  return { ...project, services: Object.fromEntries(locked) }
}

/** The variables that the files use. */
export function variablesTable(_cli: Cli, { files, sources }: LoadRequest): string {
  const found = new Map<string, UsedVariable>()
  for (const file of files) {
    const text = typeof file === 'string' ? (sources.files.read(file) ?? '') : file.text
    for (const line of text.split('\n'))
      try {
        substitute(line, {
          lookup: () => undefined,
          unset: () => undefined,
          used: (variable) => void found.set(variable.name, variable),
        })
      } catch {
        // A template that cannot be read is told when the file is.
      }
  }
  const rows = [...found.values()]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((each) => [each.name, String(each.required), each.default, each.alternate])
  const head = ['NAME', 'REQUIRED', 'DEFAULT VALUE', 'ALTERNATE VALUE']
  const text = [head, ...rows].map((row) => row.join('\t')).join('\n')
  return `${tabwriter(text, { ...DOCKER_COLUMNS, minWidth: 20, padding: 1 })}\n`
}
