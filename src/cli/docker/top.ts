/**
 * `docker top`: the processes of a container.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/top/
 */
import { top as topOf } from '../../docker/top.js'
import { tabwriter } from '../../text/tabwriter.js'
import { defineVerb } from '../verb.js'

/** The table of this verb is older than docker's other tables and has wider columns. */
const COLUMNS = { minWidth: 20, padding: 3 }

export const top = defineVerb({
  name: 'top',
  usage: 'top CONTAINER [ps OPTIONS]',
  short: 'Display the running processes of a container',
  flags: {},
  interspersed: false,
  *run(cli, [container = '']) {
    const found = topOf(cli.tx, cli.machine, container)
    cli.out(
      `${tabwriter([found.Titles, ...found.Processes].map((row) => row.join('\t')).join('\n'), COLUMNS)}\n`,
    )
    return { value: found }
  },
})
