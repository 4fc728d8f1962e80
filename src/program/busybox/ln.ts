/**
 * `ln`. Hard links are copies.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/ln.html
 */
import { FileError } from '../files.js'
import { ToolError, optionsOf, usageOf } from './options.js'
import { nameOf } from './paths.js'
import { instant } from './tool.js'

const USAGE = 'ln [-sfnbtv] [-S SUF] TARGET... LINK|DIR\n\nCreate a link LINK or DIR/TARGET to the specified TARGET(s)'

export const ln = instant('ln', ({ system, args }) => {
  const { files } = system
  const options = optionsOf(args, { letters: 'sfnbvS:vT', usage: USAGE })
  const { operands } = options
  if (operands.length === 0) throw new ToolError(usageOf(USAGE), 1, true)
  const [last = '', targets] = operands.length === 1 ? ['.', operands] : [operands.at(-1), operands.slice(0, -1)]
  const intoDirectory = !options.has('n') && files.exists(last) && files.stat(last).type === 'directory'
  let code = 0
  for (const target of targets) {
    const path = intoDirectory ? `${last}/${nameOf(target)}` : last
    try {
      if (options.has('f') && present(() => files.lstat(path))) files.remove(path)
      if (options.has('s')) files.symlink(target, path)
      else if (present(() => files.lstat(path))) throw new FileError('EEXIST', path)
      else files.write(path, files.read(target), { mode: files.stat(target).mode })
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      system.err(`ln: ${path}: ${error.message}\n`)
      code = 1
    }
  }
  return code
})

function present(look: () => unknown): boolean {
  try {
    look()
    return true
  } catch (error) {
    if (error instanceof FileError) return false
    throw error
  }
}
