/**
 * Docker as a plugin: the daemons of machines, and the docker tool.
 *
 * @module
 */
import { composeCommand } from '../../cli/compose/completion.js'
import { composeTool } from '../../cli/compose/tool.js'
import { dockerTool } from '../../cli/docker/tool.js'
import { GROUPS, dockerVerbs } from '../../cli/docker/verbs.js'
import { type FailureOf, byName, withVerbs } from '../../cli/tool.js'
import { type Cli, CommandError } from '../../cli/verb.js'
import { DockerError, daemonSays } from '../../docker/errors.js'
import { eventsOfAll } from '../../docker/events.js'
import { dockerLoops, dockerNames, publishedPorts } from '../../docker/index.js'
import { dockerWitness } from './docker-witness.js'
import { machinePlacesLoop } from '../../machine/places.js'
import { isRegistry } from '../../registry/registry.js'
import type { Plugin } from '../plugin.js'

/** What the client says of an error in a verb that a plugin brings. */
const failureOf: FailureOf = (error) => {
  if (error instanceof CommandError) return { text: error.message, exitCode: error.exitCode }
  if (error instanceof DockerError) return { text: daemonSays(error), exitCode: 1 }
  throw error
}

/** Commands of docker's that are programs of their own. */
const cliPlugins = { compose: { run: composeTool, command: composeCommand } }

const dockerCommand = {
  name: 'docker',
  tool: (cli: Cli, argv: readonly string[]) => dockerTool(cli, argv, cliPlugins),
  own: [
    ...Object.keys(dockerVerbs),
    ...Object.keys(GROUPS),
    ...Object.keys(cliPlugins),
    'completion',
    'help',
  ],
}

/** Docker. */
export const docker: Plugin = {
  name: 'docker',
  tools: ({ verbs }) => ({
    docker: withVerbs(dockerCommand, byName(verbs.docker), failureOf),
    'docker-compose': composeTool,
  }),
  rules: [publishedPorts],
  resolvers: [dockerNames],
  witness: dockerWitness,
  loops: [...dockerLoops, machinePlacesLoop],
  placeOf: (read, name) => (isRegistry(read, name) ? { name, host: name } : undefined),
  entries: (read) =>
    eventsOfAll(read).map((event) => ({
      type: 'docker',
      time: event.time,
      until: event.time,
      text: `${event.machine}: ${event.type} ${event.action} ${event.attributes.name ?? event.id}`,
      event,
    })),
}
