/**
 * Calls of the frontend that build nothing: `check`, `outline`, `targets`.
 *
 * @see https://docs.docker.com/reference/cli/docker/buildx/build/#call
 */
import { DefinitionError, type DefinedStage, type Definition, neededStages } from './definition.js'
import { linesOf } from '../build/dockerfile.js'
import type { SourceLines } from '../build/errors.js'
import { argumentsOf } from '../build/arg.js'
import type { Statement } from '../build/instruction.js'
import { parseMount } from './mounts.js'
import type { Solve } from './solve.js'
import type { Warning } from './lint/rule.js'

/** Something that a target takes, with where it is said. */
export interface OutlineItem {
  readonly name: string
  readonly value?: string
  readonly description?: string
  readonly required?: boolean
  readonly at: SourceLines
}

/** What a call answers. */
export type CallAnswer =
  | { readonly call: 'check'; readonly warnings: readonly Warning[] }
  | {
      readonly call: 'outline'
      readonly name: string
      readonly description: string
      readonly args: readonly OutlineItem[]
      readonly secrets: readonly OutlineItem[]
      readonly ssh: readonly OutlineItem[]
    }
  | {
      readonly call: 'targets'
      readonly targets: readonly {
        readonly name: string
        readonly isDefault: boolean
        readonly description: string
        readonly base: string
        readonly at: SourceLines
      }[]
    }

const unsupported = (call: string): string =>
  `unsupported request frontend.${call}: unsupported request frontend.${call}`

/** The answer of a call. @throws DefinitionError for one that is not known */
export function answerOf(definition: Definition, { options, warnings }: Solve): CallAnswer {
  switch (options.call) {
    case 'check':
    case 'lint':
      return { call: 'check', warnings: [...warnings].sort((a, b) => a.at.line - b.at.line) }
    case 'outline':
      return outline(definition)
    case 'targets':
      return {
        call: 'targets',
        targets: definition.stages.map((stage) => ({
          name: stage.from.words[2]?.toLowerCase() ?? '',
          isDefault: stage === definition.stages.at(-1),
          description: describedBy(stage.from, stage.name ?? ''),
          base: stage.base,
          at: linesOf(stage.from),
        })),
      }
    default:
      throw new DefinitionError(unsupported(options.call ?? ''))
  }
}

/** What a comment says of the name that it begins with. */
function describedBy({ comment }: Statement, name: string): string {
  const said = comment?.at(-1) ?? ''
  return name !== '' && said.toLowerCase().startsWith(`${name.toLowerCase()} `)
    ? said.slice(name.length + 1)
    : ''
}

function outline(definition: Definition): CallAnswer {
  const { target, globals } = definition
  const statements = neededStages(definition).flatMap((stage: DefinedStage) => stage.statements)
  const known = new Map(globals)
  const args = statements.flatMap((statement) =>
    statement.keyword === 'ARG'
      ? argumentsOf(statement, known).map(([name, value]): OutlineItem => {
          const own = value ?? globals.get(name)
          if (own !== undefined) known.set(name, own)
          const description = describedBy(statement, name)
          return {
            name,
            ...(own === undefined ? {} : { value: own }),
            ...(description === '' ? {} : { description }),
            at: linesOf(statement),
          }
        })
      : [],
  )
  return {
    call: 'outline',
    name: target.name ?? '',
    description: describedBy(target.from, target.name ?? ''),
    args,
    secrets: mounted(statements, 'secret'),
    ssh: mounted(statements, 'ssh'),
  }
}

function mounted(statements: readonly Statement[], type: 'secret' | 'ssh'): readonly OutlineItem[] {
  return statements.flatMap((statement) =>
    statement.flags.flatMap(([flag, text]): readonly OutlineItem[] => {
      if (statement.keyword !== 'RUN' || flag !== 'mount') return []
      const mount = parseMount(text)
      if (mount.type !== type) return []
      const name = mount.id ?? (type === 'ssh' ? 'default' : (mount.target ?? ''))
      return [{ name, ...(mount.required ? { required: true } : {}), at: linesOf(statement) }]
    }),
  )
}
