/**
 * `docker compose top`: the processes of the containers of services.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/top/
 */
import { top as topOf } from '../../docker/top.js'
import { tabwriter } from '../../text/tabwriter.js'
import { chosenContainers } from './chosen.js'
import { defineComposeVerb } from './verb.js'

export const top = defineComposeVerb({
  name: 'top',
  usage: 'top [SERVICES...]',
  short: 'Display the running processes',
  flags: {},
  *run(scene, args) {
    const { cli } = scene
    const { containers } = yield* chosenContainers(scene, args)
    const rows = containers
      .filter(({ state }) => state === 'running')
      .flatMap(({ id, service, number }) => {
        const { Titles, Processes } = topOf(cli.tx, cli.machine, id)
        return Processes.map((row) => ({ titles: Titles, row: [service, `${number}`, ...row] }))
      })
    const [first] = rows
    if (!first) return 0
    const lines = [['SERVICE', '#', ...first.titles], ...rows.map(({ row }) => row)]
    cli.out(`${tabwriter(lines.map((line) => line.join('\t')).join('\n'), WIDTHS)}\n`)
    return 0
  },
})

const WIDTHS = { minWidth: 4, padding: 2 }
