/**
 * `mktemp`: a new file (or with -d a directory) with a name of its own.
 *
 * @see https://busybox.net/downloads/BusyBox.html#mktemp
 */
import { FileError } from '../files.js'
import { ToolError, optionsOf } from './options.js'
import { instant } from './tool.js'

const USAGE =
  'mktemp [-dt] [-p DIR] [TEMPLATE]\n\nCreate a temporary file with name based on TEMPLATE and print its name'
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

export const mktemp = instant('mktemp', ({ system, args }) => {
  const options = optionsOf(args, { letters: 'dqtup:', usage: USAGE })
  const [given] = options.operands
  const directory =
    options.value('p') ??
    (given === undefined || options.has('t') ? (system.env['TMPDIR'] ?? '/tmp') : undefined)
  const template =
    directory === undefined ? (given as string) : `${directory}/${given ?? 'tmp.XXXXXX'}`
  const [places] = /X+$/.exec(template) ?? ['']
  if (places.length < 6) throw new ToolError(`${template}: Invalid argument`)
  const path =
    template.slice(0, -places.length) +
    Array.from(places, () => LETTERS[system.random.int(0, LETTERS.length - 1)]).join('')
  try {
    if (options.has('d')) system.files.mkdir(path, { mode: 0o700 })
    else if (!options.has('u')) system.files.write(path, '', { mode: 0o600 })
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    throw new ToolError(`${template}: ${error.message}`)
  }
  system.out(`${path}\n`)
  return 0
})
