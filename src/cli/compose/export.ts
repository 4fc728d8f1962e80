/**
 * `docker compose export`: writes the files of a container as an archive.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/export/
 */
import { USAGES } from './shared-flags.js'
import { defaultValues } from '../flags.js'
import { exportVerb as dockerExport } from '../docker/export.js'
import { runningContainer } from './chosen.js'
import { defineComposeVerb } from './verb.js'

export const exportService = defineComposeVerb({
  name: 'export',
  usage: 'export [OPTIONS] SERVICE',
  short: "Export a service container's filesystem as a tar archive",
  flags: {
    index: { type: 'int', usage: `${USAGES.index}.` },
    output: { type: 'string', short: 'o', usage: dockerExport.flags.output.usage },
  },
  arity: { min: 1, max: 1 },
  *run(scene, [service = ''], flags) {
    const { id } = yield* runningContainer(scene, service, flags.index)
    const { exitCode = 0 } = yield* dockerExport.run(scene.cli, [id], {
      ...(defaultValues(dockerExport.flags) as Parameters<typeof dockerExport.run>[2]),
      ...(flags.output === undefined ? {} : { output: flags.output }),
    })
    return exitCode
  },
})
