/**
 * Checks of FROM: names of stages, keywords, platforms, arguments.
 *
 * @see https://docs.docker.com/reference/build-checks/
 */
import { nearestWord } from '../../../text/suggestion.js'
import { linesOf } from '../../build/dockerfile.js'
import { DockerfileError } from '../../build/errors.js'
import type { Statement } from '../../build/instruction.js'
import { expandWord } from '../../build/words.js'
import { baseStage } from '../definition.js'
import { OWN, platformOf, platformText } from '../platform.js'
import type { Finding, LintScene, Rule } from './rule.js'

const RESERVED = ['scratch', 'context']
/** How different a word may be from the one that is suggested. */
const SUGGESTION_DISTANCE = 3

const fromsOf = ({ definition }: LintScene): readonly Statement[] =>
  definition.stages.map(({ from }) => from)

const found = (statement: Statement, message: string): readonly Finding[] => [
  { message, at: linesOf(statement) },
]

/** The names of variables in a text. */
export const namesIn = (text: string): readonly string[] =>
  [...text.matchAll(/(?<!\\)\$(?:\{(\w+)|(\w+))/g)].map(
    ([, braced, plain]) => braced ?? plain ?? '',
  )

/** ` (did you mean $PATH?)`. */
export function suggestionFor(name: string, known: readonly string[], sign = ''): string {
  const best = nearestWord(name, known, SUGGESTION_DISTANCE)
  return best === undefined ? '' : ` (did you mean ${sign}${best}?)`
}

const platformFlag = ({ flags }: Statement): string | undefined =>
  flags.find(([name]) => name === 'platform')?.[1]

export const stageRules: readonly Rule[] = [
  {
    name: 'StageNameCasing',
    description: 'Stage names should be lowercase',
    find: (scene) =>
      fromsOf(scene).flatMap((from) => {
        const [, , name = ''] = from.words
        return name === name.toLowerCase()
          ? []
          : found(from, `Stage name '${name}' should be lowercase`)
      }),
  },
  {
    name: 'FromAsCasing',
    description: "The 'as' keyword should match the case of the 'from' keyword",
    find: (scene) =>
      fromsOf(scene).flatMap((from) => {
        const [, as] = from.words
        const keyword = /^\S+/.exec(from.original)?.[0] ?? ''
        if (as === undefined || isUpper(as) === isUpper(keyword)) return []
        return found(from, `'${as}' and '${keyword}' keywords' casing do not match`)
      }),
  },
  {
    name: 'DuplicateStageName',
    description: 'Stage names should be unique',
    find: ({ definition }) =>
      definition.stages.flatMap(({ name, from, index }) =>
        name !== undefined && definition.stages.slice(0, index).some((one) => one.name === name)
          ? found(
              from,
              `Duplicate stage name ${JSON.stringify(from.words[2])}, stage names should be unique`,
            )
          : [],
      ),
  },
  {
    name: 'ReservedStageName',
    description: 'Reserved words should not be used as stage names',
    find: ({ definition }) =>
      definition.stages.flatMap(({ name, from }) =>
        name !== undefined && RESERVED.includes(name)
          ? found(from, `Stage name should not use the same name as reserved stage "${name}"`)
          : [],
      ),
  },
  {
    name: 'InvalidDefaultArgInFrom',
    description: 'Default value for global ARG results in an empty or invalid base image name',
    find: ({ definition }) => {
      const defaults = withDefaults(definition)
      return definition.stages.flatMap((stage) => {
        const [text = ''] = stage.from.words
        if (baseStage(definition, stage) || !text.includes('$')) return []
        return isImageName(text, defaults)
          ? []
          : found(
              stage.from,
              `Default value for ARG ${text} results in empty or invalid base image name`,
            )
      })
    },
  },
  {
    name: 'UndefinedArgInFrom',
    description: 'FROM command must use declared ARGs',
    find: ({ definition }) =>
      definition.stages.flatMap(({ from }) =>
        [...new Set(namesIn(`${from.words[0] ?? ''} ${platformFlag(from) ?? ''}`))].flatMap(
          (name) =>
            declaredArguments(definition).includes(name) || definition.globals.has(name)
              ? []
              : found(
                  from,
                  `FROM argument '${name}' is not declared${suggestionFor(name, [...definition.globals.keys(), ...declaredArguments(definition)])}`,
                ),
        ),
      ),
  },
  {
    name: 'FromPlatformFlagConstDisallowed',
    description: 'FROM --platform flag should not use a constant value',
    find: ({ definition }) =>
      definition.stages.flatMap(({ from, name = '' }) => {
        const platform = platformFlag(from)
        if (!platform || platform.includes('$')) return []
        const { os, architecture } = platformOf(platform)
        if (name.includes(os) || name.includes(architecture)) return []
        return found(from, `FROM --platform flag should not use constant value "${platform}"`)
      }),
  },
  {
    name: 'RedundantTargetPlatform',
    description:
      'Setting platform to predefined $TARGETPLATFORM in FROM is redundant as this is the default behavior',
    find: (scene) =>
      fromsOf(scene).flatMap((from) =>
        /^\$(TARGETPLATFORM|\{TARGETPLATFORM\})$/.test(platformFlag(from) ?? '')
          ? found(
              from,
              'Setting platform to predefined $TARGETPLATFORM in FROM is redundant as this is the default behavior',
            )
          : [],
      ),
  },
  {
    name: 'InvalidBaseImagePlatform',
    description: 'Base image platform does not match expected target platform',
    find: ({ definition, stages, options, imageOf }) =>
      stages.flatMap((stage) => {
        const wanted = stage.platform || options.platform
        const image = baseStage(definition, stage) ? undefined : imageOf(stage.base)
        if (wanted === undefined || !image) return []
        const own = platformText({ os: image.config.os, architecture: image.config.architecture })
        const expected = platformText(platformOf(wanted))
        if (expected === own || expected === platformText(OWN)) return []
        return found(
          stage.from,
          `Base image ${stage.base} was pulled with platform "${own}", expected "${expected}" for current build`,
        )
      }),
  },
]

const isUpper = (word: string): boolean => word === word.toUpperCase()

/** What the arguments before the first FROM are without being given. */
function withDefaults({
  statements,
  globals,
}: LintScene['definition']): ReadonlyMap<string, string> {
  const declared = new Set(declaredArguments({ statements }))
  const values = new Map([...globals].filter(([name]) => !declared.has(name)))
  for (const { keyword, words, escapeMark } of statements) {
    if (keyword === 'FROM') break
    for (const word of words) {
      const equals = word.indexOf('=')
      if (equals < 0) continue
      try {
        values.set(word.slice(0, equals), expandWord(word.slice(equals + 1), values, escapeMark))
      } catch (error) {
        if (!(error instanceof DockerfileError)) throw error
      }
    }
  }
  return values
}

function isImageName(text: string, values: ReadonlyMap<string, string>): boolean {
  try {
    const name = expandWord(text, values)
    return name !== '' && !/[:@]$/.test(name) && !/^[:@]|[^\w./:@-]/.test(name)
  } catch (error) {
    if (error instanceof DockerfileError) return false
    throw error
  }
}

/** The arguments that stand before the first FROM. */
function declaredArguments({
  statements,
}: Pick<LintScene['definition'], 'statements'>): readonly string[] {
  const first = statements.findIndex(({ keyword }) => keyword === 'FROM')
  return statements
    .slice(0, first)
    .flatMap(({ words }) => words.map((word) => word.split('=')[0] ?? ''))
}
