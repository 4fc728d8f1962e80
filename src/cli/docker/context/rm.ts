/**
 * `docker context rm`.
 *
 * @see https://docs.docker.com/reference/cli/docker/context/rm/
 */
import { CommandError, defineVerb } from '../../verb.js'
import { currentContext, setCurrentContext } from '../config-file.js'
import { DEFAULT, isContext, removeContext } from './store.js'

export const contextRm = defineVerb({
  name: 'rm',
  usage: 'rm CONTEXT [CONTEXT...]',
  short: 'Remove one or more contexts',
  flags: {
    force: { type: 'boolean', short: 'f', usage: 'Force the removal of a context in use' },
  },
  *run(cli, names, { force }) {
    const failed: string[] = []
    for (const name of names) {
      if (name === DEFAULT) failed.push(`context "${DEFAULT}" cannot be removed`)
      else if (!isContext(cli, name) && !force) failed.push(`context "${name}" does not exist`)
      else if (currentContext(cli) === name && !force)
        failed.push(`context "${name}" is in use, set -f flag to force remove`)
      else {
        if (currentContext(cli) === name) setCurrentContext(cli, undefined)
        if (isContext(cli, name)) removeContext(cli, name)
        cli.out(`${name}\n`)
      }
    }
    if (failed.length > 0) throw new CommandError(failed.join('\n'))
    return { value: undefined }
  },
})
