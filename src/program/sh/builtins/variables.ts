/**
 * Variables: `export`, `readonly`, `unset` and `local`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#export
 */
import type { Interpreter } from '../interpreter.js'
import { ShellError, readOnly } from '../messages.js'
import { declareArray, removeElement } from '../arrays.js'
import { quoted } from '../run/quote.js'
import { type Variable, entry, withEntry, withoutEntry } from '../state.js'
import type { Builtin } from './builtin.js'
import { attributesOf, referred } from '../attributes.js'

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/

/** `name=value` or `name`. @throws ShellError if the name is none */
export function declared(
  sh: Interpreter,
  command: string,
  arg: string,
): { readonly name: string; readonly value: string | undefined } {
  const equals = arg.indexOf('=')
  const name = equals < 0 ? arg : arg.slice(0, equals)
  if (!NAME.test(name)) {
    const { flavor } = sh.state
    throw new ShellError(
      flavor === 'bash'
        ? `${command}: \`${arg}': not a valid identifier`
        : `${command}: ${name}: bad variable name`,
      flavor === 'bash' ? 1 : 2,
      flavor !== 'bash',
    )
  }
  return { name, value: equals < 0 ? undefined : arg.slice(equals + 1) }
}

/** Makes or changes a variable. @throws ShellError if it is read-only */
export function mark(
  sh: Interpreter,
  name: string,
  value: string | undefined,
  { readonly, ...change }: Partial<Variable>,
): void {
  const { flavor } = sh.state
  const old = entry(sh.state.variables, name)
  if (old?.readonly && value !== undefined)
    throw new ShellError(readOnly(flavor, name), flavor === 'bash' ? 1 : 2, true)
  put(sh, name, { exported: false, readonly: false, value: undefined, ...old, ...change })
  if (value !== undefined && change.reference) put(sh, name, { ...change, value })
  else if (value !== undefined) sh.assign(name, value)
  if (readonly) put(sh, name, { readonly })
}

function put({ state }: Interpreter, name: string, change: Partial<Variable>): void {
  const old = entry(state.variables, name) ?? NEW
  state.variables = withEntry(state.variables, name, { ...old, ...change })
}

const NEW: Variable = { value: undefined, exported: false, readonly: false }

/** Lists variables as commands that make them. */
export function list(sh: Interpreter, word: string, has: (variable: Variable) => boolean): number {
  for (const [name, variable] of Object.entries(sh.state.variables).sort(([a], [b]) =>
    a < b ? -1 : 1,
  )) {
    if (!has(variable)) continue
    const shown =
      variable.value === undefined
        ? name
        : sh.state.flavor === 'bash'
          ? `${name}="${variable.value.replace(/["$`\\]/g, '\\$&')}"`
          : `${name}=${quoted(variable.value)}`
    sh.out(`${word} ${shown}\n`)
  }
  return 0
}

export const exportCommand: Builtin = (sh, args) => {
  const names = args.filter((arg) => !/^-[pn]$/.test(arg))
  if (names.length === 0)
    return list(
      sh,
      sh.state.flavor === 'bash' ? 'declare -x' : 'export',
      ({ exported }) => exported,
    )
  for (const arg of names) {
    const { name, value } = declared(sh, 'export', arg)
    mark(sh, name, value, { exported: !args.includes('-n') })
  }
  return 0
}

export const readonlyCommand: Builtin = (sh, args) => {
  const names = args.filter((arg) => arg !== '-p')
  if (names.length === 0)
    return list(
      sh,
      sh.state.flavor === 'bash' ? 'declare -r' : 'readonly',
      (variable) => variable.readonly,
    )
  for (const arg of names) {
    const { name, value } = declared(sh, 'readonly', arg)
    mark(sh, name, value, { readonly: true })
  }
  return 0
}

export const unset: Builtin = (sh, args) => {
  const { state } = sh
  for (const given of args.filter((arg) => !/^-[fvn]$/.test(arg))) {
    const name = args[0] === '-n' ? given : referred(state.variables, given)
    const [, array, index] = /^([A-Za-z_]\w*)\[(.+)\]$/.exec(name) ?? []
    if (state.flavor === 'bash' && array !== undefined && index !== undefined) {
      removeElement(sh, array, index.replace(/^(['"])(.*)\1$/, '$2'))
      continue
    }
    if (state.flavor !== 'bash' || args[0] !== '-f') declared(sh, 'unset', name)
    if (args[0] === '-f') {
      state.functions = withoutEntry(state.functions, name)
      continue
    }
    if (entry(state.variables, name)?.readonly)
      throw new ShellError(
        readOnly(state.flavor, name),
        state.flavor === 'bash' ? 1 : 2,
        state.flavor !== 'bash',
      )
    if (entry(state.variables, name)) state.variables = withoutEntry(state.variables, name)
    else if (state.flavor === 'bash') state.functions = withoutEntry(state.functions, name)
  }
  return 0
}

/** Variables of a function: they are as before when it returns. */
export const local: Builtin = (sh, args) => {
  const { state } = sh
  const index = state.frames.findLastIndex(({ special }) => special === 'call')
  if (index < 0)
    throw new ShellError(
      state.flavor === 'bash'
        ? 'local: can only be used in a function'
        : 'local: not in a function',
      state.flavor === 'bash' ? 1 : 2,
      state.flavor !== 'bash',
    )
  const isOption = (arg: string): boolean => /^[-+][A-Za-z]+$/.test(arg)
  const options = args.filter(isOption)
  for (const arg of args.filter((one) => !isOption(one))) {
    const { name, value } = declared(sh, 'local', arg)
    const call = state.frames[index]
    const saved = call?.undo?.variables ?? {}
    if (call && !Object.hasOwn(saved, name)) {
      const undo = {
        ...call.undo,
        variables: withEntry<Variable | null>(saved, name, entry(state.variables, name) ?? null),
      }
      state.frames = state.frames.map((frame, at) => (at === index ? { ...frame, undo } : frame))
    }
    const outer = entry(state.variables, name)
    if (outer?.readonly) throw new ShellError(readOnly(state.flavor, name), 1)
    if (state.flavor === 'bash') {
      // Nothing is taken over from the variable of the same name outside of the function.
      const fresh = { ...NEW, exported: outer?.exported === true }
      state.variables = withEntry(state.variables, name, fresh)
    }
    mark(sh, name, value, attributesOf(options))
    const letters = options.join('')
    if (/[aA]/.test(letters)) declareArray(sh, name, letters.includes('A'))
  }
  return 0
}
