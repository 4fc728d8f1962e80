/**
 * Where the verbs that make an archive write it: a file, or standard output where that is no
 * terminal.
 *
 * @module
 */
import { noSuchFile } from '../../text/errno.js'
import { type Cli, CommandError, type Wait } from '../verb.js'

const TERMINAL = 'cowardly refusing to save to a terminal. Use the -o flag or redirect'
const A_DIRECTORY = 'cannot write to a directory'

/** @throws CommandError when the archive has nowhere to go */
export function checkOutput(cli: Cli, output: string | undefined, doing: string): void {
  if (!output) {
    if (cli.columns !== undefined) throw new CommandError(TERMINAL)
    return
  }
  const path = cli.files.resolve(output)
  const directory = path.slice(0, path.lastIndexOf('/')) || '/'
  if (!cli.files.exists(directory))
    throw new CommandError(
      `failed to ${doing}: invalid output path: ${noSuchFile('stat', directory)}`,
    )
  if (cli.files.isDirectory(path)) throw new CommandError(`failed to ${doing}: ${A_DIRECTORY}`)
}

/** Writes the archive. */
export function writeArchive(cli: Cli, output: string | undefined, archive: string): void {
  if (output) cli.files.write(output, archive)
  else cli.out(archive)
}

/** The archive of a file, or of standard input. */
export function* readArchive(cli: Cli, input: string | undefined): Generator<Wait, string> {
  return input ? cli.files.read(input) : yield* cli.stdin.readAll()
}
