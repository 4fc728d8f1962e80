/**
 * What Compose has to say by the way: lines of its log on standard error.
 *
 * @module
 */
import { goJson } from '../../text/json.js'
import { rfc3339 } from '../../text/time.js'
import type { Cli } from '../verb.js'

/** How wide a message is at least at a terminal. */
const WIDTH = 44
const [YELLOW, PLAIN] = ['\u001b[33m', '\u001b[0m']

/** A warning: in short at a terminal, where the number is that of seconds since the beginning. */
export const logWarning = (cli: Cli, text: string): void =>
  cli.err(
    cli.screen
      ? `${YELLOW}WARN${PLAIN}[0000] ${text.padEnd(WIDTH)} \n`
      : `time="${rfc3339(cli.tx.now)}" level=warning msg=${goJson(text)}\n`,
  )
