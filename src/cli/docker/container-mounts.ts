/**
 * What `-v` of `docker create` and `docker run` mean.
 *
 * @see https://docs.docker.com/engine/storage/volumes/#syntax
 */
import type { Cli } from '../verb.js'
import { RefusedError } from './daemon.js'

/** A volume or path that is bound to a place in the container, or a place alone. */
export type VolumeSpec = { readonly bind: string } | { readonly anonymous: string }

/**
 * `-v`: a path in the container alone, or `volume-or-path:path[:ro]`. A relative path of the
 * client's becomes absolute.
 */
export function volumeOf(cli: Cli, spec: string): VolumeSpec {
  if (spec === '') throw new RefusedError('invalid empty volume spec')
  const [source = '', ...rest] = spec.split(':')
  if (rest.length === 0) return { anonymous: spec }
  const isPath = /^[./~]/.test(source)
  return { bind: [isPath ? cli.files.resolve(source) : source, ...rest].join(':') }
}
