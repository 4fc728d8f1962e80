/**
 * `# check=skip=…;error=true`: which checks are made, and whether a build fails by them.
 *
 * @see https://docs.docker.com/reference/dockerfile/#check
 */
import type { Definition } from '../definition.js'
import type { SolveOptions } from '../options.js'
import type { Warning } from './rule.js'

/** What the directive says. */
interface CheckDirective {
  readonly skip: readonly string[]
  readonly experimental: readonly string[]
  readonly isError: boolean
}

const ARGUMENT = 'BUILDKIT_DOCKERFILE_CHECK'
const ALL = 'all'

/** The directive of a Dockerfile, which a build argument replaces. */
export function checkDirective(
  { directives }: Pick<Definition, 'directives'>,
  { buildArgs }: Pick<SolveOptions, 'buildArgs'>,
): CheckDirective {
  const text = buildArgs[ARGUMENT] ?? directives.get('check') ?? ''
  const parts = new Map(
    text.split(';').map((part) => {
      const equals = part.indexOf('=')
      return [part.slice(0, Math.max(0, equals)).trim(), part.slice(equals + 1).trim()] as const
    }),
  )
  const listOf = (name: string): readonly string[] =>
    (parts.get(name) ?? '').split(',').map((one) => one.trim())
  return {
    skip: listOf('skip'),
    experimental: listOf('experimental'),
    isError: /^(true|1)$/i.test(parts.get('error') ?? ''),
  }
}

/** Whether a list of a directive names a rule. */
export const isNamed = (list: readonly string[], rule: string): boolean =>
  list.includes(ALL) || list.includes(rule)

/** What a build ends with whose checks count as errors. */
export function violationOf(
  definition: Definition,
  options: SolveOptions,
  warnings: readonly Warning[],
): string | undefined {
  if (warnings.length === 0 || !checkDirective(definition, options).isError) return undefined
  const rules = [...new Set(warnings.map(({ rule }) => rule))].sort()
  return `lint violation found for rules: ${rules.join(', ')}`
}
