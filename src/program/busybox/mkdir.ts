/**
 * `mkdir`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/mkdir.html
 */
import { forEachFile } from './each.js'
import { changedMode } from './mode.js'
import { ToolError, optionsOf, usageOf } from './options.js'
import { isGnu } from './system-kind.js'
import { instant } from './tool.js'

const USAGE = 'mkdir [-m MODE] [-p] DIRECTORY...\n\nCreate DIRECTORY'

export const mkdir = instant('mkdir', (call) => {
  const { system, args } = call
  const options = optionsOf(args, { letters: 'm:pv', long: { mode: 'm', parents: 'p' }, usage: USAGE })
  if (options.operands.length === 0) throw new ToolError(usageOf(USAGE), 1, true)
  const wanted = options.value('m')
  const mode = wanted === undefined ? 0o755 : changedMode(0o777, wanted)
  if (mode === undefined) throw new ToolError(`invalid mode '${wanted}'`)
  return forEachFile(
    call,
    options.operands,
    (path) => system.files.mkdir(path, { parents: options.has('p'), mode }),
    (path, { message }) => (isGnu(system) ? `cannot create directory '${path}': ${message}` : `can't create directory '${path}': ${message}`),
  )
})
