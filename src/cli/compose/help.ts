/**
 * The help of `docker compose` and of its verbs.
 *
 * @module
 */
import { flagUsages } from '../docker/help.js'
import { DRY_RUN, GLOBAL_FLAGS } from './global-flags.js'
import type { AnyComposeVerb } from './verb.js'

const WIDTH = 80
const BRIDGE = 'Convert compose files into another model'

/** The flags of a verb, with that which every verb has. */
export const flagsOf = ({ flags }: AnyComposeVerb) => ({ ...flags, 'dry-run': DRY_RUN })

/** `docker compose --help`. */
export function overview(verbs: readonly AnyComposeVerb[], columns = WIDTH): string {
  const commands = verbs
    .map(({ name, short }) => `  ${name.padEnd(11)} ${short.split('\n')[0]}\n`)
    .join('')
  return [
    'Usage:  docker compose [OPTIONS] COMMAND\n',
    'Define and run multi-container applications with Docker\n',
    `Options:\n${flagUsages(GLOBAL_FLAGS, columns - 1)}`,
    `Management Commands:\n  ${'bridge'.padEnd(11)} ${BRIDGE}\n`,
    `Commands:\n${commands}`,
    "Run 'docker compose COMMAND --help' for more information on a command.\n",
  ].join('\n')
}

/** `docker compose up [OPTIONS] [SERVICE...]` */
export const usageLine = ({ usage }: AnyComposeVerb): string =>
  usage
    .split('\n')
    .map((line) => `docker compose ${line}`)
    .join('\n\t')

/** `docker compose up --help`. */
export const verbHelp = (verb: AnyComposeVerb, columns = WIDTH): string =>
  `Usage:  ${usageLine(verb)}\n\n${verb.short}\n\nOptions:\n${flagUsages(flagsOf(verb), columns - 1)}`
