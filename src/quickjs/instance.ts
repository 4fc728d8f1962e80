/**
 * An instance of QuickJS: its memory, its functions, and the few things of a host that it calls.
 *
 * The module is the one that quickjs-emscripten publishes, whose imports and exports bear short
 * names that change with every build; `names.ts` says which is which. It is instantiated here and
 * not by the code that comes with it, because a fork needs instances at once (that code makes them
 * later) and because nothing of the host may be seen: no clock, no time zone, no environment.
 *
 * @see https://github.com/justjake/quickjs-emscripten/blob/main/c/interface.c
 */
import { EXPORTS, IMPORTS } from './names.js'
import { type WasmFunction, type WasmMemory, type WasmModule, platform } from './platform.js'

/** The size of a page of WebAssembly. */
export const WASM_PAGE = 65_536
/** What the module begins with, and the most that it can have: 16 MiB and 2 GiB. */
const [FIRST_PAGES, MOST_PAGES] = [256, 32_768]
/** How much memory an instance has at first, in bytes. */
export const FIRST_MEMORY = FIRST_PAGES * WASM_PAGE
/** How much memory is added at once. */
const GROWTH = 1_048_576

/** What an instance asks of its runner. */
interface Outside {
  /** Virtual time, in milliseconds. */
  now(): number
  /** A script calls the host's function with this number; gives a value, by its address. */
  call(number: number, argument: number): number
  /** Memory shall grow to so many bytes. Throws when that is too much. */
  grows(bytes: number): void
}

/** The functions of QuickJS that are used; addresses and flags are numbers. */
export type Functions = Readonly<Record<keyof typeof EXPORTS, (...args: number[]) => number>>

/** An instance that has done nothing yet. */
export interface Instance {
  readonly memory: WasmMemory
  readonly functions: Functions
  /** How many turns the instance may still do; below 0 it has been stopped. */
  readonly fuel: { value: number }
}

/** Makes an instance. */
export function instantiate(module: WasmModule, outside: Outside): Instance {
  const memory = new platform.WebAssembly.Memory({ initial: FIRST_PAGES, maximum: MOST_PAGES })
  const imports: Record<string, unknown> = { [IMPORTS.memory]: memory }
  for (const [name, run] of Object.entries(hostOf(memory, outside)))
    imports[IMPORTS[name as keyof typeof IMPORTS]] = run
  const { exports } = new platform.WebAssembly.Instance(module, { a: imports })
  const functions = Object.fromEntries(
    Object.entries(EXPORTS).map(([name, short]) => [name, exports[short]]),
  ) as unknown as Functions
  functions.initialize()
  return { memory, functions, fuel: exports.fuel as { value: number } }
}

type Host = Readonly<Record<Exclude<keyof typeof IMPORTS, 'memory'>, WasmFunction>>

function hostOf(memory: WasmMemory, outside: Outside): Host {
  const nothing = (): number => 0
  const never = (): never => {
    throw new platform.WebAssembly.RuntimeError('QuickJS has aborted')
  }
  const numbers = (): DataView => new DataView(memory.buffer)
  return {
    assertion: never,
    abort: never,
    exit: never,
    now: () => outside.now(),
    clock(_id: number, _precision: bigint, result: number) {
      numbers().setBigInt64(result, BigInt(outside.now()) * 1_000_000n, true)
      return 0
    },
    localTime: (seconds: bigint, result: number) =>
      writeTime(numbers(), Number(seconds) * 1000, result),
    timeZone: (offset: number, hasSummer: number, winterName: number, summerName: number) =>
      writeUtc(numbers(), offset, hasSummer, [winterName, summerName]),
    resize: (bytes: number) => resize(memory, bytes >>> 0, outside),
    callFunction: (
      _context: number,
      _self: number,
      count: number,
      values: number,
      number: number,
    ) => outside.call(number, count > 0 ? values : 0),
    // A script is stopped by its fuel.
    shouldInterrupt: nothing,
    loadModule: nothing,
    normalizeModule: nothing,
    freeHostReference: () => {},
    environmentSizes(count: number, size: number) {
      numbers().setUint32(count, 0, true)
      numbers().setUint32(size, 0, true)
      return 0
    },
    environment: nothing,
    keepAlive: () => {},
    setTimer: nothing,
    closeFile: () => BAD_FILE,
    seekFile: () => BAD_FILE,
    writeFile: () => BAD_FILE,
  }
}

/** WASI's number for a file descriptor that is none. */
const BAD_FILE = 8

function resize(memory: WasmMemory, bytes: number, outside: Outside): number {
  const before = memory.buffer.byteLength
  const wanted = Math.ceil(bytes / GROWTH) * GROWTH
  if (wanted > MOST_PAGES * WASM_PAGE) return 0
  outside.grows(wanted)
  memory.grow((wanted - before) / WASM_PAGE)
  return 1
}

/** Writes a `struct tm` of C, in UTC. */
function writeTime(numbers: DataView, milliseconds: number, result: number): void {
  const time = new Date(milliseconds)
  const fields = [
    time.getUTCSeconds(),
    time.getUTCMinutes(),
    time.getUTCHours(),
    time.getUTCDate(),
    time.getUTCMonth(),
    time.getUTCFullYear() - 1900,
    time.getUTCDay(),
  ]
  for (let i = 0; i < 10; i++) numbers.setInt32(result + 4 * i, fields[i] ?? 0, true)
}

function writeUtc(
  numbers: DataView,
  offset: number,
  hasSummer: number,
  names: readonly number[],
): void {
  numbers.setInt32(offset, 0, true)
  numbers.setInt32(hasSummer, 0, true)
  for (const name of names)
    [...'UTC\0'].forEach((letter, i) => numbers.setUint8(name + i, letter.charCodeAt(0)))
}
