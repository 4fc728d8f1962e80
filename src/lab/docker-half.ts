/**
 * Docker's half of a lab: the daemons of machines, and the docker tool.
 *
 * @module
 */
import { dockerTool } from '../cli/docker/tool.js'
import { eventsOfAll } from '../docker/events.js'
import { dockerLoops, dockerNames, publishedPorts } from '../docker/index.js'
import type { Half } from './half.js'

/** Docker's half. */
export const dockerHalf: Half = {
  tools: { docker: dockerTool },
  rules: [publishedPorts],
  resolvers: [dockerNames],
  loops: () => dockerLoops,
  powered: [],
  kinds: new Map(),
  happenings: (read) =>
    eventsOfAll(read).map((event) => ({
      type: 'docker',
      time: event.time,
      until: event.time,
      text: `${event.machine}: ${event.type} ${event.action} ${event.attributes.name ?? event.id}`,
      event,
    })),
}
