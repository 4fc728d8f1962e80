/**
 * Expressions of policies: compiled once, against the names that they may use.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#validation-expression
 */
import { type Program, compile } from '../../../text/cel/index.js'
import { kubernetesFunctions } from '../../../text/cel/library/index.js'
import { DYN } from '../../../text/cel/types.js'

/** What expressions may name. */
const NAMES = ['object', 'oldObject', 'request', 'params', 'namespaceObject', 'variables'] as const
const TYPES = Object.fromEntries(NAMES.map((name) => [name, DYN]))
const KEPT = 500

const known = new Map<string, Program>()

/** The program of an expression. @throws CelSyntaxError */
export function compileExpression(text: string): Program {
  let program = known.get(text)
  if (!program) {
    program = compile(text, TYPES, kubernetesFunctions())
    if (known.size >= KEPT) known.clear()
    known.set(text, program)
  }
  return program
}
