/**
 * `docker buildx version`.
 *
 * @see https://docs.docker.com/reference/cli/docker/buildx/version/
 */
import { defineVerb } from '../../verb.js'
import { BUILDER_FLAGS } from './builder.js'

const VERSION = 'github.com/docker/buildx v0.29.1'

export const buildxVersion = defineVerb({
  name: 'buildx version',
  usage: 'version',
  short: 'Show buildx version information',
  flags: { debug: BUILDER_FLAGS.debug },
  *run(cli) {
    cli.out(`${VERSION}\n`)
    return { value: undefined }
  },
})
