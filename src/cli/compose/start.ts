/**
 * `docker compose start`: starts containers that were stopped.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/start/
 */
import { ComposeError } from '../../compose/errors.js'
import { chosenContainers } from './chosen.js'
import { withDependencies } from './dependencies.js'
import { startContainer, startServices } from './start-services.js'
import { defineComposeVerb } from './verb.js'

export const start = defineComposeVerb({
  name: 'start',
  usage: 'start [SERVICE...]',
  short: 'Start services',
  flags: {},
  *run(scene, args) {
    const { project, containers } = yield* chosenContainers(scene, args)
    for (const name of args)
      if (!containers.some(({ service }) => service === name))
        throw new ComposeError(`service ${JSON.stringify(name)} has no container to start`)
    if (containers.length === 0 && project)
      throw new ComposeError(
        `service ${JSON.stringify(Object.keys(project.services)[0])} has no container to start`,
      )
    scene.progress.begin('Starting')
    if (project) yield* startServices(scene, withDependencies(project, args))
    else
      for (const container of containers)
        if (container.state !== 'running') yield* startContainer(scene, undefined, container)
    scene.progress.end()
    return 0
  },
})
