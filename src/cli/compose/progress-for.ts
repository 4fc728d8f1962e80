/**
 * How progress is shown: as `--progress` says, or as the terminal allows.
 *
 * @module
 */
import { ComposeError } from '../../compose/errors.js'
import type { Cli } from '../verb.js'
import { TtyProgress } from './progress-tty.js'
import { type Progress, jsonProgress, plainProgress, quietProgress } from './progress.js'
import type { Scene } from './verb.js'

const TTY_WITHOUT_ANSI = "can't use --progress tty while ANSI support is disabled"
const PLAIN_WITH_ANSI = "can't use --progress plain while ANSI support is forced"

/** @throws ComposeError for a way that there is not, or that ANSI codes do not go with */
export function progressFor(cli: Cli, options: Scene['options'], isDry: boolean): Progress {
  const asked = options.progress || cli.env['COMPOSE_PROGRESS'] || 'auto'
  const ansi = options.noAnsi ? 'never' : options.ansi
  const colour = !cli.env['NO_COLOR']
  switch (asked) {
    case 'auto':
      return ansi !== 'never' && cli.outScreen && cli.screen
        ? new TtyProgress(cli, isDry, colour)
        : plainProgress(cli, isDry)
    case 'tty':
      if (ansi === 'never') throw new ComposeError(TTY_WITHOUT_ANSI)
      return new TtyProgress(cli, isDry, colour)
    case 'plain':
      if (ansi === 'always') throw new ComposeError(PLAIN_WITH_ANSI)
      return plainProgress(cli, isDry)
    case 'rawjson':
      return plainProgress(cli, isDry)
    case 'json':
      return jsonProgress(cli, isDry)
    case 'quiet':
    case 'none':
      return quietProgress
    default:
      throw new ComposeError(`unsupported --progress value ${JSON.stringify(asked)}`)
  }
}
