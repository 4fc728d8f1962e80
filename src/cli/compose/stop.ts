/**
 * `docker compose stop`: stops the containers of services.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/stop/
 */
import { USAGES } from './shared-flags.js'
import { chosenContainers } from './chosen.js'
import { stopInOrder } from './stop-in-order.js'
import { defineComposeVerb } from './verb.js'

export const stop = defineComposeVerb({
  name: 'stop',
  usage: 'stop [OPTIONS] [SERVICE...]',
  short: 'Stop services',
  flags: {
    timeout: { type: 'int', short: 't', usage: USAGES.timeout },
  },
  *run(scene, args, flags) {
    const { project, containers } = yield* chosenContainers(scene, args)
    scene.progress.begin('Stopping')
    yield* stopInOrder(scene, project, containers, flags.timeout)
    scene.progress.end()
    return 0
  },
})
