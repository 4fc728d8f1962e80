/**
 * How much text parts of an expression take, and what they can begin with.
 *
 * @module
 */
import type { CharacterSet, Node } from './tree.js'

/** How many characters a part can take. */
interface Width {
  readonly min: number
  readonly max: number
}

const sum = (widths: readonly Width[]): Width =>
  widths.reduce((all, one) => ({ min: all.min + one.min, max: all.max + one.max }), NONE)

const NONE: Width = { min: 0, max: 0 }

/** How many characters a part can take. */
export function widthOf(node: Node): Width {
  switch (node.kind) {
    case 'set':
      return { min: 1, max: 1 }
    case 'sequence':
      return sum(node.parts.map(widthOf))
    case 'choice': {
      const widths = node.parts.map(widthOf)
      return {
        min: Math.min(...widths.map(({ min }) => min)),
        max: Math.max(...widths.map(({ max }) => max)),
      }
    }
    case 'repeat': {
      const { min, max } = widthOf(node.of)
      return {
        min: min * node.min,
        max: max === 0 ? 0 : max * (node.max ?? Number.POSITIVE_INFINITY),
      }
    }
    case 'group':
      return widthOf(node.of)
    case 'reference':
    case 'texts':
      return { min: 0, max: Number.POSITIVE_INFINITY }
    default:
      return NONE
  }
}

/** Whether a part takes nothing, wherever it stands. */
const isOnlyLooked = (node: Node): boolean =>
  node.kind === 'assertion' ||
  node.kind === 'condition' ||
  node.kind === 'look' ||
  (node.kind === 'sequence' && node.parts.every(isOnlyLooked))

/** What a match can begin with; undefined when that is not one set. */
export function firstOf(node: Node): CharacterSet | undefined {
  switch (node.kind) {
    case 'set':
      return node.has
    case 'group':
      return firstOf(node.of)
    case 'repeat':
      return node.min > 0 ? firstOf(node.of) : undefined
    case 'choice': {
      const sets = node.parts.map(firstOf)
      return sets.every((set) => set !== undefined)
        ? (character) => sets.some((set) => set(character))
        : undefined
    }
    case 'sequence': {
      const part = node.parts.find((one) => !isOnlyLooked(one))
      return part && widthOf(part).min > 0 ? firstOf(part) : undefined
    }
    default:
      return undefined
  }
}
