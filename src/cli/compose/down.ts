/**
 * `docker compose down`: stops and removes what `up` made.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/down/
 */
import { USAGES } from './shared-flags.js'
import { ComposeError } from '../../compose/errors.js'
import { takeDown } from './down-project.js'
import { projectNameOf } from './project-of.js'
import { defineComposeVerb } from './verb.js'

export const down = defineComposeVerb({
  name: 'down',
  usage: 'down [OPTIONS] [SERVICES]',
  short: 'Stop and remove containers, networks',
  flags: {
    'remove-orphans': {
      type: 'boolean',
      usage: USAGES.removeOrphans,
    },
    rmi: {
      type: 'string',
      usage:
        'Remove images used by services. "local" remove only images that don\'t have a custom tag ("local"|"all")',
    },
    timeout: { type: 'int', short: 't', usage: USAGES.timeout },
    volumes: {
      type: 'boolean',
      short: 'v',
      usage:
        'Remove named volumes declared in the "volumes" section of the Compose file and anonymous volumes attached to containers',
    },
  },
  *run(scene, args, flags) {
    const { rmi } = flags
    if (rmi !== undefined && rmi !== 'local' && rmi !== 'all')
      throw new ComposeError(`invalid value for --rmi: ${JSON.stringify(rmi)}`)
    const { name, project } = yield* projectNameOf(scene, args)
    scene.progress.begin('Running')
    yield* takeDown(scene, name, project, {
      removeOrphans: flags.removeOrphans,
      volumes: flags.volumes,
      images: rmi,
      timeout: flags.timeout,
      services: args,
    })
    scene.progress.end()
    return 0
  },
})
