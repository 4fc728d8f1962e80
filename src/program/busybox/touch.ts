/**
 * `touch`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/touch.html
 */
import { forEachFile } from './each.js'
import { ToolError, optionsOf, usageOf } from './options.js'
import { isGnu } from './system-kind.js'
import { instant } from './tool.js'

const USAGE = 'touch [-cham] [-d DATE] [-t DATE] [-r FILE] FILE...\n\nUpdate mtime of FILEs'

export const touch = instant('touch', (call) => {
  const { system, args } = call
  const options = optionsOf(args, { letters: 'camhd:t:r:', usage: USAGE })
  if (options.operands.length === 0) throw new ToolError(usageOf(USAGE), 1, true)
  return forEachFile(
    call,
    options.operands,
    (path) => {
      if (!options.has('c') || system.files.exists(path)) system.files.touch(path)
    },
    (path, { message }) => (isGnu(system) ? `cannot touch '${path}': ${message}` : `${path}: ${message}`),
  )
})
