/**
 * Names: reading them, giving them values, removing them.
 *
 * @module
 */
import { raise } from '../exceptions.js'
import type { Span } from '../parse/tree.js'
import type { Value } from '../values.js'
import type { Assign, Code, Compiler, Frame } from './frame.js'

function frameAt(frame: Frame, depth: number): Frame {
  let found = frame
  for (let i = 0; i < depth; i++) found = found.outer ?? found
  return found
}

function notDefined(frame: Frame, at: Span, name: string): never {
  frame.at = at
  return raise('NameError', `name '${name}' is not defined`)
}

/** Reads a name. */
export function readName({ scope, unit }: Compiler, name: string, at: Span): Code {
  const { builtins } = unit
  const global = (frame: Frame): Value => {
    const found = frame.globals.get(name)
    if (found !== undefined) return found
    const builtin = builtins.get(name)
    return builtin === undefined ? notDefined(frame, at, name) : builtin
  }
  const depth = scope.depthOf(name)
  if (scope.kind === 'module' || depth === undefined) return { now: global }
  if (scope.kind === 'class' && depth === 0) {
    return {
      now: (frame) => {
        const found = frame.vars.get(name)
        return found === undefined ? global(frame) : found
      },
    }
  }
  if (depth === 0)
    return {
      now: (frame) => {
        const found = frame.vars.get(name)
        return found === undefined ? unassigned(frame, at, name) : found
      },
    }
  return {
    now: (frame) => {
      const found = frameAt(frame, depth).vars.get(name)
      if (found !== undefined) return found
      frame.at = at
      return raise(
        'NameError',
        `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`,
      )
    },
  }
}

function unassigned(frame: Frame, at: Span, name: string): never {
  frame.at = at
  return raise(
    'UnboundLocalError',
    `cannot access local variable '${name}' where it is not associated with a value`,
  )
}

/** Gives a name a value. */
export function writeName({ scope }: Compiler, name: string): Assign {
  if (scope.kind === 'comprehension' && !scope.locals.has(name)) return writeOutside(scope, name)
  const depth = scope.depthOf(name)
  if (scope.kind === 'module') return (frame, value) => void frame.vars.set(name, value)
  if (depth === undefined) return (frame, value) => void frame.globals.set(name, value)
  if (depth === 0) return (frame, value) => void frame.vars.set(name, value)
  return (frame, value) => void frameAt(frame, depth).vars.set(name, value)
}

/** `:=` in a comprehension gives its value to a name of the function around it. */
function writeOutside(scope: Compiler['scope'], name: string): Assign {
  let depth = 0
  let at = scope
  while (at.kind === 'comprehension' && at.parent) {
    at = at.parent
    depth += 1
  }
  if (at.kind === 'module') return (frame, value) => void frame.globals.set(name, value)
  const own = at.depthOf(name)
  if (own === undefined) return (frame, value) => void frame.globals.set(name, value)
  return (frame, value) => void frameAt(frame, depth + own).vars.set(name, value)
}

/** Removes a name. */
export function removeName({ scope }: Compiler, name: string, at: Span): (frame: Frame) => void {
  const depth = scope.depthOf(name)
  return (frame) => {
    const vars =
      scope.kind === 'module'
        ? frame.vars
        : depth === undefined
          ? frame.globals
          : frameAt(frame, depth).vars
    if (vars.delete(name)) return
    if (depth === 0 && scope.kind === 'function') unassigned(frame, at, name)
    notDefined(frame, at, name)
  }
}
