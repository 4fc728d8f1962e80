/**
 * Tags of images: which version one names, and which flavour of the image.
 *
 * `3.9-slim-bullseye` is version 3.9 in the flavour `slim`; the code name of the system under it is
 * understood and makes no flavour of its own. `alpine3.18` is the flavour `alpine`, `lts` is a
 * version by name.
 *
 * @see https://github.com/docker-library/official-images#tags-and-aliases
 */

/** What a tag says. */
interface TagParts {
  /** Without a leading `v`: `1.25`, `22.04`, `1.22-rc1`; absent where the tag names none. */
  readonly version?: string
  /** `latest`, `lts`, `stable`: a version by name. */
  readonly name?: string
  /** `''` for the image itself, `alpine`, `fpm-alpine`. */
  readonly flavour: string
  /** The code name of the system: `bookworm`. */
  readonly system?: string
}

const NAMES = new Set(
  'latest stable lts current mainline rc edge oldstable rolling dev nightly release'.split(' '),
)

/** Code names of systems that official images stand on. */
export const DEBIAN_NAMES: Readonly<Record<string, string>> = {
  jessie: '8',
  stretch: '9',
  buster: '10',
  bullseye: '11',
  bookworm: '12',
  trixie: '13',
}
/** All of them. */
export const DEBIANS = Object.keys(DEBIAN_NAMES)
/** Code names of Ubuntu. */
export const UBUNTU_NAMES: Readonly<Record<string, string>> = {
  trusty: '14.04',
  xenial: '16.04',
  bionic: '18.04',
  focal: '20.04',
  jammy: '22.04',
  noble: '24.04',
  oracular: '24.10',
  plucky: '25.04',
  questing: '25.10',
}

/** Reads a tag. */
export function partsOf(tag: string): TagParts {
  const words = tag.split('-')
  const [first = ''] = words
  const numbered = /^v?(\d[\w.]*)$/.exec(first)?.[1]
  const isName = numbered === undefined && NAMES.has(first)
  if (numbered !== undefined || isName) words.shift()
  const candidate = /^(rc|beta|alpha|ea|M|RC)[.\d]*$/.test(words[0] ?? '') ? words.shift() : ''
  const system = words.find((word) => word in DEBIAN_NAMES || word in UBUNTU_NAMES)
  const flavour = words
    .filter((word) => word !== system && !/^\d{6,}/.test(word))
    .map((word) => word.replace(/^(alpine|windowsservercore|ubuntu|debian|ubi)[\d.]+$/, '$1'))
    .join('-')
  return {
    ...(numbered !== undefined && { version: candidate ? `${numbered}-${candidate}` : numbered }),
    ...(isName && { name: candidate === '' ? first : `${first}-${candidate}` }),
    flavour,
    ...(system !== undefined && { system }),
  }
}

const numbers = new Map<string, readonly number[]>()
/** How many versions are remembered with their numbers. */
const REMEMBERED = 1000

/** The numbers of a version: `1.22rc1` is 1 and 22. */
function numbersOf(version: string): readonly number[] {
  const known = numbers.get(version) ?? readNumbers(version)
  if (numbers.size >= REMEMBERED) numbers.clear()
  numbers.set(version, known)
  return known
}

const readNumbers = (version: string): readonly number[] =>
  [...version.replace(/(?:-|rc|beta|alpha|u|_|\+).*$/, '').matchAll(/\d+/g)].map(([digits]) =>
    Number(digits),
  )

/** Negative if `a` is the older version. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)]
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** Whether a version belongs to a line: 1.25.3 to 1.25, and not 1.2. */
const isOfLine = (version: string, line: string): boolean =>
  numbersOf(line).every((number, i) => numbersOf(version)[i] === number)

/**
 * The version in full that a tag's version stands for, where releases are the last of their lines,
 * newest first. A version is there if a release of the same major version is at least as new.
 */
export function releaseOf(asked: string, releases: readonly string[]): string | undefined {
  const exact = releases.find((release) => release === asked)
  if (exact !== undefined) return exact
  const isPlain = /^[\d.]+$/.test(asked)
  const ofLine = isPlain ? releases.find((release) => isOfLine(release, asked)) : undefined
  if (ofLine !== undefined) return ofLine
  const [major] = numbersOf(asked)
  const isThere = releases.some(
    (release) => numbersOf(release)[0] === major && compareVersions(release, asked) >= 0,
  )
  if (!isThere) return undefined
  const depth = numbersOf(releases[0] ?? '').length
  return numbersOf(asked).length < depth && isPlain
    ? `${asked}${'.0'.repeat(depth - numbersOf(asked).length)}`
    : asked
}
