/**
 * `--progress`: which display a build has.
 *
 * @see https://docs.docker.com/reference/cli/docker/buildx/build/#progress
 */
import { type Cli, CommandError } from '../../verb.js'
import { type Display, plainDisplay, quietDisplay } from './display.js'
import { rawDisplay } from './raw-progress.js'
import { screenDisplay } from './screen-progress.js'

/** The kinds of display. */
type Mode = 'plain' | 'quiet' | 'rawjson' | 'tty'

const MODES = ['auto', 'none', 'plain', 'quiet', 'rawjson', 'tty']

/** The display that flags and terminal ask for. @throws CommandError */
export function checkModes(
  cli: Cli,
  { progress, quiet }: { readonly progress?: string; readonly quiet?: boolean },
): Mode {
  const asked = progress || cli.env['BUILDKIT_PROGRESS'] || 'auto'
  if (!MODES.includes(asked)) throw new CommandError(`ERROR: invalid progress mode ${asked}`)
  if (quiet || asked === 'quiet' || asked === 'none') {
    if (quiet && asked !== 'auto' && asked !== 'quiet')
      throw new CommandError(`ERROR: progress=${asked} and quiet cannot be used together`)
    return 'quiet'
  }
  if (asked === 'plain' || asked === 'rawjson') return asked
  if (asked === 'tty' && !cli.screen)
    throw new CommandError('ERROR: failed to get console: provided file is not a console')
  return cli.screen ? 'tty' : 'plain'
}

export const displayOf = (mode: Mode): Display<never> => DISPLAYS[mode] as Display<never>

const DISPLAYS: Readonly<Record<Mode, Display<never>>> = {
  plain: plainDisplay as Display<never>,
  quiet: quietDisplay as Display<never>,
  rawjson: rawDisplay as Display<never>,
  tty: screenDisplay as Display<never>,
}
