/**
 * What the planning of all instructions has in common: the step that comes next, and what an
 * instruction sees.
 *
 * @module
 */
import { unionOf } from '../../oci/union.js'
import { linesOf } from '../build/dockerfile.js'
import type { Statement } from '../build/instruction.js'
import { type Draft, variablesIn } from './drafts.js'
import type { Op } from './graph.js'
import { instructionName, stepName } from './names.js'

const NOTHING = unionOf([])

/** The next step of a stage: its name, and what all operations have. */
export function nextStep(draft: Draft, statement: Statement): Pick<Op, 'name' | 'at' | 'noCache'> {
  draft.steps++
  return {
    name:
      stepName(draft.shown, draft.steps, draft.total) +
      instructionName(statement, variablesIn(draft)),
    at: linesOf(statement),
    noCache: draft.noCache,
  }
}

/** What an instruction that only looks at the configuration sees. */
export const sceneOf = (draft: Draft) => ({
  now: 0,
  stage: draft.stage,
  variables: variablesIn(draft),
  root: NOTHING,
  context: NOTHING,
  argument: () => undefined,
  filesOf: () => NOTHING,
})
