// The binary form of WebAssembly modules: sections, numbers, instructions.
// See https://webassembly.github.io/spec/core/binary/

export const SECTION = {
  custom: 0,
  type: 1,
  import: 2,
  function: 3,
  global: 6,
  export: 7,
  code: 10,
}

/** Instructions by name. */
export const OP = {
  unreachable: 0x00,
  block: 0x02,
  loop: 0x03,
  if: 0x04,
  end: 0x0b,
  br: 0x0c,
  return: 0x0f,
  call: 0x10,
  callIndirect: 0x11,
  localGet: 0x20,
  globalGet: 0x23,
  globalSet: 0x24,
  constant: 0x41,
  less: 0x48,
  add: 0x6a,
  subtract: 0x6b,
  shiftRight: 0x76,
}

/** How many numbers follow an instruction; those that are not here have none. */
const NUMBERS = new Map([
  ...[OP.block, OP.loop, OP.if, OP.br, 0x0d, OP.call, 0xd0, 0xd2].map((op) => [op, 1]),
  [OP.callIndirect, 2],
  ...range(0x20, 0x26).map((op) => [op, 1]),
  ...range(0x28, 0x3e).map((op) => [op, 2]),
  ...range(0x3f, 0x42).map((op) => [op, 1]),
])
/** The same of those with the prefix 0xfc. */
const PREFIXED = new Map([
  ...range(0, 7).map((op) => [op, 0]),
  ...[8, 10, 12, 14].map((op) => [op, 2]),
  ...[9, 11, 13, 15, 16, 17].map((op) => [op, 1]),
])
const KNOWN = new Set([0, 1, 5, 0x0b, 0x0f, 0x1a, 0x1b, 0xd1, ...range(0x45, 0xc4)])

function range(from, to) {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}

/** Reads numbers and instructions, one after the other. */
export class Reader {
  at = 0
  constructor(bytes) {
    this.bytes = bytes
  }

  byte() {
    return this.bytes[this.at++]
  }

  pass(bytes) {
    this.at += bytes
  }

  uleb() {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte()
      value += (byte & 127) * 2 ** shift
      if (byte < 128) return value
    }
  }

  sleb() {
    let value = 0
    for (let shift = 0; ; ) {
      const byte = this.byte()
      value |= (byte & 127) << shift
      shift += 7
      if (byte < 128) return shift < 32 && byte & 64 ? value | (-1 << shift) : value
    }
  }

  skip(numbers) {
    for (let i = 0; i < numbers; i++) while (this.byte() >= 128);
  }

  /** Passes over an instruction and gives its number: 0xfc0a for 0xfc 10. */
  instruction() {
    const op = this.byte()
    if (op === 0xfc) {
      const second = this.uleb()
      if (!PREFIXED.has(second)) throw unknown(`0xfc ${second}`)
      this.skip(PREFIXED.get(second))
      return 0xfc00 + second
    }
    if (op === 0x0e) this.skip(this.uleb() + 1)
    else if (op === 0x1c) this.skip(this.uleb())
    else if (op === 0x43) this.pass(4)
    else if (op === 0x44) this.pass(8)
    else if (NUMBERS.has(op)) this.skip(NUMBERS.get(op))
    else if (!KNOWN.has(op)) throw unknown(`0x${op.toString(16)}`)
    return op
  }
}

const unknown = (op) => new Error(`an instruction of WebAssembly that is not known here: ${op}`)

export function uleb(value) {
  const bytes = []
  for (let left = value; ; left = Math.floor(left / 128)) {
    if (left < 128) return [...bytes, left]
    bytes.push((left % 128) + 128)
  }
}

export function sleb(value) {
  return value >= -64 && value < 64 ? [value & 127] : [(value & 127) | 128, ...sleb(value >> 7)]
}

/** The sections of a module, in order. */
export function sectionsOf(wasm) {
  const reader = new Reader(wasm)
  reader.pass(8)
  const sections = []
  while (reader.at < wasm.length) {
    const id = reader.byte()
    const size = reader.uleb()
    sections.push({ id, body: wasm.subarray(reader.at, reader.at + size) })
    reader.pass(size)
  }
  return sections
}

/** A module of sections. */
export const moduleOf = (wasm, sections) =>
  Buffer.concat([
    wasm.subarray(0, 8),
    ...sections.flatMap(({ id, body }) => [Buffer.from([id, ...uleb(body.length)]), body]),
  ])

/** How many entries a section has that is a list. */
export const countOf = ({ body }) => new Reader(body).uleb()

/** Adds entries to a section that is a list. */
export function append(section, entries) {
  const reader = new Reader(section.body)
  const count = reader.uleb()
  section.body = Buffer.concat([
    Buffer.from(uleb(count + entries.length)),
    section.body.subarray(reader.at),
    ...entries.map((entry) => Buffer.from(entry.flat())),
  ])
}

/** What a module imports, by kind: functions, tables, memories, globals. */
export function importsOf({ body }) {
  const reader = new Reader(body)
  const types = []
  const count = [0, 0, 0, 0]
  for (let left = reader.uleb(); left > 0; left--) {
    for (const _ of ['module', 'name']) reader.pass(reader.uleb())
    const kind = reader.byte()
    count[kind]++
    if (kind === 0) types.push(reader.uleb())
    else if (kind === 3) reader.skip(2)
    else {
      if (kind === 1) reader.skip(1)
      reader.skip(reader.byte() & 1 ? 2 : 1)
    }
  }
  return { functions: count[0], globals: count[3], types }
}

/** The types of functions: how many parameters, and the byte of the result or of none. */
export function typesOf({ body }) {
  const reader = new Reader(body)
  return Array.from({ length: reader.uleb() }, () => {
    reader.pass(1)
    const parameters = reader.uleb()
    reader.skip(parameters)
    const results = reader.uleb()
    if (results > 1) throw new Error('functions with several results are not metered')
    return { parameters, result: results === 0 ? 0x40 : reader.byte() }
  })
}

/** The numbers that globals of the form `i32.const n` begin with. */
export function globalsOf({ body }) {
  const reader = new Reader(body)
  return Array.from({ length: reader.uleb() }, () => {
    const [type, mutable] = [reader.byte(), reader.byte()]
    const first = reader.byte()
    const value = first === OP.constant ? reader.sleb() : undefined
    if (first !== OP.constant) reader.skip(1)
    while (reader.byte() !== OP.end);
    return { type, isMutable: mutable === 1, value }
  })
}
