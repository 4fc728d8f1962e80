/**
 * From trees to programs: a list of instructions that both matchers carry out.
 *
 * @see https://swtch.com/~rsc/regexp/regexp2.html
 */
import {
  type Assertion,
  type CharacterSet,
  type Node,
  PROBLEMS,
  RegexError,
  type Tree,
} from './tree.js'

/** How deep groups may be nested, how often `{n}` may repeat, how long a program may be. */
export const DEEPEST = 200
export const MOST_TIMES = 32_767
const LONGEST = 20_000

/** One instruction. Places are indexes into the program. */
export type Instruction =
  | { readonly op: 'set'; readonly has: CharacterSet }
  | { readonly op: 'assert'; readonly of: Assertion }
  /** Goes on at both places, at `first` rather than at `second`. */
  | { readonly op: 'split'; first: number; second: number }
  | { readonly op: 'jump'; to: number }
  /** Notes the present place in the text: 2n where group n begins, 2n+1 where it ends. */
  | { readonly op: 'save'; readonly slot: number }
  | { readonly op: 'reference'; readonly index: number; readonly ignoresCase: boolean }
  /** A round of a loop begins, and ends: one that took no text is the last. */
  | { readonly op: 'round'; readonly loop: number }
  | { readonly op: 'again'; readonly loop: number; readonly to: number; out: number }
  | {
      readonly op: 'look'
      readonly program: Program
      readonly behind: Width | undefined
      readonly negated: boolean
    }
  | { readonly op: 'match' }

/** How many characters a part can take. */
interface Width {
  readonly min: number
  readonly max: number
}

/** A program. */
export interface Program {
  readonly code: readonly Instruction[]
  readonly groups: number
  readonly loops: number
  /** It takes more than one place at a time to carry out: references and looks. */
  readonly backtracks: boolean
  /** What a match can begin with; undefined if that may be anything, or nothing. */
  readonly first: CharacterSet | undefined
}

/** Compiles a tree. @throws RegexError when the program would be too long */
export function compile({ root, groups }: Tree): Program {
  const compiler = new Compiler()
  compiler.node({ kind: 'group', of: root, index: 0 }, true)
  compiler.add({ op: 'match' })
  return {
    code: compiler.code,
    groups,
    loops: compiler.loops,
    backtracks: compiler.backtracks,
    first: firstOf(root),
  }
}

class Compiler {
  readonly code: Instruction[] = []
  loops = 0
  backtracks = false

  add<One extends Instruction>(one: One): One {
    if (this.code.length >= LONGEST) throw new RegexError(PROBLEMS.big)
    this.code.push(one)
    return one
  }

  node(node: Node, isWhole = false): void {
    switch (node.kind) {
      case 'set':
        this.add({ op: 'set', has: node.has })
        return
      case 'assertion':
        this.add({ op: 'assert', of: node.of })
        return
      case 'sequence':
        for (const part of node.parts) this.node(part)
        return
      case 'choice':
        return this.choice(node.parts)
      case 'group':
        return this.group(node.of, isWhole ? 0 : node.index, isWhole)
      case 'repeat':
        return this.repeat(node)
      case 'keep':
        this.add({ op: 'save', slot: 0 })
        return
      case 'reference':
        this.backtracks = true
        this.add({ op: 'reference', index: node.index, ignoresCase: node.ignoresCase })
        return
      case 'look':
        return this.look(node)
    }
  }

  private group(of: Node, index: number, isWhole: boolean): void {
    if (index === 0 && !isWhole) return this.node(of)
    this.add({ op: 'save', slot: 2 * index })
    this.node(of)
    this.add({ op: 'save', slot: 2 * index + 1 })
  }

  private choice(parts: readonly Node[]): void {
    const ends: { to: number }[] = []
    parts.forEach((part, i) => {
      if (i === parts.length - 1) return this.node(part)
      const split = this.add({ op: 'split', first: this.code.length + 1, second: 0 })
      this.node(part)
      ends.push(this.add({ op: 'jump', to: 0 }))
      split.second = this.code.length
    })
    for (const end of ends) end.to = this.code.length
  }

  private repeat({ of, min, max, lazy = false }: Extract<Node, { kind: 'repeat' }>): void {
    for (let i = 0; i < min; i++) this.node(of)
    if (max === undefined) return this.loop(of, lazy)
    const splits: { first: number; second: number }[] = []
    for (let i = min; i < max; i++) {
      splits.push(this.split(lazy))
      this.node(of)
    }
    for (const split of splits) this.leave(split, lazy)
  }

  private loop(of: Node, lazy: boolean): void {
    const begin = this.code.length
    const split = this.split(lazy)
    if (widthOf(of).min > 0) {
      this.node(of)
      this.add({ op: 'jump', to: begin })
      return this.leave(split, lazy)
    }
    const loop = this.loops++
    this.add({ op: 'round', loop })
    this.node(of)
    const again = this.add({ op: 'again', loop, to: begin, out: 0 })
    again.out = this.code.length
    this.leave(split, lazy)
  }

  /** A choice between what follows here, and a place that `leave` fills in. */
  private split(lazy: boolean): { first: number; second: number } {
    const next = this.code.length + 1
    return this.add(
      lazy ? { op: 'split', first: 0, second: next } : { op: 'split', first: next, second: 0 },
    )
  }

  private leave(split: { first: number; second: number }, lazy: boolean): void {
    split[lazy ? 'first' : 'second'] = this.code.length
  }

  private look({ of, behind, negated }: Extract<Node, { kind: 'look' }>): void {
    this.backtracks = true
    const inner = new Compiler()
    inner.loops = this.loops
    inner.node(of)
    inner.add({ op: 'match' })
    this.loops = inner.loops
    const program: Program = {
      code: inner.code,
      groups: 0,
      loops: 0,
      backtracks: true,
      first: undefined,
    }
    this.add({ op: 'look', program, behind: behind ? widthOf(of) : undefined, negated })
  }
}

const sum = (widths: readonly Width[]): Width =>
  widths.reduce((all, one) => ({ min: all.min + one.min, max: all.max + one.max }), NONE)

const NONE: Width = { min: 0, max: 0 }

function widthOf(node: Node): Width {
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
      return { min: 0, max: Number.POSITIVE_INFINITY }
    default:
      return NONE
  }
}

/** What a match can begin with; undefined when that is not one set. */
function firstOf(node: Node): CharacterSet | undefined {
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
      const part = node.parts.find((one) => one.kind !== 'sequence' || one.parts.length > 0)
      return part && widthOf(part).min > 0 ? firstOf(part) : undefined
    }
    default:
      return undefined
  }
}
