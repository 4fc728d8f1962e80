/**
 * How vertices of a Dockerfile are called: the stage, the step of how many, the instruction.
 *
 * @see https://docs.docker.com/reference/cli/docker/buildx/build/#progress
 */
import type { Statement } from '../build/instruction.js'
import { DockerfileError } from '../build/errors.js'
import { type Variables, expandWord } from '../build/words.js'
import type { DefinedStage, Definition } from './definition.js'

/** Instructions that make a layer. */
const COUNTED = ['ADD', 'COPY', 'RUN', 'WORKDIR']

/** How many steps of a stage are counted, its FROM included. */
export const stepsOf = (statements: readonly Statement[], hasImage: boolean): number =>
  (hasImage ? 1 : 0) + statements.filter(({ keyword }) => COUNTED.includes(keyword)).length

/**
 * How a stage is called in its steps: not at all when it is the only source of files that there
 * is.
 */
export function shownStage(definition: Definition, { name, index }: DefinedStage): string {
  const statements = definition.stages.flatMap((stage) => stage.statements)
  const hasSources = statements.some(
    ({ keyword, flags }) =>
      (keyword === 'COPY' && flags.some(([flag]) => flag === 'from')) ||
      (keyword === 'RUN' && flags.some(([flag]) => flag === 'mount')),
  )
  if (definition.stages.length === 1 && !hasSources) return ''
  return `${name ?? `stage-${index}`} `
}

/** `[base  2/10] `: the step of how many. */
export const stepName = (stage: string, step: number, steps: number): string =>
  steps === 0 ? '' : `[${stage}${String(step).padStart(String(steps).length)}/${steps}] `

/** The instruction as its step says it: variables replaced, the keyword in upper case. */
export function instructionName(statement: Statement, variables: Variables): string {
  const text = shownText(statement, variables)
  const [, keyword = '', rest = ''] = /^(\S+)([\s\S]*)$/.exec(text) ?? []
  return keyword.toUpperCase() + rest + summary(statement)
}

function shownText({ keyword, original, escapeMark }: Statement, variables: Variables): string {
  if (keyword === 'RUN') return withKnown(original, variables)
  try {
    return expandWord(original, variables, escapeMark)
  } catch (error) {
    if (error instanceof DockerfileError) return original
    throw error
  }
}

const VARIABLE = /\\.|'[^']*'|\$(?:\{(\w+)[^}]*\}|(\w+))/g

/** A command with the variables that have a value replaced; quotes and the rest stay. */
const withKnown = (text: string, variables: Variables): string =>
  text.replaceAll(VARIABLE, (whole: string, braced?: string, plain?: string) => {
    const name = braced ?? plain
    if (name === undefined) return whole
    try {
      return variables.has(name) ? expandWord(whole, variables) : whole
    } catch (error) {
      if (error instanceof DockerfileError) return whole
      throw error
    }
  })

/** The first line of a script that RUN has in a here-document. */
function summary({ keyword, documents }: Statement): string {
  if (keyword !== 'RUN' || !documents) return ''
  const [first = '', ...more] = (documents[0]?.text ?? '').trim().split('\n')
  return ` (${first}${more.length > 0 ? '...' : ''})`
}
