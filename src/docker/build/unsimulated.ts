/**
 * What a Dockerfile may say and what moves nothing in a lab: said aloud when it is built, or
 * without effect for a reason.
 *
 * A flag of an instruction is one of four: code reads it; it stands in the first table; it stands
 * in the second one, with the reason; or the classic builder refuses it. A test walks the flags of
 * all instructions.
 *
 * @see docs/simulated.md
 */
import { DockerError } from '../errors.js'
import { parseDockerfile } from './dockerfile.js'
import type { Statement } from './instruction.js'

/** Flags that are said aloud, by instruction. */
export const UNSIMULATED_FLAGS: Readonly<Record<string, readonly string[]>> = {
  ADD: ['unpack'],
}

/** What is said aloud besides flags. */
export const UNSIMULATED_FORMS = {
  archive: 'unpacking an archive by ADD',
} as const

/** What has no effect, with the reason. */
export const WITHOUT_EFFECT: readonly {
  readonly flags?: Readonly<Record<string, readonly string[]>>
  readonly what: string
  readonly reason: string
}[] = [
  {
    flags: { ADD: ['link'], COPY: ['link'] },
    what: '--link of ADD and COPY',
    reason: 'it makes a cache last longer and changes nothing in an image',
  },
  {
    flags: { FROM: ['platform'] },
    what: '--platform of FROM',
    reason: 'an image of a lab runs on every platform',
  },
  {
    flags: { ADD: ['checksum', 'exclude', 'keep-git-dir'], COPY: ['exclude'] },
    what: '--exclude of ADD and COPY, --checksum and --keep-git-dir of ADD',
    reason: 'the classic builder reads over them, too',
  },
  {
    what: 'here-documents',
    reason: 'the classic builder knows none: `<<EOF` is a word',
  },
  {
    what: 'the parser directives syntax and check',
    reason: 'the classic builder has one syntax and no checks, and reads over them',
  },
]

/** Flags that the classic builder refuses when it comes to them, in its words. */
export const REFUSED_FLAGS: Readonly<Record<string, readonly string[]>> = {
  RUN: ['mount', 'network'],
}

const ARCHIVE = /\.(?:tar(?:\.(?:gz|bz2|xz|zst))?|tgz|tbz2?|txz)$/

/** What of a Dockerfile has to be said aloud; nothing for one that cannot be read. */
export function unsimulatedIn(dockerfile: string): readonly string[] {
  try {
    return [...new Set(parseDockerfile(dockerfile).flatMap(unsimulatedOf))]
  } catch (error) {
    if (error instanceof DockerError) return []
    throw error
  }
}

function unsimulatedOf({ keyword, flags, words }: Statement): readonly string[] {
  const silent = UNSIMULATED_FLAGS[keyword] ?? []
  const told = flags.flatMap(([name]) => (silent.includes(name) ? `--${name} of ${keyword}` : []))
  return [
    ...told,
    ...(keyword === 'ADD' && words.slice(0, -1).some((word) => ARCHIVE.test(word))
      ? [UNSIMULATED_FORMS.archive]
      : []),
  ]
}
