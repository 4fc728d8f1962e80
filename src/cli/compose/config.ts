/**
 * `docker compose config`: reads the files of a project, and prints what they come to.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/config/
 */
import { USAGES } from './shared-flags.js'
import type { Value } from '../../compose/value.js'
import type { Cli } from '../verb.js'
import { ComposeError } from '../../compose/errors.js'
import { loadModel, loadProject } from '../../compose/load.js'
import { projectData, projectJson, projectYaml } from '../../compose/print.js'
import { listsOf, lockedImages, variablesTable } from './config-lists.js'
import { modelText } from './config-model.js'
import { withDependencies } from './dependencies.js'
import { requestOf, serviceOf } from './project-of.js'
import { defineComposeVerb } from './verb.js'

export const config = defineComposeVerb({
  name: 'config',
  usage: 'config [OPTIONS] [SERVICE...]',
  short: 'Parse, resolve and render compose file in canonical format',
  flags: {
    environment: { type: 'boolean', usage: 'Print environment used for interpolation.' },
    format: { type: 'string', usage: 'Format the output. Values: [yaml | json]' },
    hash: { type: 'string', usage: 'Print the service config hash, one per line.' },
    images: { type: 'boolean', usage: 'Print the image names, one per line.' },
    'lock-image-digests': {
      type: 'boolean',
      usage: 'Produces an override file with image digests',
    },
    models: { type: 'boolean', usage: 'Print the model names, one per line.' },
    networks: { type: 'boolean', usage: 'Print the network names, one per line.' },
    'no-consistency': {
      type: 'boolean',
      usage: "Don't check model consistency - warning: may produce invalid Compose output",
    },
    'no-env-resolution': { type: 'boolean', usage: "Don't resolve service env files" },
    'no-interpolate': { type: 'boolean', usage: "Don't interpolate environment variables" },
    'no-normalize': { type: 'boolean', usage: "Don't normalize compose model" },
    'no-path-resolution': { type: 'boolean', usage: "Don't resolve file paths" },
    output: { type: 'string', short: 'o', usage: 'Save to file' },
    profiles: { type: 'boolean', usage: 'Print the profile names, one per line.' },
    quiet: {
      type: 'boolean',
      short: 'q',
      usage: "Only validate the configuration, don't print anything",
    },
    'resolve-image-digests': { type: 'boolean', usage: USAGES.digests },
    services: { type: 'boolean', usage: 'Print the service names, one per line.' },
    variables: { type: 'boolean', usage: 'Print model variables and default values.' },
    volumes: { type: 'boolean', usage: 'Print the volume names, one per line.' },
  },
  *run(scene, args, flags) {
    const { cli } = scene
    const request = yield* requestOf(scene, {
      wanted: args,
      interpolates: !flags.noInterpolate,
      resolvesPaths: !flags.noPathResolution,
      normalizes: !flags.noNormalize,
      checks: !flags.noConsistency && !flags.noInterpolate,
      readsEnvFiles: !flags.noEnvResolution && !flags.noInterpolate,
      ...(flags.profiles ? { profiles: ['*'] } : {}),
    })
    if (flags.variables) {
      cli.out(variablesTable(cli, request))
      return 0
    }
    if (flags.environment) {
      const known = Object.entries(request.surroundings.variables)
      cli.out(
        known
          .map(([name, value]) => `${name}=${value}\n`)
          .sort()
          .join(''),
      )
      return 0
    }
    const format = flags.format || 'yaml'
    if (!['yaml', 'json', ''].includes(format))
      throw new ComposeError(`unsupported format ${JSON.stringify(format)}`)
    if (flags.noInterpolate && listsOf(undefined, flags, []) === undefined && !flags.quiet) {
      write(cli, flags.output, modelText(loadModel(request), format))
      return 0
    }
    const project = loadProject(request)
    for (const name of args) serviceOf(project, name)
    if (flags.quiet) return 0
    const lists = listsOf(project, flags, args)
    if (lists !== undefined) {
      cli.out(lists)
      return 0
    }
    const chosen = withDependencies(project, args)
    const data = projectData(flags.resolveImageDigests ? lockedImages(cli, chosen) : chosen)
    if (flags.lockImageDigests) {
      const images = Object.entries(lockedImages(cli, chosen).services).map(
        ([name, { image }]): [string, Value] => [name, { image: image ?? '' }],
      )
      write(cli, flags.output, projectYaml({ services: Object.fromEntries(images) }))
    } else {
      write(cli, flags.output, format === 'json' ? projectJson(data) : projectYaml(data))
    }
    return 0
  },
})

function write({ out, files }: Cli, path: string | undefined, text: string): void {
  if (path === undefined || path === '') out(text)
  else files.write(path, text)
}
