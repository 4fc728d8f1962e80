/**
 * `docker compose up`: makes and starts the containers of a project.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/up/
 */
import { USAGES } from './shared-flags.js'
import { ComposeError } from '../../compose/errors.js'
import { defineComposeVerb } from './verb.js'
import { followProject } from './up-attached.js'
import { createProject } from './create-project.js'
import { withDependencies } from './dependencies.js'
import { projectOf } from './project-of.js'
import { startServices } from './start-services.js'
import { checkCreating, checkUp, scalesOf } from './up-options.js'
import { waitUntilReady } from './wait-ready.js'

export const up = defineComposeVerb({
  name: 'up',
  usage: 'up [OPTIONS] [SERVICE...]',
  short: 'Create and start containers',
  flags: {
    'abort-on-container-exit': {
      type: 'boolean',
      usage: 'Stops all containers if any container was stopped. Incompatible with -d',
    },
    'abort-on-container-failure': {
      type: 'boolean',
      usage: 'Stops all containers if any container exited with failure. Incompatible with -d',
    },
    'always-recreate-deps': {
      type: 'boolean',
      usage: 'Recreate dependent containers. Incompatible with --no-recreate.',
    },
    attach: {
      type: 'strings',
      value: 'stringArray',
      verbatim: true,
      usage:
        'Restrict attaching to the specified services. Incompatible with --attach-dependencies.',
    },
    'attach-dependencies': {
      type: 'boolean',
      usage: 'Automatically attach to log output of dependent services',
    },
    build: { type: 'boolean', usage: USAGES.build },
    detach: {
      type: 'boolean',
      short: 'd',
      usage: 'Detached mode: Run containers in the background',
    },
    'exit-code-from': {
      type: 'string',
      usage:
        'Return the exit code of the selected service container. Implies --abort-on-container-exit',
    },
    'force-recreate': {
      type: 'boolean',
      usage: USAGES.forceRecreate,
    },
    menu: {
      type: 'boolean',
      tristate: true,
      usage:
        'Enable interactive shortcuts when running attached. Incompatible with --detach. Can also be enable/disable by setting COMPOSE_MENU environment var.',
    },
    'no-attach': {
      type: 'strings',
      value: 'stringArray',
      verbatim: true,
      usage: 'Do not attach (stream logs) to the specified services',
    },
    'no-build': { type: 'boolean', usage: USAGES.noBuild },
    'no-color': { type: 'boolean', usage: 'Produce monochrome output' },
    'no-deps': { type: 'boolean', usage: "Don't start linked services" },
    'no-log-prefix': { type: 'boolean', usage: USAGES.noLogPrefix },
    'no-recreate': {
      type: 'boolean',
      usage: USAGES.noRecreate,
    },
    'no-start': { type: 'boolean', usage: "Don't start the services after creating them" },
    pull: {
      type: 'string',
      default: 'policy',
      usage: USAGES.pull,
    },
    'quiet-build': { type: 'boolean', usage: 'Suppress the build output' },
    'quiet-pull': { type: 'boolean', usage: USAGES.quietPull },
    'remove-orphans': {
      type: 'boolean',
      usage: USAGES.removeOrphans,
    },
    'renew-anon-volumes': {
      type: 'boolean',
      short: 'V',
      usage: 'Recreate anonymous volumes instead of retrieving data from the previous containers',
    },
    scale: {
      type: 'strings',
      value: 'scale',
      verbatim: true,
      usage: USAGES.scale,
    },
    timeout: {
      type: 'int',
      short: 't',
      usage:
        'Use this timeout in seconds for container shutdown when attached or when containers are already running',
    },
    timestamps: { type: 'boolean', usage: 'Show timestamps' },
    wait: {
      type: 'boolean',
      usage: 'Wait for services to be running|healthy. Implies detached mode.',
    },
    'wait-timeout': {
      type: 'int',
      usage: 'Maximum duration in seconds to wait for the project to be running|healthy',
    },
    watch: {
      type: 'boolean',
      short: 'w',
      usage: 'Watch source code and rebuild/refresh containers when files are updated.',
    },
    yes: {
      type: 'boolean',
      short: 'y',
      usage: USAGES.yes,
    },
  },
  *run(scene, args, given) {
    const flags = {
      ...given,
      abortOnContainerExit: given.abortOnContainerExit || given.exitCodeFrom !== undefined,
    }
    checkCreating(flags)
    checkUp(flags)
    const project = yield* projectOf(scene, { wanted: args })
    if (flags.exitCodeFrom !== undefined && !Object.hasOwn(project.services, flags.exitCodeFrom))
      throw new ComposeError(`no such service: ${flags.exitCodeFrom}`)
    const chosen = withDependencies(project, args, !flags.noDeps)
    const how = {
      ...creationOf(flags),
      targets: args,
      scale: scalesOf(project, flags.scale),
    }
    const stays = !flags.noStart && !flags.detach && !flags.wait && !scene.isDry
    yield* createProject(scene, project, chosen, how, function* () {
      if (flags.noStart || stays) return
      yield* startServices(scene, chosen)
      if (flags.wait) yield* waitUntilReady(scene, chosen, flags.waitTimeout)
    })
    return stays ? yield* followProject(scene, chosen, flags, args) : 0
  },
})

/** How flags want containers to be made. */
const creationOf = (flags: {
  readonly build: boolean
  readonly noBuild: boolean
  readonly pull: string
  readonly quietPull: boolean
  readonly quietBuild: boolean
  readonly forceRecreate: boolean
  readonly noRecreate: boolean
  readonly alwaysRecreateDeps: boolean
  readonly renewAnonVolumes: boolean
  readonly removeOrphans: boolean
  readonly timeout: number | undefined
}) => ({
  build: flags.build,
  noBuild: flags.noBuild,
  pull: flags.pull,
  quietPull: flags.quietPull,
  quietBuild: flags.quietBuild,
  forceRecreate: flags.forceRecreate,
  noRecreate: flags.noRecreate,
  recreateDependencies: flags.alwaysRecreateDeps,
  renewVolumes: flags.renewAnonVolumes,
  removeOrphans: flags.removeOrphans,
  timeout: flags.timeout,
})
