/**
 * `python -m venv DIRECTORY`: a place for packages; here they all go to one place.
 *
 * @see https://docs.python.org/3/library/venv.html
 */
import type { System } from '../program.js'

/** Makes it; the exit code. */
export function makeEnvironment({ argv, files }: System): number {
  const directory = argv.slice(3).find((word) => !word.startsWith('-'))
  if (directory === undefined) return 2
  files.mkdir(`${directory}/bin`, { parents: true })
  for (const [name, program] of Object.entries({
    python: 'python3',
    python3: 'python3',
    pip: 'pip',
  }))
    files.write(`${directory}/bin/${name}`, '', { mode: 0o755, program })
  files.write(`${directory}/bin/activate`, `export VIRTUAL_ENV=${files.resolve(directory)}\n`)
  return 0
}
