/**
 * The project that a command line means.
 *
 * @module
 */
import { ComposeError } from '../../compose/errors.js'
import { type LoadRequest, loadProject } from '../../compose/load.js'
import { checkedProjectName, projectNameIn } from '../../compose/project-name.js'
import type { Project } from '../../compose/resources.js'
import type { Wait } from '../verb.js'
import { NO_FILE, type Surroundings, filesOf, surroundingsOf } from './project-files.js'
import type { Scene } from './verb.js'
import { logWarning } from './warnings.js'

/** How the files are to be read, where it is not as usual. */
interface Reading {
  readonly wanted?: readonly string[]
  readonly profiles?: readonly string[]
  readonly interpolates?: boolean
  readonly resolvesPaths?: boolean
  readonly normalizes?: boolean
  readonly checks?: boolean
  readonly readsEnvFiles?: boolean
  readonly keepsAll?: boolean
}

/** What loading takes. @throws ComposeError when there is no file */
export function* requestOf(
  scene: Scene,
  { wanted = [], profiles, interpolates = true, resolvesPaths = true, ...reading }: Reading = {},
): Generator<Wait, LoadRequest & { readonly surroundings: Surroundings }> {
  const { cli, options } = scene
  const surroundings = yield* surroundingsOf(scene)
  const { files, directory, variables } = surroundings
  if (files.length === 0) throw new ComposeError(NO_FILE)
  const asked = options.projectName || variables['COMPOSE_PROJECT_NAME'] || ''
  const name = asked === '' ? projectNameIn(lastOf(directory)) : checkedProjectName(asked)
  const active = [...options.profile, ...(variables['COMPOSE_PROFILES'] ?? '').split(',')]
  return {
    sources: {
      files: filesOf(cli),
      home: cli.env['HOME'] ?? '/root',
      lookup: (variable) => {
        if (variable === 'COMPOSE_PROJECT_NAME') return name
        return Object.hasOwn(variables, variable) ? variables[variable] : undefined
      },
      interpolates,
      resolvesPaths,
      warn: (text) => logWarning(cli, text),
    },
    files,
    directory,
    name,
    named: asked !== '',
    profiles: profiles ?? active.filter((profile) => profile !== ''),
    wanted,
    keepsAll: options.allResources,
    ...reading,
    surroundings,
  }
}

const lastOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/**
 * The project, with the services that are asked for by name among the active ones.
 * @throws ComposeError when there is no such service, or no file
 */
export function* projectOf(scene: Scene, reading: Reading = {}): Generator<Wait, Project> {
  const project = loadProject(yield* requestOf(scene, reading))
  for (const name of reading.wanted ?? []) serviceOf(project, name)
  if (project.name === '') throw new ComposeError('project name must not be empty')
  return project
}

/** @throws ComposeError when the project has none of that name */
export function serviceOf(project: Project, name: string) {
  const service = Object.hasOwn(project.services, name) ? project.services[name] : undefined
  if (!service) throw new ComposeError(`no such service: ${name}`)
  return service
}

/** The project's name alone: it may be given without any file. The project too, if there is one. */
export function* projectNameOf(
  scene: Scene,
  wanted: readonly string[] = [],
): Generator<Wait, { readonly name: string; readonly project: Project | undefined }> {
  const { options, cli } = scene
  const asked = options.projectName || cli.env['COMPOSE_PROJECT_NAME'] || ''
  const isNamed = options.file.length > 0
  if (asked !== '' && !isNamed) {
    const { files } = yield* surroundingsOf(scene)
    if (files.length === 0) return { name: checkedProjectName(asked), project: undefined }
  }
  const project = yield* projectOf(scene, { wanted })
  return { name: project.name, project }
}
