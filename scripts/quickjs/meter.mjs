// Meters a WebAssembly module that a C compiler made, in time and in depth.
//
// Time: every turn of every loop, and every copy or fill of memory, is paid for from a counter (a
// global that is exported as `fuel`), and the module traps when the counter is spent. An interpreter
// that is asked to stop looks for that only now and then, and not at all while a built-in function
// is at work (`[].indexOf.call({ length: 2 ** 53 })`). A metered one stops at the same place in
// every host, whatever it does.
//
// Depth: the host keeps a part of each frame on its own stack, where the module cannot see it, and
// hosts differ. A metered function takes room for that part from the module's stack too. So what the
// module measures of its stack is about what the host needs, and the module's own checks hold; where
// it has none, it traps at the depth `DEEPEST`.
import {
  OP,
  Reader,
  SECTION,
  append,
  countOf,
  globalsOf,
  importsOf,
  moduleOf,
  sectionsOf,
  sleb,
  typesOf,
  uleb,
} from './wasm.mjs'

/** The name of the exported counter: an i32. */
export const FUEL = 'fuel'
/** What a fresh instance has: enough for whatever it does before it is told. */
const FULL = 2 ** 31 - 1
/** A copy or fill of memory costs one turn for so many bytes (as a power of two), and one more. */
const BYTES_A_TURN = 6

/** What a host's frame takes besides the locals, and what each local takes, in bytes. */
const [FRAME, LOCAL_SIZE] = [160, 3]
/** How far down the stack may go, in bytes. */
export const DEEPEST = 780 * 1024

const [I32, FUNCTION, VOID] = [0x7f, 0x60, 0x40]
const [COPY, FILL] = [0xfc0a, 0xfc0b]

/** The metered form of a module. @throws Error for what it does not know */
export function meter(wasm) {
  const sections = sectionsOf(wasm)
  const find = (id) => sections.find((section) => section.id === id)
  const imports = importsOf(find(SECTION.import))
  const functions = imports.functions + countOf(find(SECTION.function))
  const fuel = imports.globals + countOf(find(SECTION.global))
  const type = countOf(find(SECTION.type))
  const metering = {
    turn: pay(fuel, constant(1)),
    copy: [OP.call, ...uleb(functions)],
    fill: [OP.call, ...uleb(functions + 1)],
    stack: imports.globals + stackPointerOf(globalsOf(find(SECTION.global))),
    bottom: stackTopOf(globalsOf(find(SECTION.global))) - DEEPEST,
    types: typesOf(find(SECTION.type)),
    typeOf: new Reader(find(SECTION.function).body),
  }
  metering.typeOf.uleb()

  const code = find(SECTION.code)
  code.body = meteredCode(code.body, metering)
  append(code, [helper(fuel, [0xfc, 10, 0, 0]), helper(fuel, [0xfc, 11, 0])])
  append(find(SECTION.type), [[FUNCTION, 3, I32, I32, I32, 0]])
  append(find(SECTION.function), [uleb(type), uleb(type)])
  append(find(SECTION.global), [[I32, 1, constant(FULL), OP.end].flat()])
  append(find(SECTION.export), [[FUEL.length, ...Buffer.from(FUEL), 3, ...uleb(fuel)]])
  return moduleOf(
    wasm,
    sections.filter(({ id }) => id !== SECTION.custom),
  )
}

const constant = (value) => [OP.constant, ...sleb(value)]
const get = (index) => [OP.globalGet, ...uleb(index)]
const set = (index) => [OP.globalSet, ...uleb(index)]
const trapIf = (condition) => [...condition, OP.if, VOID, OP.unreachable, OP.end]

/** Takes a price from the counter, and traps when nothing is left. */
const pay = (fuel, price) => [
  ...[get(fuel), price, OP.subtract, set(fuel)].flat(),
  ...trapIf([...get(fuel), ...constant(0), OP.less]),
]

/** A function that pays for so many bytes and then does the instruction. */
function helper(fuel, instruction) {
  const [to, what, size] = [0, 1, 2].map((index) => [OP.localGet, index])
  const price = [...size, ...constant(BYTES_A_TURN), OP.shiftRight, ...constant(1), OP.add]
  const body = [0, ...pay(fuel, price), ...to, ...what, ...size, ...instruction, OP.end]
  return [...uleb(body.length), ...body]
}

/** C compilers for WebAssembly keep their stack pointer in the first global. */
function stackPointerOf([first]) {
  if (first?.type !== I32 || !first.isMutable || first.value === undefined)
    throw new Error('the module has no stack pointer')
  return 0
}

function stackTopOf([first]) {
  if (first.value <= DEEPEST) throw new Error('the stack of the module is too small')
  return first.value
}

function meteredCode(body, metering) {
  const reader = new Reader(body)
  const count = reader.uleb()
  const parts = [Buffer.from(uleb(count))]
  for (let i = 0; i < count; i++) {
    const size = reader.uleb()
    const type = metering.types[metering.typeOf.uleb()]
    const made = meteredFunction(body.subarray(reader.at, reader.at + size), type, metering)
    parts.push(Buffer.from(uleb(made.length)), made)
    reader.pass(size)
  }
  return Buffer.concat(parts)
}

function meteredFunction(body, { parameters, result }, metering) {
  const { turn, copy, fill, stack, bottom } = metering
  const reader = new Reader(body)
  let locals = parameters
  for (let groups = reader.uleb(); groups > 0; groups--) {
    locals += reader.uleb()
    reader.pass(1)
  }
  const start = reader.at
  const isDeep = callsOthers(body, start)
  const room = constant(aligned(FRAME + LOCAL_SIZE * locals))
  const pieces = [body.subarray(0, start)]
  if (isDeep) {
    pieces.push([get(stack), room, OP.subtract, set(stack)].flat())
    pieces.push(trapIf([...get(stack), ...constant(bottom), OP.less]), [OP.block, result])
  }
  let from = start
  let depth = 0
  const replace = (until, by) => {
    pieces.push(body.subarray(from, until), by)
    from = reader.at
  }
  while (reader.at < body.length) {
    const at = reader.at
    const op = reader.instruction()
    if (op === OP.loop) replace(reader.at, turn)
    else if (op === COPY) replace(at, copy)
    else if (op === FILL) replace(at, fill)
    else if (op === OP.return && isDeep) replace(at, [OP.br, ...uleb(depth)])
    if (op === OP.block || op === OP.loop || op === OP.if) depth++
    else if (op === OP.end) depth--
  }
  pieces.push(body.subarray(from))
  if (isDeep) pieces.push([get(stack), room, OP.add, set(stack), OP.end].flat())
  return Buffer.concat(pieces.map((piece) => Buffer.from(piece)))
}

/** C compilers count on the stack pointer being a multiple of 16. */
const aligned = (size) => (size + 15) & ~15

/** Only a function that calls others can be part of a recursion. */
function callsOthers(body, from) {
  const reader = new Reader(body)
  reader.pass(from)
  while (reader.at < body.length) {
    const op = reader.instruction()
    if (op === OP.call || op === OP.callIndirect) return true
  }
  return false
}
