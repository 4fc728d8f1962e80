/**
 * `docker compose restart`: restarts the containers of services.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/restart/
 */
import { USAGES } from './shared-flags.js'
import { chosenContainers } from './chosen.js'
import { restartInOrder } from './stop-in-order.js'
import { defineComposeVerb } from './verb.js'

export const restart = defineComposeVerb({
  name: 'restart',
  usage: 'restart [OPTIONS] [SERVICE...]',
  short: 'Restart service containers',
  flags: {
    'no-deps': { type: 'boolean', usage: "Don't restart dependent services" },
    timeout: { type: 'int', short: 't', usage: USAGES.timeout },
  },
  *run(scene, args, flags) {
    const { project, containers } = yield* chosenContainers(scene, args, {
      restarting: !flags.noDeps,
    })
    scene.progress.begin('Restarting')
    yield* restartInOrder(scene, project, containers, flags.timeout)
    scene.progress.end()
    return 0
  },
})
