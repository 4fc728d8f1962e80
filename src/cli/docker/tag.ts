/**
 * `docker tag`: gives an image another name.
 *
 * @see https://docs.docker.com/reference/cli/docker/image/tag/
 */
import { tagImage } from '../../docker/image/tag.js'
import { ReferenceError as MalformedReference, parseReference } from '../../oci/reference.js'
import { CommandError, defineVerb } from '../verb.js'

export const tag = defineVerb({
  name: 'tag',
  usage: 'tag SOURCE_IMAGE[:TAG] TARGET_IMAGE[:TAG]',
  short: 'Create a tag TARGET_IMAGE that refers to SOURCE_IMAGE',
  flags: {},
  *run(cli, [source = '', target = '']) {
    for (const text of [source, target]) checkReference(text)
    tagImage(cli.tx, cli.machine, source, target)
    return { value: undefined }
  },
})

/** The client looks at both names before it asks the daemon. @throws CommandError */
function checkReference(text: string): void {
  if (/^(sha256:)?[0-9a-f]{64}$/.test(text)) return
  try {
    parseReference(text)
  } catch (error) {
    if (!(error instanceof MalformedReference)) throw error
    throw new CommandError(
      `Error parsing reference: ${JSON.stringify(text)} is not a valid repository/tag: ${error.message}`,
    )
  }
}
