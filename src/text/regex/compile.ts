/**
 * From trees to programs for the parallel matcher: lists of instructions.
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
import { firstOf, widthOf } from './widths.js'

/** How deep groups may be nested, how often `{n}` may repeat, how long a program may be. */
export const DEEPEST = 200
export const MOST_TIMES = 32_767
export const LONGEST = 20_000

/** One instruction. Places are indexes into the program. */
export type Instruction =
  | { readonly op: 'set'; readonly has: CharacterSet }
  | { readonly op: 'assert'; readonly of: Assertion }
  /** Goes on at both places, at `first` rather than at `second`. */
  | { readonly op: 'split'; first: number; second: number }
  | { readonly op: 'jump'; to: number }
  /** Notes the present place in the text: 2n where group n begins, 2n+1 where it ends. */
  | { readonly op: 'save'; readonly slot: number }
  /** A round of a loop ends that may have taken no text. */
  | { readonly op: 'again'; readonly to: number; out: number }
  | { readonly op: 'match' }

/** A program. */
export interface Program {
  readonly code: readonly Instruction[]
  readonly groups: number
  /** What a match can begin with; undefined if that may be anything, or nothing. */
  readonly first: CharacterSet | undefined
}

/** Whether a part cannot be followed in parallel: references, looks, conditions, texts. */
export function needsBacktracking(node: Node): boolean {
  switch (node.kind) {
    case 'reference':
    case 'look':
    case 'condition':
    case 'texts':
      return true
    case 'sequence':
    case 'choice':
      return node.parts.some(needsBacktracking)
    case 'repeat':
    case 'group':
      return needsBacktracking(node.of)
    default:
      return false
  }
}

/** Compiles a tree. @throws RegexError when the program would be too long */
export function compile({ root, groups }: Tree): Program {
  const compiler = new Compiler()
  compiler.group(root, 0)
  compiler.add({ op: 'match' })
  return { code: compiler.code, groups, first: firstOf(root) }
}

class Compiler {
  readonly code: Instruction[] = []

  add<One extends Instruction>(one: One): One {
    if (this.code.length >= LONGEST) throw new RegexError(PROBLEMS.big)
    this.code.push(one)
    return one
  }

  group(of: Node, index: number): void {
    this.add({ op: 'save', slot: 2 * index })
    this.node(of)
    this.add({ op: 'save', slot: 2 * index + 1 })
  }

  private node(node: Node): void {
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
        return node.index === 0 ? this.node(node.of) : this.group(node.of, node.index)
      case 'repeat':
        return this.repeat(node)
      case 'keep':
        this.add({ op: 'save', slot: 0 })
    }
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
    this.node(of)
    if (widthOf(of).min > 0) this.add({ op: 'jump', to: begin })
    else {
      const again = this.add({ op: 'again', to: begin, out: 0 })
      again.out = this.code.length
    }
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
}
