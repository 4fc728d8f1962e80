/**
 * How the images of servers are put together: a few layers, then their configuration.
 *
 * @module
 */
import type { RunConfig } from '../../oci/image.js'
import { type Files, type Variant, configSteps, step } from './official.js'
import { compareVersions } from './tag.js'

/** A variant of an image: `age` is in days. */
export const built = (
  age: number,
  layers: readonly (readonly [by: string, files: Files])[],
  config: RunConfig,
): Variant => ({
  age: age * 24,
  steps: [...layers.map(([by, files]) => step(by, files)), ...configSteps(config)],
  config,
})

/** The step that brings the base in. */
export const ROOT = 'ADD rootfs.tar.xz / # buildkit'
/** The step that installs a server. */
export const INSTALL = 'RUN /bin/sh -c set -eux; # buildkit'
/** The step that brings the entrypoint. */
export const COPY = 'COPY docker-entrypoint.sh /usr/local/bin/ # buildkit'

/** How old a version is, in days: the newest has `first`, each line before it so many more. */
export function ageOf(
  version: string,
  releases: readonly string[],
  first: number,
  perLine = 120,
): number {
  const older = releases.filter((release) => compareVersions(release, version) > 0).length
  return first + perLine * older
}
