/**
 * What `-v` says: `source:target[:options]`.
 *
 * @see https://docs.docker.com/engine/storage/volumes/#syntax
 */
import { badBind, badBindMode, badVolumeSpec, notAbsolute, rootVolume } from './errors.js'

/** A path without doubled slashes and dots. */
export const cleanPath = (path: string): string =>
  `/${path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/')}`

/** The modes of `-v`: of each kind one at most. */
const MODES: Readonly<Record<string, string>> = {
  ro: 'access',
  rw: 'access',
  z: 'label',
  Z: 'label',
  nocopy: 'copy',
  consistent: 'consistency',
  cached: 'consistency',
  delegated: 'consistency',
}
export const PROPAGATION = ['private', 'rprivate', 'shared', 'rshared', 'slave', 'rslave']

function checkMode(mode: string): readonly string[] {
  const words = mode === '' ? [] : mode.split(',')
  const kinds = words.map((word) => (PROPAGATION.includes(word) ? 'propagation' : MODES[word]))
  if (kinds.includes(undefined) || new Set(kinds).size < kinds.length) throw badBindMode(mode)
  return words
}

const NO_OPTIONS_OF_A_VOLUME = 'field VolumeOptions must not be specified'

/** `source:target[:options]`. @throws DockerError */
export function splitBind(spec: string): {
  readonly source: string
  readonly target: string
  readonly readOnly: boolean
  readonly noCopy: boolean
} {
  const [source = '', target = '', mode = '', ...rest] = spec.split(':')
  if (source === '' || target === '' || rest.length > 0) throw badVolumeSpec(spec)
  const type = source.startsWith('/') ? 'bind' : 'volume'
  const words = checkMode(mode)
  if (!target.startsWith('/')) throw badBind(spec, type, notAbsolute(target))
  if (cleanPath(target) === '/') throw rootVolume(spec)
  const noCopy = words.includes('nocopy')
  if (noCopy && type === 'bind') throw badBind(spec, type, NO_OPTIONS_OF_A_VOLUME)
  return { source, target, readOnly: words.includes('ro'), noCopy }
}
