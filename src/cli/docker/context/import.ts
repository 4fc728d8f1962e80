/**
 * `docker context import`: a context of an archive.
 *
 * @see https://docs.docker.com/reference/cli/docker/context/import/
 */
import { entriesOf } from '../../../program/archive.js'
import { CommandError, defineVerb } from '../../verb.js'
import { readArchive } from '../archive-file.js'
import { checkName, isContext, readContext, writeContext } from './store.js'

const NO_METADATA = 'invalid context: no metadata found'

export const contextImport = defineVerb({
  name: 'import',
  usage: 'import CONTEXT FILE|-',
  short: 'Import a context from a tar or zip file',
  flags: {},
  *run(cli, [name = '', file = '']) {
    checkName(name)
    if (isContext(cli, name)) throw new CommandError(`context "${name}" already exists`)
    const archive = yield* readArchive(cli, file === '-' ? undefined : file)
    const text = entriesOf(archive).find((entry) => entry.name === 'meta.json')?.text
    if (text === undefined) throw new CommandError(NO_METADATA)
    writeContext(cli, readContext(text, name))
    cli.out(`${name}\n`)
    cli.err(`Successfully imported context "${name}"\n`)
    return { value: undefined }
  },
})
