/**
 * `mkdir`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/mkdir.html
 */
import type { Files } from '../files.js'
import { atLeast, each } from './each.js'
import { changedMode } from './mode.js'
import { ToolError, optionsOf } from './options.js'
import { instant } from './tool.js'

const MKDIR = 'mkdir [-m MODE] [-p] DIRECTORY...\n\nCreate DIRECTORY'

export const mkdir = instant('mkdir', ({ system, args }) => {
  const { operands, has, value } = optionsOf(args, {
    letters: 'pvm:',
    long: { parents: 'p', mode: 'm', verbose: 'v' },
    usage: MKDIR,
  })
  atLeast(1, operands, MKDIR)
  const text = value('m')
  const mode = text === undefined ? undefined : modeOf(text)
  return each(
    system,
    'mkdir',
    operands,
    (path) => {
      const made = has('p') ? missing(system.files, path) : [path]
      system.files.mkdir(path, { parents: has('p'), ...(mode === undefined ? {} : { mode }) })
      if (has('v')) for (const one of made) system.out(`mkdir: created directory '${one}'\n`)
    },
    ({ message }, path) => `can't create directory '${path}': ${message}`,
  )
})

/** @throws ToolError if the mode makes no sense */
function modeOf(text: string): number {
  const whole = { type: 'directory', mode: 0o755 } as const
  const mode = changedMode(text, whole)
  if (mode === undefined) throw new ToolError(`invalid mode '${text}'`)
  return mode
}

/** The directories of a path that are not there yet, outermost first. */
function missing(files: Files, path: string): readonly string[] {
  const parts = path.split('/')
  return parts
    .map((_, i) => parts.slice(0, i + 1).join('/'))
    .filter((one) => one !== '' && !files.exists(one))
}
