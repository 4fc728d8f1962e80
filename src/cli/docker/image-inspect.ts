/**
 * `docker image inspect`: everything about images.
 *
 * @see https://docs.docker.com/reference/cli/docker/image/inspect/
 */
import { defineVerb } from '../verb.js'
import { INSPECT_FORMAT_FLAG } from './format.js'
import { imageShown } from './image-shown.js'
import { showAll } from './shown.js'

export const imageInspect = defineVerb({
  name: 'inspect',
  usage: 'inspect [OPTIONS] IMAGE [IMAGE...]',
  short: 'Display detailed information on one or more images',
  flags: {
    format: INSPECT_FORMAT_FLAG,
    platform: {
      type: 'string',
      usage:
        "Inspect a specific platform of the multi-platform image.\nIf the image or the server is not multi-platform capable, the command will error out if the platform does not match.\n'os[/arch[/variant]]': Explicit platform (eg. linux/amd64)",
    },
  },
  *run(cli, args, flags) {
    return { value: showAll(cli, args, flags.format, (name) => imageShown(cli, name)) }
  },
})
