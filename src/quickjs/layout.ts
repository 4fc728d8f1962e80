/**
 * Where things are in the memory of QuickJS: which part of it makes up a script, and where it says
 * how far it reaches.
 *
 * From below: what the module brings (constants, variables), the stack, the heap. The heap ends at
 * the break, an address that a variable of the C library holds and that only grows. The stack is
 * empty between inputs. So a script is the variables and the heap.
 *
 * @module
 */
import { type Instance, instantiate } from './instance.js'
import type { WasmModule } from './platform.js'

/** Memory is compared and kept by pieces of this size. */
export const PIECE = 1024
const WORDS = PIECE / 4

/** The module is built with a stack of 5 MiB. */
const STACK_SIZE = 5 * 1_048_576
/** Enough to move the break. */
const MUCH = 1_048_576

/** The layout of an engine's memory. */
export interface Layout {
  /** The stack begins here and grows downwards; the heap begins here, too. */
  readonly stackTop: number
  /** The number of the word that holds the break. */
  readonly break: number
  /** How many pieces there are below the stack. */
  readonly lower: number
  /** The number of the first piece of the heap. */
  readonly heap: number
}

/** Finds out the layout by trying. @throws Error for a module that is built in another way */
export function layoutOf(module: WasmModule): Layout {
  const instance = instantiate(module, { now: () => 0, call: () => 0, grows: () => {} })
  const stackTop = instance.functions.emscripten_stack_get_current()
  const bottom = stackTop - STACK_SIZE
  const before = new Int32Array(instance.memory.buffer.slice(0, bottom))
  const address = instance.functions.malloc(MUCH)
  const after = new Int32Array(instance.memory.buffer, 0, before.length)
  const end = address + MUCH
  const candidates = [...after.keys()].filter((word) => {
    const [was = 0, is = 0] = [before[word], after[word]]
    return was >= stackTop && was <= address && is >= end && is <= end + 2 * WASM_GRANULARITY
  })
  if (bottom < 0 || candidates.length !== 1 || !isEmpty(instance, bottom, stackTop))
    throw new Error('the memory of QuickJS is laid out in another way than expected')
  return {
    stackTop,
    break: candidates[0] as number,
    lower: Math.ceil(bottom / PIECE),
    heap: Math.floor(stackTop / PIECE),
  }
}

/** The heap grows by multiples of this. */
const WASM_GRANULARITY = 65_536

/** Nothing but what the calls above left at the upper end of the stack. */
const isEmpty = ({ memory }: Instance, from: number, to: number): boolean =>
  new Int32Array(memory.buffer, Math.ceil(from / 4) * 4, (to - from - PIECE) / 4).every(
    (word) => word === 0,
  )

/** How many pieces a script has whose break is at an address. */
export const piecesTo = ({ lower, heap }: Layout, end: number): number =>
  lower + Math.ceil(end / PIECE) - heap

/** Where a script's piece is in memory, in words. */
export const wordOf = ({ lower, heap }: Layout, piece: number): number =>
  (piece < lower ? piece : piece - lower + heap) * WORDS

/** How many words a piece has. */
export const PIECE_WORDS = WORDS
