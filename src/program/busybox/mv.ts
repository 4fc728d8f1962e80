/**
 * `mv`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/mv.html
 */
import { FileError } from '../files.js'
import type { Program, System } from '../program.js'
import { doTasks } from './asking.js'
import { isKept, overwrite } from './cp.js'
import { inside, isDirectory, lexists } from './each.js'
import { fileTrouble } from './gnu.js'
import { type Options, optionsOf } from './options.js'
import { isGnu } from './system-kind.js'
import { PLACING, targetsOf } from './targets.js'
import { failing } from './tool.js'

const MV =
  'mv [-finT] SOURCE DEST\nor: mv [-fin] SOURCE... { -t DIRECTORY | DIRECTORY }\n\nRename SOURCE to DEST, or move SOURCEs to DIRECTORY'

export const mv: Program = {
  name: 'mv',
  step: (system, state) =>
    failing(system, 'mv', () => {
      const options = optionsOf(system.argv.slice(1), {
        letters: 'finTvut:',
        long: PLACING,
        usage: MV,
      })
      const { sources, destination } = targetsOf(system, options, MV)
      const tasks = sources.map((source) => ({
        question: () => overwrite('mv', system, options, source, destination),
        act: () => moved(system, options, source, destination),
      }))
      return doTasks(system, tasks, state)
    }),
}

function moved(system: System, options: Options, source: string, destination: string): boolean {
  const { files } = system
  const to = options.has('T') ? destination : inside(files, source, destination)
  try {
    const fault = lexists(files, source) ? refusal(system, source, to) : undefined
    if (fault !== undefined) {
      system.err(`mv: ${fault}\n`)
      return false
    }
    if (isKept(system, options, source, to)) return true
    files.rename(source, to)
    if (options.has('v')) system.out(`${isGnu(system) ? 'renamed ' : ''}'${source}' -> '${to}'\n`)
    return true
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    const { message } = error
    const said =
      lexists(files, source) && isGnu(system)
        ? `mv: cannot move '${source}' to '${to}': ${message}`
        : fileTrouble(
            system,
            'mv',
            { path: source, message },
            `can't rename '${source}': ${message}`,
          )
    system.err(`${said}\n`)
    return false
  }
}

function refusal(system: System, source: string, to: string): string | undefined {
  const { files } = system
  const [from, target] = [files.resolve(source), files.resolve(to)]
  if (from === target) return `'${source}' and '${to}' are the same file`
  if (isGnu(system) && `${target}/`.startsWith(`${from}/`))
    return `cannot move '${source}' to a subdirectory of itself, '${to}'`
  if (isDirectory(files, source) && files.exists(to) && !isDirectory(files, to))
    return `cannot overwrite non-directory '${to}' with directory '${source}'`
  return undefined
}
