/**
 * `docker compose unpause`: lets go on containers of services.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/unpause/
 */
import { unpause as unpauseContainer } from '../../docker/unpause.js'
import { chosenContainers } from './chosen.js'
import { progressName } from './containers.js'
import { defineComposeVerb } from './verb.js'

export const unpause = defineComposeVerb({
  name: 'unpause',
  usage: 'unpause [SERVICE...]',
  short: 'Unpause services',
  flags: {},
  *run(scene, args) {
    const { containers } = yield* chosenContainers(scene, args)
    const { cli, progress, isDry } = scene
    progress.begin('Unpausing')
    for (const container of containers) {
      if (container.state !== 'paused') continue
      const id = progressName(container)
      progress.event({ id, text: 'Unpausing', stage: 'working' })
      if (!isDry) unpauseContainer(cli.tx, cli.machine, container.id)
      progress.event({ id, text: 'Unpaused', stage: 'done' })
    }
    progress.end()
    return 0
  },
})
