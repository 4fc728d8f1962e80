/**
 * From trees to programs for the matcher that follows one way after the other.
 *
 * @module
 */
import { LONGEST } from './compile.js'
import {
  type Assertion,
  type CharacterSet,
  type Condition,
  type GroupRange,
  type Node,
  PROBLEMS,
  RegexError,
  type TextLengths,
  type Tree,
} from './tree.js'
import { firstOf, widthOf } from './widths.js'

/** The registers of a loop: how many rounds it has made, and where the present one began. */
interface LoopRegisters {
  readonly count: number
  readonly begin: number
}

/** One instruction. Places are indexes into the program; what goes on goes on at the next one. */
export type Instruction =
  | { readonly op: 'set'; readonly has: CharacterSet; readonly isBackward: boolean }
  /** As many characters of a set as there are, or as few as can be. */
  | {
      readonly op: 'run'
      readonly has: CharacterSet
      readonly min: number
      readonly max: number
      readonly lazy: boolean
      readonly isBackward: boolean
    }
  | { readonly op: 'texts'; readonly lengths: TextLengths; readonly isBackward: boolean }
  | { readonly op: 'assert'; readonly of: Assertion }
  | { readonly op: 'condition'; readonly holds: Condition }
  /** Goes on here, or else at another place; or the other way round. */
  | { readonly op: 'split'; other: number; readonly isOtherFirst: boolean }
  | { readonly op: 'jump'; to: number }
  /** Notes the present place in the text in a register. */
  | { readonly op: 'save'; readonly register: number }
  /** Forgets what groups took. */
  | { readonly op: 'clear'; readonly groups: GroupRange }
  | { readonly op: 'loop'; readonly registers: LoopRegisters }
  /** Begins a round, or leaves the loop. */
  | {
      readonly op: 'turn'
      readonly registers: LoopRegisters
      readonly min: number
      readonly max: number
      readonly lazy: boolean
      out: number
    }
  | { readonly op: 'round'; readonly registers: LoopRegisters }
  /** A round ends. */
  | {
      readonly op: 'again'
      readonly registers: LoopRegisters
      readonly min: number
      readonly to: number
    }
  | {
      readonly op: 'reference'
      readonly groups: readonly number[]
      readonly isSame: (taken: string, here: string) => boolean
      readonly isBackward: boolean
    }
  /** What has to stand here, or must not: from the next instruction to before `end`. */
  | { readonly op: 'look'; readonly negated: boolean; end: number }
  | { readonly op: 'match' }

/** A program. */
export interface BacktrackProgram {
  readonly code: readonly Instruction[]
  readonly groups: number
  readonly registers: number
  readonly isJavaScript: boolean
  readonly isOfUnits: boolean
  /** What a match can begin with; undefined if that may be anything, or nothing. */
  readonly first: CharacterSet | undefined
}

/** Compiles a tree. @throws RegexError when the program would be too long */
export function compileForBacktracking(tree: Tree): BacktrackProgram {
  const { root, groups, isJavaScript = false, isOfUnits = false } = tree
  const compiler = new Compiler(2 * (groups + 1))
  compiler.group(root, 0)
  compiler.add({ op: 'match' })
  const { code, registers } = compiler
  return { code, groups, registers, isJavaScript, isOfUnits, first: firstOf(root) }
}

class Compiler {
  readonly code: Instruction[] = []
  /** Whether what is compiled goes from the end of its text to the beginning. */
  private isBackward = false

  constructor(public registers: number) {}

  add<One extends Instruction>(one: One): One {
    if (this.code.length >= LONGEST) throw new RegexError(PROBLEMS.big)
    this.code.push(one)
    return one
  }

  group(of: Node, index: number): void {
    const [begin, end] = [2 * index, 2 * index + 1]
    this.add({ op: 'save', register: this.isBackward ? end : begin })
    this.node(of)
    this.add({ op: 'save', register: this.isBackward ? begin : end })
  }

  private node(node: Node): void {
    const { isBackward } = this
    switch (node.kind) {
      case 'set':
        return void this.add({ op: 'set', has: node.has, isBackward })
      case 'texts':
        return void this.add({ op: 'texts', lengths: node.lengths, isBackward })
      case 'assertion':
        return void this.add({ op: 'assert', of: node.of })
      case 'condition':
        return void this.add({ op: 'condition', holds: node.holds })
      case 'sequence':
        for (const part of isBackward ? [...node.parts].reverse() : node.parts) this.node(part)
        return
      case 'choice':
        return this.choice(node.parts)
      case 'group':
        return node.index === 0 ? this.node(node.of) : this.group(node.of, node.index)
      case 'repeat':
        return this.repeat(node)
      case 'keep':
        return void this.add({ op: 'save', register: 0 })
      case 'reference':
        return void this.add({
          op: 'reference',
          groups: node.groups,
          isSame: node.isSame,
          isBackward,
        })
      case 'look':
        return this.look(node)
    }
  }

  private choice(parts: readonly Node[]): void {
    const ends: { to: number }[] = []
    parts.forEach((part, i) => {
      if (i === parts.length - 1) return this.node(part)
      const split = this.add({ op: 'split', other: 0, isOtherFirst: false })
      this.node(part)
      ends.push(this.add({ op: 'jump', to: 0 }))
      split.other = this.code.length
    })
    for (const end of ends) end.to = this.code.length
  }

  private repeat(node: Extract<Node, { kind: 'repeat' }>): void {
    const { of, min, max = Number.POSITIVE_INFINITY, lazy = false, groups } = node
    const { isBackward } = this
    if (of.kind === 'set')
      return void this.add({ op: 'run', has: of.has, min, max, lazy, isBackward })
    const isSimple = min === 0 && (max === 1 || max === Number.POSITIVE_INFINITY)
    if (isSimple && widthOf(of).min > 0) return this.simple(node)
    const registers = { count: this.registers++, begin: this.registers++ }
    this.add({ op: 'loop', registers })
    const to = this.code.length
    const turn = this.add({ op: 'turn', registers, min, max, lazy, out: 0 })
    this.add({ op: 'round', registers })
    if (groups) this.add({ op: 'clear', groups })
    this.node(of)
    this.add({ op: 'again', registers, min, to })
    turn.out = this.code.length
  }

  /** A loop whose rounds need not be counted, and each of which takes something. */
  private simple({ of, max, lazy = false, groups }: Extract<Node, { kind: 'repeat' }>): void {
    const begin = this.code.length
    const split = this.add({ op: 'split', other: 0, isOtherFirst: lazy })
    if (groups) this.add({ op: 'clear', groups })
    this.node(of)
    if (max === undefined) this.add({ op: 'jump', to: begin })
    split.other = this.code.length
  }

  private look({ of, behind, negated }: Extract<Node, { kind: 'look' }>): void {
    const { isBackward } = this
    const look = this.add({ op: 'look', negated, end: 0 })
    this.isBackward = behind
    this.node(of)
    this.isBackward = isBackward
    this.add({ op: 'match' })
    look.end = this.code.length
  }
}
