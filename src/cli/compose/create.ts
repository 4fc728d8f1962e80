/**
 * `docker compose create`: makes the containers of a project without starting them.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/create/
 */
import { USAGES } from './shared-flags.js'
import { defineComposeVerb } from './verb.js'
import { createProject } from './create-project.js'
import { withDependencies } from './dependencies.js'
import { projectOf } from './project-of.js'
import { checkCreating, scalesOf } from './up-options.js'

export const create = defineComposeVerb({
  name: 'create',
  usage: 'create [OPTIONS] [SERVICE...]',
  short: 'Creates containers for a service',
  flags: {
    build: { type: 'boolean', usage: USAGES.build },
    'force-recreate': {
      type: 'boolean',
      usage: USAGES.forceRecreate,
    },
    'no-build': { type: 'boolean', usage: USAGES.noBuild },
    'no-recreate': {
      type: 'boolean',
      usage: USAGES.noRecreate,
    },
    pull: {
      type: 'string',
      default: 'policy',
      usage: 'Pull image before running ("always"|"missing"|"never"|"build")',
    },
    'quiet-pull': { type: 'boolean', usage: USAGES.quietPull },
    'remove-orphans': {
      type: 'boolean',
      usage: USAGES.removeOrphans,
    },
    scale: {
      type: 'strings',
      value: 'scale',
      verbatim: true,
      usage: USAGES.scale,
    },
    yes: {
      type: 'boolean',
      short: 'y',
      usage: USAGES.yes,
    },
  },
  *run(scene, args, flags) {
    checkCreating(flags)
    const project = yield* projectOf(scene, { wanted: args })
    yield* createProject(scene, project, withDependencies(project, args), {
      build: flags.build,
      noBuild: flags.noBuild,
      pull: flags.pull,
      quietPull: flags.quietPull,
      forceRecreate: flags.forceRecreate,
      noRecreate: flags.noRecreate,
      removeOrphans: flags.removeOrphans,
      targets: args,
      scale: scalesOf(project, flags.scale),
    })
    return 0
  },
})
