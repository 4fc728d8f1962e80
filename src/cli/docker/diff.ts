/**
 * `docker diff`: what a container has changed in its file system.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/diff/
 */
import { changes } from '../../docker/changes.js'
import { defineVerb } from '../verb.js'

const KINDS = ['C', 'A', 'D'] as const

export const diff = defineVerb({
  name: 'diff',
  usage: 'diff CONTAINER',
  short: "Inspect changes to files or directories on a container's filesystem",
  flags: {},
  *run(cli, [container = '']) {
    const found = changes(cli.tx, cli.machine, container)
    cli.out(found.map(({ Kind, Path }) => `${KINDS[Kind]} ${Path}\n`).join(''))
    return { value: found }
  },
})
