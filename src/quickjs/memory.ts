/**
 * The memory of scripts: how it is taken out of an engine and put into one.
 *
 * A script's memory is a value that lies in the world: a list of pieces, as text. A piece that is as
 * it was when the engine had booted is ''. What an input does changes a few pieces; the others are
 * shared by the world before it and the world after it.
 *
 * @module
 */
import { fromBase64, toBase64 } from './base64.js'
import type { Addresses, Engine } from './engine.js'
import { WASM_PAGE } from './instance.js'
import { type Layout, PIECE, PIECE_WORDS, piecesTo, wordOf } from './layout.js'

/** The memory of a script, as it lies in the world. */
export interface ScriptMemory {
  /** How many pages of WebAssembly the engine had. */
  readonly pages: number
  /** In base64; '' is a piece as every engine has it at first. */
  readonly pieces: readonly string[]
}

/** What every engine's memory is at first. */
export interface Booted {
  readonly layout: Layout
  readonly at: Addresses
  /** The pieces, one after the other. */
  readonly words: Int32Array
}

/** The heap grows by multiples of this; where it once ended, the C library has left a word. */
const [SEGMENT, MARK] = [65_536, 36]

/** The memory of an engine, and what is known of it. */
export class EngineMemory {
  /** What the memory was when it was last looked at; undefined when a script has left it broken. */
  private known: ScriptMemory | undefined
  /** A copy of the pieces as they were then. */
  private copy: Int32Array
  /** A script has run since. */
  private hasRun = false

  constructor(
    private readonly engine: Engine,
    private readonly booted: Booted,
  ) {
    this.copy = new Int32Array(0)
  }

  /** Pages of WebAssembly. */
  get pages(): number {
    return this.engine.instance.memory.buffer.byteLength / WASM_PAGE
  }

  /** How far the heap reaches, in bytes above its beginning. */
  get heap(): number {
    return this.end(this.words()) - this.booted.at.stackTop
  }

  /** A script runs now. */
  touch(): void {
    this.hasRun = true
  }

  /** Nothing is known of the memory any more. */
  forget(): void {
    this.known = undefined
    this.engine.recover()
  }

  /** Makes the memory that of a script. The engine has as many pages or fewer. */
  load(wanted: ScriptMemory): void {
    if (this.known === wanted && !this.hasRun) return
    const { memory } = this.engine.instance
    if (this.pages < wanted.pages) memory.grow(wanted.pages - this.pages)
    const words = this.words()
    const { known, hasRun } = this
    if (!known) this.clear(words, wanted.pieces.length)
    else if (hasRun) this.tidy(words)
    const there = known ? piecesTo(this.booted.layout, this.end(words)) : 0
    this.copy = extended(this.copy, wanted.pieces.length)
    const most = Math.max(there, wanted.pieces.length)
    for (let piece = 0; piece < most; piece++) {
      const text = wanted.pieces[piece] ?? ''
      if (hasRun || text !== known?.pieces[piece]) this.put(words, piece, text)
    }
    this.known = wanted
    this.hasRun = false
  }

  /** The memory as a value; what has not changed is shared with what was loaded. */
  save(): ScriptMemory {
    const { layout } = this.booted
    const words = this.words()
    this.tidy(words)
    const count = piecesTo(layout, this.end(words))
    const before = this.known?.pieces
    this.copy = extended(this.copy, count)
    const pieces: string[] = []
    let isSame = this.known?.pages === this.pages && before?.length === count
    for (let piece = 0; piece < count; piece++) {
      const [from, to] = [wordOf(layout, piece), piece * PIECE_WORDS]
      const same = before?.[piece]
      if (same !== undefined && areEqual(words, from, this.copy, to)) pieces.push(same)
      else {
        pieces.push(this.text(words, piece))
        this.copy.set(words.subarray(from, from + PIECE_WORDS), to)
        isSame = false
      }
    }
    if (!this.known || !isSame) this.known = { pages: this.pages, pieces }
    this.hasRun = false
    return this.known
  }

  private words(): Int32Array {
    return new Int32Array(this.engine.instance.memory.buffer)
  }

  /** The break. */
  private end(words: Int32Array): number {
    return words[this.booted.layout.break] as number
  }

  /** Empties what a script has used and does not have: the end of the stack, and above the heap. */
  private tidy(words: Int32Array): void {
    const { layout } = this.booted
    words.fill(0, wordOf(layout, layout.lower), layout.stackTop / 4)
    const end = this.end(words)
    const reach = reachOf(words, end)
    if (reach > end) words.fill(0, end / 4, reach / 4)
  }

  /** Empties everything above what a script will have. */
  private clear(words: Int32Array, pieces: number): void {
    words.fill(0, wordOf(this.booted.layout, pieces))
    words.fill(0, this.booted.layout.lower * PIECE_WORDS, this.booted.layout.stackTop / 4)
  }

  private put(words: Int32Array, piece: number, text: string): void {
    const from = wordOf(this.booted.layout, piece)
    const to = piece * PIECE_WORDS
    if (text !== '') fromBase64(text, new Uint8Array(words.buffer), from * 4)
    else {
      const first = this.booted.words.subarray(to, to + PIECE_WORDS)
      if (first.length > 0) words.set(first, from)
      else words.fill(0, from, from + PIECE_WORDS)
    }
    if (to + PIECE_WORDS <= this.copy.length)
      this.copy.set(words.subarray(from, from + PIECE_WORDS), to)
  }

  private text(words: Int32Array, piece: number): string {
    const from = wordOf(this.booted.layout, piece)
    const first = piece * PIECE_WORDS
    const isFirst =
      first < this.booted.words.length
        ? areEqual(words, from, this.booted.words, first)
        : words.subarray(from, from + PIECE_WORDS).every((word) => word === 0)
    return isFirst ? '' : toBase64(new Uint8Array(words.buffer, from * 4, PIECE))
  }
}

/** The memory of an engine that has just booted. */
export function bootedMemory({ instance, addresses }: Engine, layout: Layout): Booted {
  const words = new Int32Array(instance.memory.buffer)
  words.fill(0, wordOf(layout, layout.lower), layout.stackTop / 4)
  const count = piecesTo(layout, words[layout.break] as number)
  const copy = new Int32Array(count * PIECE_WORDS)
  for (let piece = 0; piece < count; piece++) {
    const from = wordOf(layout, piece)
    copy.set(words.subarray(from, from + PIECE_WORDS), piece * PIECE_WORDS)
  }
  return { layout, at: addresses, words: copy }
}

/** How far the heap has ever reached since it was tidied, if that is above its end. */
function reachOf(words: Int32Array, end: number): number {
  const last = words.length * 4
  for (let at = last - ((last - end) % SEGMENT); at > end; at -= SEGMENT)
    if (words[(at - MARK) / 4] !== 0) return at
  return end
}

function areEqual(a: Int32Array, from: number, b: Int32Array, at: number): boolean {
  for (let i = 0; i < PIECE_WORDS; i++) if (a[from + i] !== b[at + i]) return false
  return true
}

function extended(words: Int32Array, pieces: number): Int32Array {
  const size = pieces * PIECE_WORDS
  if (words.length >= size) return words
  const longer = new Int32Array(size + (size >> 2))
  longer.set(words)
  return longer
}
