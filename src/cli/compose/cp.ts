/**
 * `docker compose cp`: copies files between a container of a service and the machine.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/cp/
 */
import { USAGES } from './shared-flags.js'
import type { Wait } from '../verb.js'
import { ComposeError } from '../../compose/errors.js'
import { defaultValues } from '../flags.js'
import { cp as dockerCp } from '../docker/cp.js'
import { chosenContainers } from './chosen.js'
import { progressName } from './containers.js'
import { quietly, together } from './together.js'
import { defineComposeVerb } from './verb.js'

export const cp = defineComposeVerb({
  name: 'cp',
  usage: 'cp [OPTIONS] SERVICE:SRC_PATH DEST_PATH|-\ncp [OPTIONS] SRC_PATH|- SERVICE:DEST_PATH',
  short: 'Copy files/folders between a service container and the local filesystem',
  flags: {
    all: { type: 'boolean', usage: 'Include containers created by the run command' },
    archive: { type: 'boolean', short: 'a', usage: dockerCp.flags.archive.usage },
    'follow-link': { type: 'boolean', short: 'L', usage: dockerCp.flags['follow-link'].usage },
    index: { type: 'int', usage: USAGES.Index },
  },
  arity: { min: 2, max: 2, spoken: true },
  *run(scene, [from = '', to = ''], flags) {
    const [source, target] = [placeIn(from), placeIn(to)]
    const service = source ?? target
    if (source && target) throw new ComposeError('copying between services is not supported')
    if (!service) throw new ComposeError('unknown copy direction')
    const { containers } = yield* chosenContainers(scene, [service.name], { oneOffs: flags.all })
    const chosen = flags.index
      ? containers.filter(({ number }) => number === flags.index)
      : source
        ? containers.slice(0, 1)
        : containers
    if (chosen.length === 0)
      throw new ComposeError(`no container found for service ${JSON.stringify(service.name)}`)
    const silent = from === '-' || to === '-' ? scene.cli : quietly(scene.cli, () => undefined)
    yield* together(
      scene.cli,
      chosen.map(function* (container): Generator<Wait, void> {
        const there = `${container.id}:${service.path}`
        const [left, right] = source ? [there, to] : [from, there]
        const event = (text: string, stage: 'working' | 'done'): void =>
          scene.progress.event({ id: progressName(container), text, stage })
        event('Copying', 'working')
        if (!scene.isDry)
          yield* dockerCp.run(silent, [left, right], {
            ...(defaultValues(dockerCp.flags) as Parameters<typeof dockerCp.run>[2]),
            archive: flags.archive,
            followLink: flags.followLink,
          })
        event('Copied', 'done')
      }),
    )
    return 0
  },
})

/** `web:/etc/hosts`: a place in a service's container; undefined for a path of the machine. */
function placeIn(text: string): { readonly name: string; readonly path: string } | undefined {
  if (text.startsWith('/') || text.startsWith('.') || !text.includes(':')) return undefined
  const at = text.indexOf(':')
  return { name: text.slice(0, at), path: text.slice(at + 1) }
}
