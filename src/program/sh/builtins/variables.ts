/**
 * Variables: `export`, `readonly`, `unset`, `local`, `declare`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#export
 */
import type { Machine } from '../machine.js'
import { ShellError, readOnly } from '../messages.js'
import { quoted } from '../run/quote.js'
import { type Variable, entry, withEntry, withoutEntry } from '../state.js'
import type { Builtin } from './index.js'

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/

/** `name=value` or `name`. */
function declared(
  machine: Machine,
  command: string,
  arg: string,
): { readonly name: string; readonly value: string | undefined } {
  const equals = arg.indexOf('=')
  const name = equals < 0 ? arg : arg.slice(0, equals)
  if (!NAME.test(name)) {
    const { flavor } = machine.state
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
  machine: Machine,
  name: string,
  value: string | undefined,
  change: Partial<Variable>,
): void {
  const old = entry(machine.state.variables, name)
  if (old?.readonly && value !== undefined)
    throw new ShellError(
      readOnly(machine.state.flavor, name),
      machine.state.flavor === 'bash' ? 1 : 2,
      true,
    )
  machine.state.variables = withEntry(machine.state.variables, name, {
    exported: false,
    readonly: false,
    ...old,
    ...change,
    value: value ?? old?.value,
  })
}

function list(machine: Machine, word: string, has: (variable: Variable) => boolean): number {
  for (const [name, variable] of Object.entries(machine.state.variables).sort(([a], [b]) =>
    a < b ? -1 : 1,
  )) {
    if (!has(variable)) continue
    const shown =
      variable.value === undefined
        ? name
        : machine.state.flavor === 'bash'
          ? `${name}="${variable.value.replace(/["$`\\]/g, '\\$&')}"`
          : `${name}=${quoted(variable.value)}`
    machine.out(`${word} ${shown}\n`)
  }
  return 0
}

export const exportCommand: Builtin = (machine, args) => {
  const names = args.filter((arg) => !/^-[pn]$/.test(arg))
  if (names.length === 0)
    return list(
      machine,
      machine.state.flavor === 'bash' ? 'declare -x' : 'export',
      ({ exported }) => exported,
    )
  for (const arg of names) {
    const { name, value } = declared(machine, 'export', arg)
    mark(machine, name, value, { exported: !args.includes('-n') })
  }
  return 0
}

export const readonlyCommand: Builtin = (machine, args) => {
  const names = args.filter((arg) => arg !== '-p')
  if (names.length === 0)
    return list(
      machine,
      machine.state.flavor === 'bash' ? 'declare -r' : 'readonly',
      (variable) => variable.readonly,
    )
  for (const arg of names) {
    const { name, value } = declared(machine, 'readonly', arg)
    mark(machine, name, value, { readonly: true })
  }
  return 0
}

export const unset: Builtin = (machine, args) => {
  const { state } = machine
  for (const name of args.filter((arg) => !/^-[fv]$/.test(arg))) {
    if (state.flavor !== 'bash' || args[0] !== '-f') declared(machine, 'unset', name)
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
export const local: Builtin = (machine, args) => {
  const { state } = machine
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
    const { name, value } = declared(machine, 'local', arg)
    const call = state.frames[index]
    const saved = call?.undo?.variables ?? {}
    if (call && !Object.hasOwn(saved, name)) {
      const undo = {
        ...call.undo,
        variables: withEntry<Variable | null>(saved, name, entry(state.variables, name) ?? null),
      }
      state.frames = state.frames.map((frame, at) => (at === index ? { ...frame, undo } : frame))
    }
    mark(machine, name, value ?? (state.flavor === 'bash' ? '' : undefined), {})
  }
  return 0
}

/** `declare` with -x, -r, -i and -g; in a function, variables are local. */
export const declare: Builtin = (machine, args) => {
  const letters = args.filter((arg) => /^-[A-Za-z]+$/.test(arg)).join('')
  const names = args.filter((arg) => !/^[-+][A-Za-z]+$/.test(arg))
  if (names.length === 0) return list(machine, 'declare --', () => true)
  if (machine.state.frames.some(({ special }) => special === 'call') && !letters.includes('g'))
    local(machine, names)
  for (const arg of names) {
    const { name, value } = declared(machine, 'declare', arg)
    mark(machine, name, value, {
      ...(letters.includes('x') ? { exported: true } : {}),
      ...(letters.includes('r') ? { readonly: true } : {}),
      ...(letters.includes('i') ? { integer: true } : {}),
    })
  }
  return 0
}
