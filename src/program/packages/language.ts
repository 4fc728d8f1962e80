/**
 * Packages of languages: what the data says of them.
 *
 * @module
 */

/** A package of a language's repository. */
export interface LanguagePackage {
  readonly name: string
  readonly version: string
  readonly depends: readonly string[]
  readonly programs: readonly string[]
  /** The repository does not have it. */
  readonly isUnknown?: boolean
}

const known = new Map<string, ReadonlyMap<string, LanguagePackage>>()

/** The packages of a repository's data by name. */
export function packagesIn(data: string): ReadonlyMap<string, LanguagePackage> {
  const found = known.get(data)
  if (found) return found
  const list = (text: string): readonly string[] => (text === '-' ? [] : text.split(','))
  const made = new Map(
    data
      .trim()
      .split('\n')
      .map((line) => {
        const [name = '', version = '', depends = '-', programs = '-'] = line.split(' ')
        return [name, { name, version, depends: list(depends), programs: list(programs) }] as const
      }),
  )
  known.set(data, made)
  return made
}

/** A package, or what stands for one that the repository does not have. */
export const packageIn = (data: string, name: string): LanguagePackage =>
  packagesIn(data).get(name) ?? {
    name,
    version: '1.0.0',
    depends: [],
    programs: [],
    isUnknown: true,
  }
