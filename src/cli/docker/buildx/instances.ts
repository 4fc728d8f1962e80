/**
 * `docker buildx use`, `rm` and `stop`: a machine has the one builder of its context, which can be
 * chosen, and neither be removed nor stopped.
 *
 * @see https://docs.docker.com/reference/cli/docker/buildx/use/
 */
import { noSuchFile } from '../../../text/errno.js'
import { CommandError, defineVerb } from '../../verb.js'
import { confirm } from '../prompt.js'
import { WITHOUT_PROMPT } from '../shared-flags.js'
import { BUILDER_FLAGS, DEFAULT, checkBuilder } from './builder.js'

const NO_NAME = `invalid name , name needs to start with a letter and may not contain symbols, except ._-`
const NOT_REMOVED = 'ERROR: failed to remove one or more builders'
const OF_CONTEXT = `context builder cannot be removed, run \`docker context rm ${DEFAULT}\` to remove this context`

const INACTIVE = 'WARNING! This will remove all builders that are not in running state.'

export const buildxUse = defineVerb({
  name: 'buildx use',
  usage: 'use [OPTIONS] NAME',
  short: 'Set the current builder instance',
  flags: {
    ...BUILDER_FLAGS,
    default: { type: 'boolean', usage: 'Set builder as default for current context' },
    global: { type: 'boolean', usage: 'Builder persists context changes' },
  },
  *run(cli, [name = '']) {
    if (name === DEFAULT) return { value: undefined }
    const file = `${cli.env['HOME'] ?? '/root'}/.docker/buildx/instances/${name}`
    const why = name === '' ? NO_NAME : noSuchFile('open', file)
    throw new CommandError(`ERROR: failed to find instance ${JSON.stringify(name)}: ${why}`)
  },
})

export const buildxRm = defineVerb({
  name: 'buildx rm',
  usage: 'rm [OPTIONS] [NAME...]',
  short: 'Remove one or more builder instances',
  flags: {
    ...BUILDER_FLAGS,
    'all-inactive': { type: 'boolean', usage: 'Remove all inactive builders' },
    force: WITHOUT_PROMPT,
    'keep-daemon': { type: 'boolean', usage: 'Keep the BuildKit daemon running' },
    'keep-state': { type: 'boolean', usage: 'Keep BuildKit state' },
  },
  *run(cli, names, { allInactive, force }) {
    if (allInactive && !force) yield* confirm(cli, INACTIVE, ' ')
    if (allInactive) return { value: undefined }
    for (const name of names.length > 0 ? names : [''])
      cli.err(
        `failed to remove ${name}: ${name === '' || name === DEFAULT ? OF_CONTEXT : `no builder ${JSON.stringify(name)} found`}\n`,
      )
    throw new CommandError(NOT_REMOVED)
  },
})

export const buildxStop = defineVerb({
  name: 'buildx stop',
  usage: 'stop [NAME]',
  short: 'Stop builder instance',
  flags: BUILDER_FLAGS,
  *run(_, [name], { builder }) {
    checkBuilder(name ?? builder)
    return { value: undefined }
  },
})
