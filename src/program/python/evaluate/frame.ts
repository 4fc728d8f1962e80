/**
 * What code is compiled to: functions of a frame that come to a value at once, or work that may
 * have to wait.
 *
 * @module
 */
import { type PyException, Raised } from '../exceptions.js'
import type { Expr, Span, Stmt } from '../parse/tree.js'
import type { PyFunction, PyModule, Value } from '../values.js'
import type { Gen } from '../wait.js'
import type { Scope } from './scope.js'

/** A file of a program, or one of the simulation's own. */
export interface Unit {
  readonly file: string
  /** Tracebacks do not show the simulation's own. */
  readonly isLibrary: boolean
  readonly source: string
  readonly builtins: ReadonlyMap<string, Value>
  /** Imports a module. */
  load(name: string, from: PyModule | undefined): Gen<PyModule>
  /** The exception that is being handled, for functions that ask. */
  readonly handled: { exception: PyException | undefined }
}

const NOWHERE: Span = { line: 1, col: 0, endLine: 1, endCol: 0 }

/** A call under way: where it is, and its names. */
export class Frame {
  at: Span = NOWHERE
  returned: Value = null
  /** The exceptions that are being handled, innermost last. */
  readonly handling: PyException[] = []
  fn: PyFunction | undefined
  /** The first argument, for `super()`. */
  self: Value | undefined
  constructor(
    readonly unit: Unit,
    readonly name: string,
    readonly vars: Map<string, Value>,
    readonly globals: Map<string, Value>,
    readonly outer: Frame | undefined,
  ) {}
}

/** The call of the program's own code that is under way; the simulation's own calls leave it. */
const current: { frame: Frame | undefined } = { frame: undefined }

/** A call begins; gives what `leave` needs. */
export function enter(frame: Frame): Frame | undefined {
  const before = current.frame
  if (!frame.unit.isLibrary) current.frame = frame
  return before
}

/** A call has ended. */
export const leave = (before: Frame | undefined): void => {
  current.frame = before
}

/** Where the program is that has called the simulation's own code. */
export const callerFrame = (): Frame | undefined => current.frame

/** Compiled code. */
export type Code<T = Value> =
  | { readonly now: (frame: Frame) => T; readonly later?: undefined }
  | { readonly now?: undefined; readonly later: (frame: Frame) => Gen<T> }

/** How a statement ended. */
export type Signal = 0 | 1 | 2 | 3
export const NORMAL = 0
export const BREAK = 1
export const CONTINUE = 2
export const RETURN = 3

/** What the parts of the compiler share. */
export interface Compiler {
  readonly unit: Unit
  readonly scope: Scope
  expr(node: Expr): Code
  block(body: readonly Stmt[]): Code<Signal>
  /** The compiler of an inner scope. */
  inner(scope: Scope): Compiler
  assign(target: Expr): Assign
}
/** Gives a value to a target. */
export type Assign = (frame: Frame, value: Value) => void

/** Does something with the values of parts. */
export function lift<T>(
  parts: readonly Code[],
  act: (frame: Frame, values: readonly Value[]) => T,
): Code<T> {
  const nows = parts.map(({ now }) => now)
  if (nows.every((now) => now !== undefined)) {
    const [a, b] = nows
    if (nows.length === 0) return { now: (frame) => act(frame, []) }
    if (nows.length === 1 && a) return { now: (frame) => act(frame, [a(frame)]) }
    if (nows.length === 2 && a && b) return { now: (frame) => act(frame, [a(frame), b(frame)]) }
    return {
      now: (frame) =>
        act(
          frame,
          nows.map((now) => now(frame)),
        ),
    }
  }
  return {
    *later(frame) {
      const values: Value[] = []
      for (const part of parts) values.push(part.now ? part.now(frame) : yield* part.later(frame))
      return act(frame, values)
    },
  }
}

/** Notes in an exception that it came by this frame. */
export function trace(raised: Raised, frame: Frame): Raised {
  const { traceback } = raised.exception
  const { unit, name, at } = frame
  if (!unit.isLibrary && traceback[0]?.frame !== frame)
    traceback.unshift({ frame, file: unit.file, name, at })
  return raised
}

/** Notes it in whatever was thrown. */
export const traced = (error: unknown, frame: Frame): unknown =>
  error instanceof Raised ? trace(error, frame) : error
