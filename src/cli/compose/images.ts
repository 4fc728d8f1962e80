/**
 * `docker compose images`: the images of the containers of a project.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/images/
 */
import { USAGES, unknownFormat } from './shared-flags.js'
import { ComposeError } from '../../compose/errors.js'
import { goJson } from '../../text/json.js'
import { chosenContainers } from './chosen.js'
import { imageRows, imageTable } from './image-rows.js'
import { defineComposeVerb } from './verb.js'

export const images = defineComposeVerb({
  name: 'images',
  usage: 'images [OPTIONS] [SERVICE...]',
  short: 'List images used by the created containers',
  flags: {
    format: {
      type: 'string',
      default: 'table',
      usage: USAGES.tableOrJson,
    },
    quiet: { type: 'boolean', short: 'q', usage: 'Only display IDs' },
  },
  *run(scene, args, flags) {
    const { cli } = scene
    const { containers } = yield* chosenContainers(scene, args, { oneOffs: true })
    const rows = imageRows(cli, containers)
    if (flags.quiet)
      cli.out(
        [...new Set(rows.map(({ ID }) => ID.replace('sha256:', '')))]
          .map((id) => `${id}\n`)
          .join(''),
      )
    else if (flags.format === 'json') cli.out(`${goJson(rows)}\n`)
    else if (flags.format === 'table' || flags.format === '') cli.out(imageTable(cli, rows))
    else throw new ComposeError(unknownFormat(flags.format))
    return 0
  },
})
