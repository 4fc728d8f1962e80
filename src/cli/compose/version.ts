/**
 * `docker compose version`: the version of Compose.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/version/
 */
import { GLOBAL_FLAGS } from './global-flags.js'
import { unknownFormat } from './shared-flags.js'
import { ComposeError } from '../../compose/errors.js'
import { defineComposeVerb } from './verb.js'
import { COMPOSE_VERSION } from './version-text.js'

export const version = defineComposeVerb({
  name: 'version',
  usage: 'version [OPTIONS]',
  short: GLOBAL_FLAGS.version.usage,
  flags: {
    format: {
      type: 'string',
      short: 'f',
      usage: 'Format the output. Values: [pretty | json]. (Default: pretty)',
    },
    short: { type: 'boolean', usage: "Shows only Compose's version number" },
  },
  *run({ cli }, _args, flags) {
    if (flags.short) cli.out(`${COMPOSE_VERSION}\n`)
    else cli.out(versionText(flags.format || 'pretty'))
    return 0
  },
})

/** @throws ComposeError for a format that there is not */
export function versionText(format: string): string {
  if (format === 'json') return `{"version":"${COMPOSE_VERSION}"}\n`
  if (format === 'pretty') return `Docker Compose version ${COMPOSE_VERSION}\n`
  throw new ComposeError(unknownFormat(format))
}
