/**
 * How many arguments a verb of docker takes, read from its usage line: `rename CONTAINER NEW_NAME`
 * takes two.
 *
 * @see https://pkg.go.dev/github.com/docker/cli/cli#ExactArgs
 */

/** The number of arguments, and what the usage line calls those that are needed. */
interface Arity {
  readonly min: number
  readonly max: number
  readonly needed: readonly string[]
}

/** The arity that a usage line shows. */
export function arityOf(usage: string): Arity {
  const words = (usage.split('\n')[0] ?? '')
    .replaceAll(/ \[-[^\]]*\]/g, '')
    .split(' ')
    .slice(1)
    .filter((word) => word !== '[OPTIONS]' && word !== '|' && word !== '-')
  const options = words.filter((word) => word === 'OPTIONS]' || word === '[ps').length
  const needed = words.filter(
    (word) => !word.startsWith('[') && word !== 'OPTIONS]' && word !== 'URL',
  )
  const optional = words.filter((word) => word.startsWith('['))
  const many = options > 0 || optional.some((word) => word.endsWith('...]'))
  return {
    min: needed.length,
    max: many ? Number.POSITIVE_INFINITY : needed.length + optional.length,
    needed,
  }
}
