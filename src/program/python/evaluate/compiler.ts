/**
 * The compiler: puts together what compiles each node.
 *
 * @module
 */
import type { Expr, Stmt } from '../parse/tree.js'
import { awaitCode, callCode, yieldCode, yieldFromCode } from './calls.js'
import { classCode } from './classes.js'
import { blockCode, compoundStatements } from './compound.js'
import { comprehensionCode } from './comprehensions.js'
import { simpleExpressions } from './expressions.js'
import { BREAK, CONTINUE, type Code, type Compiler, type Signal, type Unit } from './frame.js'
import { functionCode, lambdaCode } from './functions.js'
import { withCode } from './managers.js'
import { matchCode } from './matching.js'
import { Scope, bindNames } from './scope.js'
import { simpleStatements } from './statements.js'
import { assignTo } from './targets.js'

const expressions = {
  ...simpleExpressions,
  Call: callCode,
  Lambda: lambdaCode,
  ListComp: comprehensionCode,
  SetComp: comprehensionCode,
  DictComp: comprehensionCode,
  GeneratorExp: comprehensionCode,
  Yield: yieldCode,
  YieldFrom: yieldFromCode,
  Await: awaitCode,
}

const statements = {
  ...simpleStatements,
  ...compoundStatements,
  FunctionDef: functionCode,
  ClassDef: classCode,
  Match: matchCode,
  With: withCode,
  Nonlocal: simpleStatements.Global,
  Break: (): Code<Signal> => ({ now: () => BREAK }),
  Continue: (): Code<Signal> => ({ now: () => CONTINUE }),
}

/** The compiler of a scope. */
function compilerOf(unit: Unit, scope: Scope): Compiler {
  const compiler: Compiler = {
    unit,
    scope,
    expr: (node: Expr) =>
      (expressions[node.is] as (compiler: Compiler, node: Expr) => Code)(compiler, node),
    block: (body) =>
      blockCode(
        body.map((node: Stmt) =>
          (statements[node.is] as (compiler: Compiler, node: Stmt) => Code<Signal>)(compiler, node),
        ),
      ),
    inner: (inner) => compilerOf(unit, inner),
    assign: (target) => assignTo(compiler, target),
  }
  return compiler
}

/** Compiles the statements of a module. */
export function compileModule(unit: Unit, body: readonly Stmt[]): Code<Signal> {
  const scope = bindNames(new Scope('module', undefined, ''), body)
  return compilerOf(unit, scope).block(body)
}

/** Compiles an expression, as `eval` takes it. */
export const compileExpression = (unit: Unit, node: Expr): Code =>
  compilerOf(unit, new Scope('module', undefined, '')).expr(node)
