/**
 * `docker compose commit`: makes an image of what a container has changed.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/commit/
 */
import { USAGES } from './shared-flags.js'
import { defaultValues } from '../flags.js'
import { commit as dockerCommit } from '../docker/commit.js'
import { quietly } from './together.js'
import { progressName } from './containers.js'
import { runningContainer } from './chosen.js'
import { defineComposeVerb } from './verb.js'

export const commit = defineComposeVerb({
  name: 'commit',
  usage: 'commit [OPTIONS] SERVICE [REPOSITORY[:TAG]]',
  short: "Create a new image from a service container's changes",
  flags: {
    author: {
      type: 'string',
      default: '',
      short: 'a',
      usage: dockerCommit.flags.author.usage,
    },
    change: {
      type: 'strings',
      short: 'c',
      value: 'list',
      verbatim: true,
      usage: dockerCommit.flags.change.usage,
    },
    index: { type: 'int', usage: `${USAGES.index}.` },
    message: { type: 'string', default: '', short: 'm', usage: 'Commit message' },
    pause: { type: 'boolean', short: 'p', default: true, usage: 'Pause container during commit' },
  },
  arity: { min: 1, max: 2 },
  *run(scene, [service = '', ...reference], flags) {
    const container = yield* runningContainer(scene, service, flags.index)
    const id = progressName(container)
    scene.progress.event({ id, text: 'Committing', stage: 'working' })
    if (!scene.isDry)
      yield* dockerCommit.run(
        quietly(scene.cli, () => undefined),
        [container.id, ...reference],
        {
          ...(defaultValues(dockerCommit.flags) as Parameters<typeof dockerCommit.run>[2]),
          author: flags.author,
          message: flags.message,
          change: flags.change,
          pause: flags.pause,
        },
      )
    scene.progress.event({ id, text: 'Committed', stage: 'done' })
    return 0
  },
})
