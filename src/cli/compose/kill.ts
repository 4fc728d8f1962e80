/**
 * `docker compose kill`: kills the containers of services.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/kill/
 */
import { USAGES } from './shared-flags.js'
import { chosenContainers } from './chosen.js'
import { killContainer } from './stop-containers.js'
import { defineComposeVerb } from './verb.js'

export const kill = defineComposeVerb({
  name: 'kill',
  usage: 'kill [OPTIONS] [SERVICE...]',
  short: 'Force stop service containers',
  flags: {
    'remove-orphans': {
      type: 'boolean',
      usage: USAGES.removeOrphans,
    },
    signal: {
      type: 'string',
      short: 's',
      default: 'SIGKILL',
      usage: 'SIGNAL to send to the container',
    },
  },
  *run(scene, args, flags) {
    const { containers } = yield* chosenContainers(scene, args, { orphans: flags.removeOrphans })
    const running = containers.filter(({ state }) => state === 'running' || state === 'paused')
    if (running.length === 0) scene.cli.err('no container to kill\n')
    scene.progress.begin('Killing')
    for (const container of running) killContainer(scene, container, flags.signal)
    scene.progress.end()
    return 0
  },
})
