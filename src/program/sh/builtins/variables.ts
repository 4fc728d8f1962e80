/**
 * Variables: `export`, `readonly`, `unset`, `local`, `declare`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#export
 */
import type { Interpreter } from '../interpreter.js'
import { ShellError, readOnly } from '../messages.js'
import { declareArray, elementsOf, removeElement } from '../arrays.js'
import { quoted } from '../run/quote.js'
import { type Variable, entry, withEntry, withoutEntry } from '../state.js'
import type { Builtin } from './builtin.js'

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/

/** `name=value` or `name`. */
function declared(
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

function mark(
  sh: Interpreter,
  name: string,
  value: string | undefined,
  change: Partial<Variable>,
): void {
  const old = entry(sh.state.variables, name)
  if (old?.readonly && value !== undefined)
    throw new ShellError(readOnly(sh.state.flavor, name), sh.state.flavor === 'bash' ? 1 : 2, true)
  sh.state.variables = withEntry(sh.state.variables, name, {
    exported: false,
    readonly: false,
    ...old,
    ...change,
    value: value ?? old?.value,
  })
}

function list(sh: Interpreter, word: string, has: (variable: Variable) => boolean): number {
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
  for (const name of args.filter((arg) => !/^-[fv]$/.test(arg))) {
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
  for (const arg of args.filter((one) => !one.startsWith('-'))) {
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
    mark(sh, name, value ?? (state.flavor === 'bash' ? '' : undefined), {})
  }
  return 0
}

/** `declare -p`: variables as they could be declared again. */
function show(sh: Interpreter, names: readonly string[]): number {
  const { variables } = sh.state
  let status = 0
  for (const name of names.length === 0 ? Object.keys(variables).sort() : names) {
    const variable = entry(variables, name)
    if (!variable) {
      sh.complain(`declare: ${name}: not found`)
      status = 1
      continue
    }
    const { elements, associative, exported, readonly, integer, value } = variable
    const letters = `${elements ? (associative ? 'A' : 'a') : ''}${integer ? 'i' : ''}${readonly ? 'r' : ''}${exported ? 'x' : ''}`
    const list = elementsOf(variable).map(([key, text]) => `[${key}]=${inQuotes(text)}`)
    const shown = elements
      ? `=(${list.join(' ')}${associative && list.length > 0 ? ' ' : ''})`
      : value === undefined
        ? ''
        : `=${inQuotes(value)}`
    sh.out(`declare -${letters || '-'} ${name}${shown}\n`)
  }
  return status
}

const inQuotes = (text: string): string => `"${text.replace(/["$`\\]/g, '\\$&')}"`

/** `declare` with -x, -r, -i and -g; in a function, variables are local. */
export const declare: Builtin = (sh, args) => {
  const letters = args.filter((arg) => /^-[A-Za-z]+$/.test(arg)).join('')
  const names = args.filter((arg) => !/^[-+][A-Za-z]+$/.test(arg))
  if (letters.includes('p')) return show(sh, names)
  if (names.length === 0) return list(sh, 'declare --', () => true)
  if (sh.state.frames.some(({ special }) => special === 'call') && !letters.includes('g'))
    local(sh, names)
  for (const arg of names) {
    const { name, value } = declared(sh, 'declare', arg)
    mark(sh, name, value, {
      ...(letters.includes('x') ? { exported: true } : {}),
      ...(letters.includes('r') ? { readonly: true } : {}),
      ...(letters.includes('i') ? { integer: true } : {}),
    })
    if (/[aA]/.test(letters)) declareArray(sh, name, letters.includes('A'))
  }
  return 0
}
