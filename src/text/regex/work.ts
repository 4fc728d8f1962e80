/**
 * How much work an expression can make for a matcher that follows one way after the other, at the
 * most: a bound that grows with the length of the text.
 *
 * @module
 */
import type { Node } from './tree.js'

/** `factor` times the length of the text to the power of `degree`. */
interface Bound {
  readonly factor: number
  readonly degree: number
}

/** What a part costs each time that it is come to, and in how many ways it can match. */
interface Work {
  readonly costs: Bound
  readonly ways: Bound
}

const ONE: Bound = { factor: 1, degree: 0 }
const LENGTH: Bound = { factor: 1, degree: 1 }
const ENDLESS: Bound = { factor: Number.POSITIVE_INFINITY, degree: 0 }

const times = (a: Bound, b: Bound): Bound => ({
  factor: a.factor * b.factor,
  degree: a.degree + b.degree,
})
const plus = (a: Bound, b: Bound): Bound => ({
  factor: a.factor + b.factor,
  degree: Math.max(a.degree, b.degree),
})
const power = (bound: Bound, exponent: number): Bound => ({
  factor: bound.factor ** exponent,
  degree: bound.degree * exponent,
})

/** The steps that a search for an expression takes in a text of a length, at the most. */
export function workOf(root: Node): (length: number) => number {
  const { costs } = workOfNode(root)
  const isAnchored = isAtStart(root)
  return (length) => {
    const size = length + 1
    const once = costs.factor * size ** costs.degree
    return isAnchored ? once + size : once * size
  }
}

function workOfNode(node: Node): Work {
  switch (node.kind) {
    case 'group':
      return workOfNode(node.of)
    case 'look': {
      const { costs } = workOfNode(node.of)
      return { costs: plus(costs, ONE), ways: ONE }
    }
    case 'reference':
      return { costs: LENGTH, ways: ONE }
    case 'texts':
      return { costs: ENDLESS, ways: ENDLESS }
    case 'sequence':
      return node.parts.map(workOfNode).reduce(
        (all, one) => ({
          costs: plus(all.costs, times(all.ways, one.costs)),
          ways: times(all.ways, one.ways),
        }),
        { costs: ONE, ways: ONE },
      )
    case 'choice':
      return node.parts.map(workOfNode).reduce((all, one) => ({
        costs: plus(all.costs, one.costs),
        ways: plus(all.ways, one.ways),
      }))
    case 'repeat':
      return workOfRepeat(node)
    default:
      return { costs: ONE, ways: ONE }
  }
}

function workOfRepeat({ of, min, max }: Extract<Node, { kind: 'repeat' }>): Work {
  const { costs, ways } = workOfNode(of)
  const isOneWay = ways.factor <= 1 && ways.degree === 0
  if (max === undefined) {
    if (!isOneWay) return { costs: ENDLESS, ways: ENDLESS }
    const rounds: Bound = { factor: 1 + min, degree: 1 }
    return { costs: times(costs, rounds), ways: LENGTH }
  }
  const rounds: Bound = { factor: max + 1, degree: 0 }
  if (isOneWay) return { costs: times(costs, rounds), ways: { factor: max - min + 1, degree: 0 } }
  return {
    costs: times(times(costs, rounds), power(ways, max)),
    ways: times(rounds, power(ways, max)),
  }
}

/** Whether a match can begin at the start of the text alone. */
function isAtStart(node: Node): boolean {
  switch (node.kind) {
    case 'condition':
      return node.isAtStart === true
    case 'group':
      return isAtStart(node.of)
    case 'choice':
      return node.parts.every(isAtStart)
    case 'sequence':
      return node.parts[0] !== undefined && isAtStart(node.parts[0])
    default:
      return false
  }
}
