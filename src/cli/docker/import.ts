/**
 * `docker import`: an image of an archive of files.
 *
 * @see https://docs.docker.com/reference/cli/docker/image/import/
 */
import { importImage } from '../../docker/image/import.js'
import { parseReference } from '../../oci/reference.js'
import { UnsupportedError } from '../../sim/unsupported.js'
import { defineVerb } from '../verb.js'
import { readArchive } from './archive-file.js'
import { askedPlatform } from './platform.js'
import { CHANGE, PLATFORM } from './shared-flags.js'

const OF_A_URL = 'kubarium does not simulate docker import of an address'

export const importVerb = defineVerb({
  name: 'import',
  usage: 'import [OPTIONS] file|URL|- [REPOSITORY[:TAG]]',
  short: 'Import the contents from a tarball to create a filesystem image',
  flags: {
    change: CHANGE,
    message: { type: 'string', short: 'm', usage: 'Set commit message for imported image' },
    platform: PLATFORM,
  },
  *run(cli, [source = '', name], { change, message, platform }) {
    const asked = askedPlatform(platform)
    if (/^(https?|git):\/\//.test(source)) throw new UnsupportedError(OF_A_URL)
    const archive = yield* readArchive(cli, source === '-' ? undefined : source)
    if (name !== undefined) parseReference(name)
    const id = cli.ask((tx) =>
      importImage(tx, cli.machine, {
        archive,
        ...(name === undefined ? {} : { name }),
        comment: message || 'Imported from -',
        changes: change,
        ...(asked === undefined ? {} : { platform: asked }),
      }),
    )
    cli.out(`${id}\n`)
    return { value: { id } }
  },
})
