/**
 * The `assert` module.
 *
 * @see https://nodejs.org/api/assert.html
 */
import type { Script } from '../script.js'
import { inspect } from './inspect.js'
import { isRegExp } from './is-regexp.js'
import { outside } from './outside.js'

const DEEP = 20

const text = (value: unknown): string => inspect(value, DEEP)

function fail(message: unknown, standard: string): never {
  if (message instanceof Error) throw message
  throw Object.assign(new Error(message === undefined ? standard : String(message)), {
    name: 'AssertionError',
    code: 'ERR_ASSERTION',
  })
}

/** What `throws` was called with: a class, an expression, or members that the error has. */
function fits(error: unknown, expected: unknown): boolean {
  if (isRegExp(expected)) return expected.test(String(error))
  if (typeof expected === 'function')
    return expected.prototype !== undefined && error instanceof expected
      ? true
      : (expected as (error: unknown) => unknown)(error) === true
  return Object.entries(expected as object).every(([key, value]) => {
    const member = (error as Record<string, unknown>)[key]
    return isRegExp(value) ? value.test(String(member)) : text(member) === text(value)
  })
}

type Comparison = (a: unknown, b: unknown, message?: unknown) => void

const comparison =
  (
    holds: (a: unknown, b: unknown) => boolean,
    standard: (a: string, b: string) => string,
  ): Comparison =>
  (a, b, message) =>
    void (holds(a, b) || fail(message, standard(text(a), text(b))))

// biome-ignore lint/suspicious/noDoubleEquals: the loose comparison is what this one is for
const loose = (a: unknown, b: unknown): boolean => a == b || (Number.isNaN(a) && Number.isNaN(b))
const same = (a: unknown, b: unknown): boolean => text(a) === text(b)

/** The methods that compare two values. */
const comparisons = () => ({
  equal: comparison(loose, (a, b) => `${a} == ${b}`),
  notEqual: comparison(
    (a, b) => !loose(a, b),
    (a, b) => `${a} != ${b}`,
  ),
  strictEqual: comparison(
    Object.is,
    (a, b) => `Expected values to be strictly equal:\n\n${a} !== ${b}\n`,
  ),
  notStrictEqual: comparison(
    (a, b) => !Object.is(a, b),
    (a) => `Expected "actual" to be strictly unequal to: ${a}`,
  ),
  deepEqual: comparison(
    same,
    (a, b) =>
      `Expected values to be loosely deep-equal:\n\n${a}\n\nshould loosely deep-equal\n\n${b}`,
  ),
  deepStrictEqual: comparison(
    same,
    (a, b) => `Expected values to be strictly deep-equal:\n\n${a}\n\nshould equal\n\n${b}`,
  ),
  notDeepStrictEqual: comparison(
    (a, b) => !same(a, b),
    (a) => `Expected "actual" not to be strictly deep-equal to: ${a}`,
  ),
  match: comparison(
    (a, b) => (b as RegExp).test(String(a)),
    (a, b) => `The input did not match the regular expression ${b}. Input:\n\n${a}\n`,
  ),
})

const ok = (value: unknown, message?: unknown): void =>
  void (value || fail(message, 'The expression evaluated to a falsy value'))

/** Whether a call throws, and what is expected. */
function throws(call: () => unknown, expected?: unknown, message?: unknown): void {
  let thrown: readonly unknown[] = []
  try {
    call()
  } catch (error) {
    thrown = [error]
  }
  if (thrown.length === 0)
    fail(typeof expected === 'string' ? expected : message, 'Missing expected exception.')
  if (expected !== undefined && typeof expected !== 'string' && !fits(thrown[0], expected))
    throw thrown[0]
}

/** The function with its methods. */
export function assertModule(script: Pick<Script, 'outside'>): unknown {
  const methods = outside(
    script,
    {
      ok: (value: unknown, message?: unknown) => ok(value, message),
      ...comparisons(),
      throws: (call: () => unknown, expected?: unknown, message?: unknown) =>
        throws(call, expected, message),
      fail: (message?: unknown) => fail(message, 'Failed'),
    },
    ['throws'],
  )
  return Object.assign((value: unknown, message?: unknown) => ok(value, message), methods, {
    strict: Object.assign((value: unknown, message?: unknown) => ok(value, message), {
      ...methods,
      equal: methods.strictEqual,
      deepEqual: methods.deepStrictEqual,
    }),
  })
}
