/**
 * Functions of the simulation as Python calls them: by a signature such as `split sep? maxsplit?`.
 *
 * @module
 */
import { raise, unexpectedKeyword } from './exceptions.js'
import {
  type Called,
  type Kw,
  PyBuiltin,
  PyModule,
  type PyClass,
  type Value,
  typeName,
} from './values.js'

/** What carries out a function; an argument that was not given is undefined. */
// biome-ignore lint/suspicious/noExplicitAny: each takes what its signature names
export type Native = (...args: any[]) => Called

/** A function by its signature; `isMethod` has the object as first argument. `*` takes any number. */
export function native(
  signature: string,
  run: Native,
  { isMethod = false, exhausts = false } = {},
): PyBuiltin {
  const [name = '', ...params] = signature.split(' ')
  const hasRest = params.at(-1) === '*'
  if (hasRest) params.pop()
  const names = params.map((one) => one.replace('?', ''))
  const least = params.filter((one) => !one.endsWith('?')).length
  const own = isMethod ? 1 : 0
  return new PyBuiltin(
    name,
    (args, kw) => {
      const given = args.length - own
      if (given < 0) raise('TypeError', `unbound method ${name}() needs an argument`)
      if (given > names.length && !hasRest) tooMany(name, given, names.length, least)
      if (kw && kw.size > 0) return run(...named(name, names, args, kw, own))
      if (given < least) tooFew(name, given, names, least)
      return run(...args)
    },
    exhausts,
  )
}

function named(
  name: string,
  names: readonly string[],
  args: readonly Value[],
  kw: NonNullable<Kw>,
  own: number,
): (Value | undefined)[] {
  const all: (Value | undefined)[] = [...args]
  for (const [key, value] of kw) {
    const at = names.indexOf(key)
    if (at < 0)
      names.length === 0
        ? raise('TypeError', `${name}() takes no keyword arguments`)
        : unexpectedKeyword(name, key)
    all[at + own] = value
  }
  return all
}

function tooMany(name: string, given: number, most: number, least: number): never {
  const s = (count: number): string => (count === 1 ? '' : 's')
  if (most === 0) raise('TypeError', `${name}() takes no arguments (${given} given)`)
  if (most === least)
    raise(
      'TypeError',
      `${name}() takes exactly ${most === 1 ? 'one' : most} argument${s(most)} (${given} given)`,
    )
  return raise('TypeError', `${name} expected at most ${most} argument${s(most)}, got ${given}`)
}

function tooFew(name: string, given: number, names: readonly string[], least: number): never {
  if (names.length === least)
    raise(
      'TypeError',
      `${name}() takes exactly ${least === 1 ? 'one' : least} argument${least === 1 ? '' : 's'} (${given} given)`,
    )
  return raise(
    'TypeError',
    `${name} expected at least ${least} argument${least === 1 ? '' : 's'}, got ${given}`,
  )
}

/** Functions by signature. */
export type Natives = Readonly<Record<string, Native>>

/** Gives methods to a class. */
export function addMethods(
  cls: PyClass,
  methods: Natives,
  exhausting: readonly string[] = [],
): void {
  for (const [signature, run] of Object.entries(methods)) {
    const made = native(signature, run, {
      isMethod: true,
      exhausts: exhausting.includes(signature),
    })
    cls.dict.set(made.name, made)
  }
}

/** A module of functions and values. */
export function moduleOf(
  name: string,
  functions: Natives,
  values: Readonly<Record<string, Value>> = {},
): PyModule {
  const module = new PyModule(name)
  for (const [key, value] of Object.entries(values)) module.dict.set(key, value)
  for (const [signature, run] of Object.entries(functions)) {
    const made = native(signature, run)
    module.dict.set(made.name, made)
  }
  return module
}

/** A text. @throws TypeError */
export function asText(value: Value | undefined, what = 'argument'): string {
  if (typeof value === 'string') return value
  return raise('TypeError', `${what} must be str, not ${typeName(value ?? null)}`)
}

/** A whole number. @throws TypeError */
export function asInt(value: Value | undefined): number {
  if (typeof value === 'bigint') return Number(value)
  if (typeof value === 'boolean') return value ? 1 : 0
  return raise(
    'TypeError',
    `'${typeName(value ?? null)}' object cannot be interpreted as an integer`,
  )
}

/** A number. @throws TypeError */
export function asFloat(value: Value | undefined): number {
  if (typeof value === 'number') return value
  if (typeof value === 'bigint' || typeof value === 'boolean') return Number(value)
  return raise('TypeError', `must be real number, not ${typeName(value ?? null)}`)
}
