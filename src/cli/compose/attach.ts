/**
 * `docker compose attach`: attaches the terminal to a container that runs.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/attach/
 */
import { USAGES } from './shared-flags.js'
import { defaultValues } from '../flags.js'
import { attach as dockerAttach } from '../docker/attach.js'
import { runningContainer } from './chosen.js'
import { defineComposeVerb } from './verb.js'

export const attach = defineComposeVerb({
  name: 'attach',
  usage: 'attach [OPTIONS] SERVICE',
  short: "Attach local standard input, output, and error streams to a service's running container",
  flags: {
    'detach-keys': {
      type: 'string',
      usage: 'Override the key sequence for detaching from a container.',
    },
    index: { type: 'int', usage: `${USAGES.index}.` },
    'no-stdin': { type: 'boolean', usage: 'Do not attach STDIN' },
    'sig-proxy': {
      type: 'boolean',
      default: true,
      usage: dockerAttach.flags['sig-proxy'].usage,
    },
  },
  arity: { min: 1, max: 1 },
  *run(scene, [service = ''], flags) {
    const { id } = yield* runningContainer(scene, service, flags.index)
    const { exitCode = 0 } = yield* dockerAttach.run(scene.cli, [id], {
      ...(defaultValues(dockerAttach.flags) as Parameters<typeof dockerAttach.run>[2]),
      detachKeys: flags.detachKeys,
      noStdin: flags.noStdin,
      sigProxy: flags.sigProxy,
    })
    return exitCode
  },
})
