/**
 * `docker compose rm`: removes containers that do not run.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/rm/
 */
import { chosenContainers } from './chosen.js'
import { confirmed } from './confirm.js'
import { removeContainer } from './stop-containers.js'
import { stopInOrder } from './stop-in-order.js'
import { defineComposeVerb } from './verb.js'

export const rm = defineComposeVerb({
  name: 'rm',
  usage: 'rm [OPTIONS] [SERVICE...]',
  short:
    'Removes stopped service containers\n\nBy default, anonymous volumes attached to containers will not be removed. You\ncan override this with -v. To list all volumes, use "docker volume ls".\n\nAny data which is not in a volume will be lost.',
  flags: {
    force: { type: 'boolean', short: 'f', usage: "Don't ask to confirm removal" },
    stop: {
      type: 'boolean',
      short: 's',
      usage: 'Stop the containers, if required, before removing',
    },
    volumes: {
      type: 'boolean',
      short: 'v',
      usage: 'Remove any anonymous volumes attached to containers',
    },
  },
  *run(scene, args, flags) {
    const { cli, progress } = scene
    const { project, containers } = yield* chosenContainers(scene, args)
    if (flags.stop) {
      progress.begin('Stopping')
      yield* stopInOrder(scene, project, containers, undefined)
    }
    const gone = flags.stop ? containers : containers.filter(({ state }) => state !== 'running')
    if (gone.length === 0) {
      cli.err('No stopped containers\n')
      return 0
    }
    const question = `Going to remove ${gone.map(({ name }) => name).join(', ')}`
    if (flags.force) cli.out(`${question}\n`)
    else if (!(yield* confirmed(cli, question))) return 0
    progress.begin('Removing')
    for (const container of gone)
      removeContainer(scene, container, { volumes: flags.volumes, force: flags.force })
    progress.end()
    return 0
  },
})
