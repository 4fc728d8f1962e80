/**
 * `docker save`: images as an archive.
 *
 * @see https://docs.docker.com/reference/cli/docker/image/save/
 */
import { saveImages } from '../../docker/image/save.js'
import { defineVerb } from '../verb.js'
import { checkOutput, writeArchive } from './archive-file.js'
import { askedPlatform } from './platform.js'
import { OUTPUT_FILE } from './shared-flags.js'

export const save = defineVerb({
  name: 'save',
  usage: 'save [OPTIONS] IMAGE [IMAGE...]',
  short: 'Save one or more images to a tar archive (streamed to STDOUT by default)',
  flags: {
    output: OUTPUT_FILE,
    platform: {
      type: 'string',
      usage:
        'Save only the given platform variant. Formatted as "os[/arch[/variant]]" (e.g., "linux/amd64")',
    },
  },
  *run(cli, references, { output, platform }) {
    const asked = askedPlatform(platform)
    checkOutput(cli, output, 'save image')
    const archive = cli.ask((tx) => saveImages(tx, cli.machine, references, asked))
    writeArchive(cli, output, archive)
    return { value: { archive } }
  },
})
