/**
 * The cases of the language's own conformance tests that need no messages of protocol buffers:
 * expressions, and what they give.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compile } from '../../../src/text/cel/index.js'
import { kubernetesFunctions } from '../../../src/text/cel/library/index.js'
import { Uint, type Value } from '../../../src/text/cel/values.js'

type Expected = Readonly<Record<string, unknown>>

const cases = JSON.parse(readFileSync(new URL('./spec.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, readonly (readonly [string, Expected])[]>
>

/** A value in the form of the cases. */
function shown(value: Value): Expected {
  if (value === null) return { null: true }
  if (typeof value === 'boolean') return { bool: value }
  if (typeof value === 'bigint') return { int: String(value) }
  if (typeof value === 'number') return { double: value }
  if (typeof value === 'string') return { string: value }
  if (value instanceof Uint) return { uint: String(value.n) }
  if (value instanceof Uint8Array) return { bytes: [...value] }
  return Array.isArray(value) ? { list: value.map(shown) } : { other: true }
}

const DOUBLES: Readonly<Record<string, number>> = {
  inf: Number.POSITIVE_INFINITY,
  '-inf': Number.NEGATIVE_INFINITY,
  nan: Number.NaN,
}

const wanted = (expected: Expected): Expected =>
  typeof expected['double'] === 'string'
    ? { double: DOUBLES[expected['double']] ?? Number(expected['double']) }
    : Array.isArray(expected['list'])
      ? { list: expected['list'].map(wanted) }
      : expected

function outcome(text: string): Expected {
  try {
    return shown(compile(text, {}, kubernetesFunctions()).evaluate({}))
  } catch (error) {
    expect((error as Error).name).toMatch(/^Cel/)
    return { error: true }
  }
}

describe.each(Object.entries(cases))('%s', (_, list) => {
  it.each(list)('%s', (text, expected) => {
    expect(outcome(text)).toEqual(wanted(expected))
  })
})
