/**
 * `docker load`: the images of an archive.
 *
 * @see https://docs.docker.com/reference/cli/docker/image/load/
 */
import { DockerError } from '../../docker/errors.js'
import { loadImages } from '../../docker/image/load.js'
import { humanSize } from '../../text/size.js'
import { CommandError, defineVerb } from '../verb.js'
import { readArchive } from './archive-file.js'
import { askedPlatform } from './platform.js'

const NOTHING_COMES = 'requested load from stdin, but stdin is empty'
const FULL_BAR = `[${'='.repeat(50)}>]`
const MORE_DIGITS = 4

export const load = defineVerb({
  name: 'load',
  usage: 'load [OPTIONS]',
  short: 'Load an image from a tar archive or STDIN',
  flags: {
    input: { type: 'string', short: 'i', usage: 'Read from tar archive file, instead of STDIN' },
    platform: {
      type: 'string',
      usage:
        'Load only the given platform variant. Formatted as "os[/arch[/variant]]" (e.g., "linux/amd64")',
    },
    quiet: { type: 'boolean', short: 'q', usage: 'Suppress the load output' },
  },
  *run(cli, _, { input, platform, quiet }) {
    const asked = askedPlatform(platform)
    if (!input && cli.stdin.isTerminal) throw new CommandError(NOTHING_COMES)
    const archive = yield* readArchive(cli, input)
    try {
      const { text, layers } = cli.ask((tx) => loadImages(tx, cli.machine, archive, asked))
      if (cli.columns !== undefined && !quiet)
        for (const { id, size } of layers) {
          const bytes = humanSize(size, MORE_DIGITS).padStart(8)
          cli.out(`${id}: Loading layer  ${FULL_BAR} ${bytes}/${bytes.trim()}\n`)
        }
      cli.out(text)
      return { value: undefined }
    } catch (error) {
      // What goes wrong comes in the stream of the answer, without the words of a refusal.
      if (error instanceof DockerError) throw new CommandError(error.message)
      throw error
    }
  },
})
