/**
 * The builder that each machine has: the daemon's own BuildKit, named after the context.
 *
 * @see https://docs.docker.com/build/builders/
 */
import { BUILD_FLAGS } from './build-flags.js'
import { CommandError } from '../../verb.js'

/** Its name, and that of its one node. */
export const DEFAULT = 'default'
export const DRIVER = 'docker'
export const STATUS = 'running'
/** The version of BuildKit in the daemon. */
export const BUILDKIT = 'v0.25.2'
export const PLATFORMS = ['linux/amd64', 'linux/amd64/v2', 'linux/amd64/v3', 'linux/amd64/v4']

/** What plain progress begins with. */
export const BUILDER_LINE = `#0 building with "${DEFAULT}" instance using ${DRIVER} driver\n\n`

/** Flags of every command about builders. */
export const BUILDER_FLAGS = {
  builder: BUILD_FLAGS.builder,
  debug: { type: 'boolean', short: 'D', usage: 'Enable debug logging' },
} as const

/** @throws CommandError for a builder that there is not */
export function checkBuilder(name: string | undefined): void {
  if (name !== undefined && name !== '' && name !== DEFAULT)
    throw new CommandError(`ERROR: no builder ${JSON.stringify(name)} found`)
}
