/**
 * `docker compose pause`: stops the time of containers of services.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/pause/
 */
import { pause as pauseContainer } from '../../docker/pause.js'
import { chosenContainers } from './chosen.js'
import { progressName } from './containers.js'
import { defineComposeVerb } from './verb.js'

export const pause = defineComposeVerb({
  name: 'pause',
  usage: 'pause [SERVICE...]',
  short: 'Pause services',
  flags: {},
  *run(scene, args) {
    const { containers } = yield* chosenContainers(scene, args)
    const { cli, progress, isDry } = scene
    progress.begin('Pausing')
    for (const container of containers) {
      if (container.state !== 'running') continue
      const id = progressName(container)
      progress.event({ id, text: 'Pausing', stage: 'working' })
      if (!isDry) pauseContainer(cli.tx, cli.machine, container.id)
      progress.event({ id, text: 'Paused', stage: 'done' })
    }
    progress.end()
    return 0
  },
})
