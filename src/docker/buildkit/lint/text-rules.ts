/**
 * Checks of how a Dockerfile is written: cases, lines, comments, older forms.
 *
 * @see https://docs.docker.com/reference/build-checks/
 */
import { linesOf } from '../../build/dockerfile.js'
import { EMPTY_CONTINUATION } from '../../build/errors.js'
import type { Statement } from '../../build/instruction.js'
import { gapsIn } from '../../build/statement-lines.js'
import { type Finding, type Rule, statementsOf } from './rule.js'

const found = (statement: Statement, message: string): readonly Finding[] => [
  { message, at: linesOf(statement) },
]

const keywordOf = ({ original }: Statement): string => /^\S+/.exec(original)?.[0] ?? ''
const isLower = (word: string): boolean => word === word.toLowerCase()
const isUpper = (word: string): boolean => word === word.toUpperCase()

export const textRules: readonly Rule[] = [
  {
    name: 'MaintainerDeprecated',
    description:
      'The MAINTAINER instruction is deprecated, use a label instead to define an image author',
    find: ({ definition }) =>
      definition.statements.flatMap((statement) =>
        statement.keyword === 'MAINTAINER'
          ? found(statement, 'Maintainer instruction is deprecated in favor of using label')
          : [],
      ),
  },
  {
    name: 'ConsistentInstructionCasing',
    description:
      'All commands within the Dockerfile should use the same casing (either upper or lower)',
    find: ({ definition: { statements } }) => {
      const keywords = statements.map(keywordOf)
      const lower = keywords.filter(isLower).length
      const upper = keywords.filter(isUpper).length
      const isMostlyLower = lower > upper
      return statements.flatMap((statement) => {
        const keyword = keywordOf(statement)
        if (isMostlyLower ? isLower(keyword) : isUpper(keyword)) return []
        return found(
          statement,
          `Command '${keyword}' should match the case of the command majority (${isMostlyLower ? 'lowercase' : 'uppercase'})`,
        )
      })
    },
  },
  {
    name: 'NoEmptyContinuation',
    description: EMPTY_CONTINUATION,
    find: ({ options }) =>
      gapsIn(options.dockerfile.text ?? '').map((at) => ({
        message: 'Empty continuation line',
        at: { line: at, endLine: at },
      })),
  },
  {
    name: 'LegacyKeyValueFormat',
    description: 'Legacy key/value format with whitespace separator should not be used',
    find: (scene) =>
      statementsOf(scene).flatMap((statement) => {
        const { keyword, words } = statement
        if (!['ENV', 'LABEL'].includes(keyword) || (words[0] ?? '').includes('=')) return []
        return found(
          statement,
          `"${keyword} key=value" should be used instead of legacy "${keyword} key value" format`,
        )
      }),
  },
  {
    name: 'InvalidDefinitionDescription',
    description:
      'Comment for build stage or argument should follow the format: `# <arg/stage name> <description>`. If this is not intended to be a description comment, add an empty line or comment between the instruction and the comment.',
    experimental: true,
    find: ({ definition }) =>
      definition.statements.flatMap((statement) => {
        const { keyword, comment, words } = statement
        const named = keyword === 'ARG' ? (words[0] ?? '').split('=')[0] : words[2]
        const isDefinition = keyword === 'ARG' || (keyword === 'FROM' && words.length === 3)
        const said = comment?.join(' ') ?? ''
        if (!isDefinition || said === '' || said.split(' ')[0] === named) return []
        return found(
          statement,
          `Comment for ${keyword === 'ARG' ? 'ARG' : 'FROM'} should follow the format: \`# ${named} <description>\``,
        )
      }),
  },
]
