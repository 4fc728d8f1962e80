/**
 * `docker compose wait`: waits until containers have ended.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/wait/
 */
import { ComposeError } from '../../compose/errors.js'
import { exitCodeOf, hasEnded } from '../docker/container.js'
import { chosenContainers } from './chosen.js'
import { takeDown } from './down-project.js'
import { defineComposeVerb } from './verb.js'

export const wait = defineComposeVerb({
  name: 'wait',
  usage: 'wait SERVICE [SERVICE...] [OPTIONS]',
  short: 'Block until containers of all (or specified) services stop.',
  flags: {
    'down-project': { type: 'boolean', usage: 'Drops project when the first container stops' },
  },
  arity: { min: 1, spoken: true },
  *run(scene, args, flags) {
    const { cli } = scene
    const { name, project, containers } = yield* chosenContainers(scene, args)
    const running = containers.filter(({ id }) => !hasEnded(cli.tx, cli.machine, id))
    if (running.length === 0)
      throw new ComposeError(`no containers for project ${JSON.stringify(name)}: not found`)
    let code = 0
    const left = new Set(running)
    while (left.size > 0 && !cli.interrupted) {
      for (const container of left) {
        if (!hasEnded(cli.tx, cli.machine, container.id)) continue
        left.delete(container)
        code = exitCodeOf(cli.tx, cli.machine, container.id)
        cli.out(`container ${JSON.stringify(container.name)} exited with status code ${code}\n`)
        if (flags.downProject) {
          yield* takeDown(scene, name, project, { removeOrphans: true })
          return code
        }
      }
      const waiting = [...left]
      if (waiting.length > 0)
        yield {
          when: (read) => waiting.some(({ id }) => hasEnded(read, cli.machine, id)),
          endless: true,
        }
    }
    return code
  },
})
