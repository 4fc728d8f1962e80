/**
 * `docker context export`: a context as an archive.
 *
 * @see https://docs.docker.com/reference/cli/docker/context/export/
 */
import { archiveOf } from '../../../program/archive.js'
import { goJson } from '../../../text/json.js'
import { CommandError, defineVerb } from '../../verb.js'
import { checkOutput } from '../archive-file.js'
import { checkName, contextNamed } from './store.js'

export const contextExport = defineVerb({
  name: 'export',
  usage: 'export [OPTIONS] CONTEXT [FILE|-]',
  short: 'Export a context to a tar archive FILE or a tar stream on STDOUT.',
  flags: {},
  *run(cli, [name = '', given]) {
    checkName(name)
    const text = goJson(contextNamed(cli, name))
    const file = given ?? `${name}.dockercontext`
    const archive = archiveOf([
      { name: 'meta.json', mode: 0o644, mtime: 0, text },
      { name: 'tls/', mode: 0o700, mtime: 0, text: undefined },
    ])
    if (file === '-') {
      checkOutput(cli, undefined, 'export context')
      cli.out(archive)
    } else {
      if (cli.files.exists(file)) throw new CommandError(`open ${file}: file exists`)
      cli.files.write(file, archive)
      cli.err(`Written file "${file}"\n`)
    }
    return { value: undefined }
  },
})
