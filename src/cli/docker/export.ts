/**
 * `docker export`: the files of a container as an archive.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/export/
 */
import { exportContainer } from '../../docker/export.js'
import { defineVerb } from '../verb.js'
import { checkOutput, writeArchive } from './archive-file.js'
import { OUTPUT_FILE } from './shared-flags.js'

export const exportVerb = defineVerb({
  name: 'export',
  usage: 'export [OPTIONS] CONTAINER',
  short: "Export a container's filesystem as a tar archive",
  flags: { output: OUTPUT_FILE },
  *run(cli, [container = ''], { output }) {
    checkOutput(cli, output, 'export container')
    const archive = cli.ask((tx) => exportContainer(tx, cli.machine, container))
    writeArchive(cli, output, archive)
    return { value: { archive } }
  },
})
