/**
 * What Compose has to say by the way: lines of its log on standard error.
 *
 * @module
 */
import { goJson } from '../../text/json.js'
import { rfc3339 } from '../../text/time.js'
import type { Cli } from '../verb.js'

/** A warning, as the log has it where there is no terminal. */
export const logWarning = (cli: Cli, text: string): void =>
  cli.err(`time="${rfc3339(cli.tx.now)}" level=warning msg=${goJson(text)}\n`)
