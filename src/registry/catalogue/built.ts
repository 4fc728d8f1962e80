/**
 * How the images of servers are put together: a few layers, then their configuration.
 *
 * @module
 */
import type { RunConfig } from '../../oci/image.js'
import { type Files, type Variant, configSteps, step } from './official.js'

/** A variant of an image: `age` is in days. */
export const built = (
  tags: readonly string[],
  age: number,
  layers: readonly (readonly [by: string, files: Files])[],
  config: RunConfig,
): Variant => ({
  tags,
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

/** Tags of a variant: `1.2` becomes `1.2-alpine`, and `latest` just `alpine`. */
export const withSuffix = (tags: readonly string[], suffix: string): string[] =>
  tags.map((tag) => (tag === 'latest' ? suffix : `${tag}-${suffix}`))
