/**
 * `docker compose publish`: is known by its name alone.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/publish/
 */
import { notSimulated } from '../docker/not-simulated.js'
import { USAGES } from './shared-flags.js'
import { ComposeError } from '../../compose/errors.js'
import { defineComposeVerb } from './verb.js'

export const publish = defineComposeVerb({
  name: 'publish',
  usage: 'publish [OPTIONS] REPOSITORY[:TAG]',
  short: 'Publish compose application',
  flags: {
    app: { type: 'boolean', usage: 'Published compose application (includes referenced images)' },
    'oci-version': {
      type: 'string',
      usage: 'OCI image/artifact specification version (automatically determined by default)',
    },
    'resolve-image-digests': { type: 'boolean', usage: USAGES.digests },
    'with-env': {
      type: 'boolean',
      usage: 'Include environment variables in the published OCI artifact',
    },
    yes: { type: 'boolean', short: 'y', usage: 'Assume "yes" as answer to all prompts' },
  },
  arity: { min: 1, max: 1, spoken: true },
  *run(): Generator<never, number> {
    throw new ComposeError(notSimulated('compose publish'))
  },
})
