/**
 * How progress is shown: as `--progress` says, or as the terminal allows.
 *
 * @module
 */
import { ComposeError } from '../../compose/errors.js'
import type { Cli } from '../verb.js'
import { type Progress, jsonProgress, plainProgress, quietProgress } from './progress.js'
import type { Scene } from './verb.js'

/** @throws ComposeError for a way that there is not */
export function progressFor(cli: Cli, options: Scene['options'], isDry: boolean): Progress {
  const asked = options.progress || cli.env['COMPOSE_PROGRESS'] || 'auto'
  switch (asked) {
    case 'auto':
    case 'tty':
    case 'plain':
    case 'rawjson':
      return plainProgress(cli, isDry)
    case 'json':
      return jsonProgress(cli, isDry)
    case 'quiet':
      return quietProgress
    default:
      throw new ComposeError(`unsupported --progress value ${JSON.stringify(asked)}`)
  }
}
