/**
 * Which image a repository of the catalogue has under a tag.
 *
 * The tag is read as a version and a flavour. A version that was ever published is there, in every
 * flavour that the repository has; a version that is newer than the newest of its major line was
 * never published, and neither was a flavour that the repository does not have.
 *
 * @module
 */
import type { OfficialImage, Variant } from './official.js'
import { partsOf, releaseOf } from './tag.js'

const LATEST = 'latest'

const made = new Map<OfficialImage, Map<string, Variant>>()

/** How many images of a repository are remembered. */
const REMEMBERED = 200

/** The variant under a tag; undefined if the repository has no such tag. */
export function serve(official: OfficialImage, tag: string): Variant | undefined {
  const found = lookUp(official, tag)
  if (!found) return undefined
  const { version, flavour } = found
  const variants = made.get(official) ?? new Map<string, Variant>()
  made.set(official, variants)
  const key = `${version} ${flavour}`
  const known = variants.get(key)
  if (known) return known
  if (variants.size >= REMEMBERED) variants.clear()
  const variant = official.make(version, flavour)
  variants.set(key, variant)
  return variant
}

interface Served {
  readonly version: string
  readonly flavour: string
}

function lookUp(official: OfficialImage, tag: string): Served | undefined {
  const { releases, names = {}, flavours } = official
  const newest = names[LATEST] ?? releases[0] ?? LATEST
  if (Object.hasOwn(names, tag)) return { version: names[tag] ?? newest, flavour: '' }
  const { version: asked, name, flavour, system } = partsOf(tag)
  if (system !== undefined && !mayStandOn(official, system)) return undefined
  if (flavours.includes(tag)) return { version: newest, flavour: tag }
  if (!flavours.includes(flavour)) return anything(official, tag, newest)
  const version =
    asked !== undefined
      ? versionOf(official, asked)
      : name !== undefined && name !== LATEST
        ? names[name]
        : system !== undefined && Object.hasOwn(names, system)
          ? names[system]
          : tag === LATEST || flavour !== '' || system !== undefined
            ? newest
            : undefined
  return version === undefined ? anything(official, tag, newest) : { version, flavour }
}

function versionOf({ releases, isExact, names = {} }: OfficialImage, asked: string) {
  if (Object.hasOwn(names, asked)) return names[asked]
  if (!isExact) return releaseOf(asked, releases)
  return releases.find((release) => release === asked || release.startsWith(`${asked}.`))
}

const anything = ({ anyTag }: OfficialImage, tag: string, newest: string): Served | undefined =>
  anyTag && !/^(no|non|not|nosuch|missing|wrong|bad|invalid|fake|bogus)/.test(tag)
    ? { version: partsOf(tag).version ?? newest, flavour: '' }
    : undefined

/** Images that stand on Debian have the code names of its releases in their tags. */
const mayStandOn = ({ names = {}, systems = [] }: OfficialImage, system: string): boolean =>
  systems.includes(system) || Object.hasOwn(names, system)

/** The tags that a listing shows: the releases in every flavour, and the names. */
export function listedTags({ releases, flavours, names = {} }: OfficialImage): readonly string[] {
  const listed = releases.filter((release) => release !== LATEST)
  return [
    LATEST,
    ...Object.keys(names).filter((name) => name !== LATEST),
    ...flavours.filter((flavour) => flavour !== ''),
    ...listed.flatMap((release) =>
      flavours.map((flavour) => (flavour === '' ? release : `${release}-${flavour}`)),
    ),
  ]
}
