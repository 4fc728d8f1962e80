/**
 * `docker rmi`: removes names of images, and images that have lost their last.
 *
 * @see https://docs.docker.com/reference/cli/docker/image/rm/
 */
import { DockerError } from '../../docker/errors.js'
import { type RemovedImage, removeImage } from '../../docker/image/remove.js'
import { defineVerb } from '../verb.js'
import { failTogether } from './targets.js'

export const rmi = defineVerb({
  name: 'rmi',
  usage: 'rmi [OPTIONS] IMAGE [IMAGE...]',
  short: 'Remove one or more images',
  flags: {
    force: { type: 'boolean', short: 'f', usage: 'Force removal of the image' },
    'no-prune': { type: 'boolean', usage: 'Do not delete untagged parents' },
    platform: {
      type: 'strings',
      usage:
        'Remove only the given platform variant. Formatted as "os[/arch[/variant]]" (e.g., "linux/amd64")',
    },
  },
  *run(cli, args, flags) {
    const removed: RemovedImage[] = []
    const failed: DockerError[] = []
    for (const name of args) {
      try {
        const lines = removeImage(cli.tx, cli.machine, name, {
          force: flags.force,
          noprune: flags.noPrune,
        }).removed
        removed.push(...lines)
        cli.out(
          lines
            .map((line) =>
              'Untagged' in line ? `Untagged: ${line.Untagged}\n` : `Deleted: ${line.Deleted}\n`,
            )
            .join(''),
        )
      } catch (error) {
        if (!(error instanceof DockerError)) throw error
        failed.push(error)
      }
    }
    failTogether(cli, failed, {
      forgive: flags.force && failed.every((error) => error.status === 404),
    })
    return { value: removed }
  },
})
