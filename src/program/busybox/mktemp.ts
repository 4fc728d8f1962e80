/**
 * `mktemp`: a new file (or with -d a directory) with a name of its own.
 *
 * @see https://busybox.net/downloads/BusyBox.html#mktemp
 */
import { FileError } from '../files.js'
import { wordProblem } from './gnu.js'
import { optionsOf } from './options.js'
import { isGnu } from './system-kind.js'
import { instant } from './tool.js'

const USAGE =
  'mktemp [-dt] [-p DIR] [TEMPLATE]\n\nCreate a temporary file with name based on TEMPLATE and print its name'
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

export const mktemp = instant('mktemp', ({ system, args }) => {
  const options = optionsOf(args, {
    letters: 'dqtup:s:',
    long: { directory: 'd', 'dry-run': 'u', quiet: 'q', suffix: 's', tmpdir: 'p' },
    usage: USAGE,
  })
  const [given] = options.operands
  const directory =
    options.value('p') ??
    (given === undefined || options.has('t') ? (system.env['TMPDIR'] ?? '/tmp') : undefined)
  const suffix = options.value('s') ?? ''
  const name = given ?? (isGnu(system) ? 'tmp.XXXXXXXXXX' : 'tmp.XXXXXX')
  const template = directory === undefined ? name : `${directory}/${name}`
  const [places] = /X+$/.exec(template) ?? ['']
  if (places.length < (isGnu(system) ? 3 : 6))
    throw wordProblem(system, `too few X's in template '${name}'`, `${template}: Invalid argument`)
  const path =
    template.slice(0, -places.length) +
    Array.from(places, () => LETTERS[system.random.int(0, LETTERS.length - 1)]).join('') +
    suffix
  try {
    if (options.has('d')) system.files.mkdir(path, { mode: 0o700 })
    else if (!options.has('u')) system.files.write(path, '', { mode: 0o600 })
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    const kind = options.has('d') ? 'directory' : 'file'
    throw wordProblem(
      system,
      `failed to create ${kind} via template '${template}': ${error.message}`,
      `${template}: ${error.message}`,
    )
  }
  system.out(`${path}\n`)
  return 0
})
