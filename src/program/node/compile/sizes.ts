/**
 * Calls whose work depends on the size of what they work on: a copy of a list of a million items
 * counts for more than one turn. What such a call makes, searches or takes apart is measured.
 *
 * @module
 */
import type { CallExpression, NewExpression } from 'acorn'
import type { Tree } from './tree.js'

/** Methods that give a list or a text of the size of what they worked on. */
const MAKES = new Set(
  `concat copyWithin entries fill filter flat flatMap from join keys map match normalize of padEnd
  padStart repeat replace replaceAll reverse slice sort splice split stringify toLowerCase toReversed
  toSorted toSpliced toString toUpperCase trim values with readFileSync`.split(/\s+/),
)
/** Methods that go through a whole list or text and give something small. */
const SEARCHES = new Set(
  'includes indexOf lastIndexOf localeCompare search shift unshift equals compare'.split(' '),
)
/** Methods whose argument says how large the result will be, or is as large as the work. */
const TAKES = new Set('alloc allocUnsafe allocUnsafeSlow apply from parse'.split(' '))
/** Constructors that make a buffer of a given length. */
const BUFFERS = new Set(
  `ArrayBuffer BigInt64Array BigUint64Array Float32Array Float64Array Int16Array Int32Array
  Int8Array SharedArrayBuffer Uint16Array Uint32Array Uint8Array Uint8ClampedArray`.split(/\s+/),
)

/** What the room for an item of a list costs, and the one for a byte. */
const ITEM = 16
const BYTE = 2

/** What is measured about a call. */
interface Measured {
  readonly result: boolean
  readonly receiver: boolean
  /** What a unit of an argument costs. */
  readonly arguments: number
}

/** What to measure about a call; undefined for most. */
export function measuredOf(node: CallExpression | NewExpression): Measured | undefined {
  const { callee } = node
  if (callee.type === 'Identifier' && (callee.name === 'Array' || BUFFERS.has(callee.name)))
    return { result: false, receiver: false, arguments: callee.name === 'Array' ? ITEM : BYTE }
  if (callee.type !== 'MemberExpression' || callee.computed || node.type === 'NewExpression')
    return undefined
  const { object, property } = callee
  const name = property.type === 'Identifier' ? property.name : ''
  const measured = {
    result: MAKES.has(name) && !isOptional(node),
    receiver: SEARCHES.has(name) && object.type === 'Identifier',
    arguments: !TAKES.has(name) ? 0 : name === 'from' || name === 'apply' ? ITEM : BYTE,
  }
  const isMeasured = measured.result || measured.receiver || measured.arguments > 0
  return object.type !== 'Super' && isMeasured ? measured : undefined
}

/** Whether a part of a chain may be left out: `a?.b().c`. */
function isOptional(node: Tree): boolean {
  if (node.type === 'CallExpression') return node.optional || isOptional(node.callee)
  return node.type === 'MemberExpression' && (node.optional || isOptional(node.object))
}
