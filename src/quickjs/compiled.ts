/**
 * What host and guest say to each other about code.
 *
 * @module
 */
import type { Unit } from '../program/node/compile/compile.js'
import type { Names } from '../program/node/compile/names.js'
import type { Place } from '../program/node/compile/output.js'
import type { Goal, SyntaxProblem } from '../program/node/compile/parse.js'
import type { Surroundings } from '../program/node/compile/scopes.js'

/** A text to be made code. */
export interface CompileRequest {
  readonly text: string
  readonly name: string
  readonly goal: Goal
}

/** A place in the code of a text. */
export interface OriginRequest extends CompileRequest {
  readonly place: Place
}

/** A piece of the code of a text. */
export interface OriginalRequest extends CompileRequest {
  readonly piece: string
}

/** A text for a direct call of `eval`. */
export interface EvalRequest {
  readonly text: string
  readonly around: Surroundings
}

/** A text that has been made code, as far as that is data. */
export type Compiled =
  | SyntaxProblem
  | (Pick<Unit, 'goal' | 'linkage' | 'body'> & {
      readonly names: Pick<Names, 'isDynamic' | 'mayChangeBuiltIns'> & {
        readonly tested: readonly string[]
      }
    })
