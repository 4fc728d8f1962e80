/**
 * Docker as a plugin: the daemons of machines, and the docker tool.
 *
 * @module
 */
import { dockerTool } from '../../cli/docker/tool.js'
import { eventsOfAll } from '../../docker/events.js'
import { dockerLoops, dockerNames, publishedPorts } from '../../docker/index.js'
import type { Plugin } from '../plugin.js'

/** Docker. */
export const docker: Plugin = {
  name: 'docker',
  tools: { docker: dockerTool },
  rules: [publishedPorts],
  resolvers: [dockerNames],
  loops: () => dockerLoops,
  entries: (read) =>
    eventsOfAll(read).map((event) => ({
      type: 'docker',
      time: event.time,
      until: event.time,
      text: `${event.machine}: ${event.type} ${event.action} ${event.attributes.name ?? event.id}`,
      event,
    })),
}
