/**
 * `dd`: copies block by block. It holds one block in memory.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/dd.html
 */
import { FileError } from '../files.js'
import { type Next, type Program, type System, awaitInput, exit } from '../program.js'
import { ToolError } from './options.js'
import { isGnu } from './system-kind.js'
import { failing } from './tool.js'

/** The operands with a number: their values where they are not given. */
const NUMBERS = { bs: 0, ibs: 512, obs: 512, count: Number.POSITIVE_INFINITY, skip: 0, seek: 0 }
const TEXTS = ['if', 'of', 'conv', 'iflag', 'oflag', 'status']
const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  c: 1,
  w: 2,
  b: 512,
  k: 1024,
  K: 1024,
  kB: 1000,
  M: 1024 ** 2,
  MB: 1000 ** 2,
  G: 1024 ** 3,
  GB: 1000 ** 3,
}
/** Bytes that are copied in a tick of half a microsecond: a gigabyte a second. */
const BYTES_PER_TICK = 512
/** What a block costs, in ticks, however small it is. */
const BLOCK_COSTS = 3
/** No file of a simulation is larger; the disk is full then. */
const LARGEST_FILE = 2 ** 28

interface Progress {
  readonly [key: string]: number | string
  /** Blocks that were read whole and in part, and bytes that were written. */
  readonly whole: number
  readonly part: number
  readonly bytes: number
  /** What has come on standard input and is less than a block. */
  readonly rest: string
}

interface Operands {
  readonly texts: Readonly<Record<string, string>>
  readonly numbers: typeof NUMBERS
}

export const dd: Program = {
  name: 'dd',
  step: (system, state) =>
    failing(system, 'dd', () => {
      const operands = operandsOf(system.argv.slice(1), isGnu(system))
      if (state === undefined) begin(system, operands)
      const before = (state ?? { whole: 0, part: 0, bytes: 0, rest: '' }) as Progress
      return copy(system, operands, before)
    }),
}

/** @throws ToolError */
function operandsOf(words: readonly string[], gnu: boolean): Operands {
  const texts: Record<string, string> = {}
  const numbers = { ...NUMBERS }
  for (const word of words) {
    const [name = '', value] = word.split(/=(.*)/s)
    if (value === undefined || !(name in NUMBERS || TEXTS.includes(name)))
      throw new ToolError(
        gnu
          ? `unrecognized operand '${word}'\nTry 'dd --help' for more information.`
          : `invalid argument '${word}'`,
      )
    if (name in NUMBERS) numbers[name as keyof typeof NUMBERS] = sizeOf(value, gnu)
    else texts[name] = value
  }
  return { texts, numbers }
}

function sizeOf(text: string, gnu: boolean): number {
  const [, digits, unit = ''] = /^(\d+)(c|w|b|kB|MB|GB|[kKMG])?$/.exec(text) ?? []
  if (digits === undefined)
    throw new ToolError(gnu ? `invalid number: '${text}'` : `invalid number '${text}'`)
  return Number(digits) * (UNITS[unit] ?? 1)
}

const blockOf = ({ numbers: { bs, ibs } }: Operands): number => Math.max(1, bs || ibs)

/** Opens both files, the one that is written anew where it is not to be kept. */
function begin(system: System, operands: Operands): void {
  const { texts, numbers } = operands
  system.occupy(blockOf(operands))
  const opening = (work: () => void): void => {
    try {
      work()
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      throw new ToolError(
        isGnu(system)
          ? `failed to open '${error.path}': ${error.message}`
          : `can't open '${error.path}': ${error.message}`,
      )
    }
  }
  const { if: from, of: to } = texts
  if (from !== undefined) opening(() => void system.files.read(from))
  if (to === undefined) return
  const isKept = texts['conv']?.split(',').includes('notrunc')
  const kept = numbers.seek * (numbers.bs || numbers.obs)
  opening(() => {
    const old = system.files.exists(to) ? system.files.read(to) : ''
    if (!isKept) system.files.write(to, old.slice(0, kept).padEnd(kept, '\0'))
    else if (old === '') system.files.write(to, '')
  })
}

/** Copies as many blocks as there are, and as this instant allows. */
function copy(system: System, operands: Operands, before: Progress): Next {
  const { texts, numbers } = operands
  const size = blockOf(operands)
  let { whole, part, bytes, rest } = before
  const source = texts['if'] === undefined ? undefined : inputOf(system, texts['if'])
  while (whole + part < numbers.count) {
    if (system.isSpent || (texts['of'] === undefined && system.isBlocked()))
      return awaitInput({ whole, part, bytes, rest }, system.isSpent ? system.now : undefined)
    let block: string | undefined
    if (source !== undefined) block = source((whole + part + numbers.skip) * size, size)
    else {
      const more = rest.length < size ? system.read() : ''
      rest += more ?? ''
      if (more === '' && rest.length < size && texts['iflag'] === 'fullblock')
        return awaitInput({ whole, part, bytes, rest })
      if (more === '' && rest === '') return awaitInput({ whole, part, bytes, rest })
      block = rest.slice(0, size)
      rest = rest.slice(size)
    }
    if (block === '') break
    system.spend(BLOCK_COSTS + Math.ceil(block.length / BYTES_PER_TICK))
    const failure = written(system, texts['of'], block, bytes, operands)
    if (block.length === size) whole++
    else part++
    if (failure !== undefined) return full(system, operands, { whole, part, bytes, rest }, failure)
    bytes += block.length
  }
  tell(system, texts['status'], { whole, part, bytes, rest }, [whole, part])
  return exit(0)
}

/** Gives a piece of a file; a device gives as much as is asked for. */
function inputOf(system: System, path: string): (from: number, size: number) => string {
  const text = system.files.read(path)
  if (system.files.stat(path).device === undefined)
    return (from, size) => text.slice(from, from + size)
  return (_, size) => text.repeat(Math.ceil(size / Math.max(1, text.length))).slice(0, size)
}

/** Writes a block; gives why that failed. */
function written(
  system: System,
  path: string | undefined,
  block: string,
  at: number,
  { texts, numbers }: Operands,
): string | undefined {
  if (path === undefined) {
    system.out(block)
    return undefined
  }
  const isFile = system.files.stat(path).device === undefined
  if (isFile && at + block.length > LARGEST_FILE) return new FileError('ENOSPC', path).message
  try {
    if (!texts['conv']?.split(',').includes('notrunc')) {
      system.files.write(path, block, { append: true })
      return undefined
    }
    const old = system.files.read(path)
    const from = at + numbers.seek * (numbers.bs || numbers.obs)
    system.files.write(
      path,
      old.slice(0, from).padEnd(from, '\0') + block + old.slice(from + block.length),
    )
    return undefined
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    return error.message
  }
}

function full(system: System, { texts }: Operands, progress: Progress, why: string): Next {
  const to = texts['of'] ?? 'standard output'
  system.err(`dd: error writing '${to}': ${why}
`)
  tell(system, texts['status'], progress, [progress.whole - 1, progress.part])
  return exit(1)
}

/** How much was copied, on standard error. */
function tell(
  system: System,
  status: string | undefined,
  { whole, part, bytes }: Progress,
  out: readonly [whole: number, part: number],
): void {
  if (status === 'none') return
  system.err(`${whole}+${part} records in\n${out[0]}+${out[1]} records out\n`)
  if (status === 'noxfer') return
  const seconds = bytes / (BYTES_PER_TICK * 2_000_000)
  system.err(
    isGnu(system)
      ? gnuTotal(bytes, seconds)
      : `${bytes} bytes (${short(bytes)}) copied, ${seconds.toFixed(6)} seconds, ${short(bytes / Math.max(seconds, 1e-6))}/s\n`,
  )
}

/** BusyBox: powers of 1024, one letter. */
function short(bytes: number): string {
  let value = bytes
  let unit = 0
  for (; value >= 1024 && unit < 4; unit++) value /= 1024
  return `${value.toFixed(unit === 0 ? 0 : 1)}${['B', 'KB', 'MB', 'GB', 'TB'][unit]}`
}

/** GNU: both kinds of units, where there is more than a kilobyte. */
function gnuTotal(bytes: number, seconds: number): string {
  const decimal = bytes < 1000 ? '' : gnuSize(bytes, 1000, ['B', 'kB', 'MB', 'GB'])
  const binary = bytes < 1024 ? '' : `, ${gnuSize(bytes, 1024, ['B', 'KiB', 'MiB', 'GiB'])}`
  const sizes = decimal === '' ? '' : ` (${decimal}${binary})`
  const rate = gnuSize(bytes / Math.max(seconds, 1e-6), 1000, ['B', 'kB', 'MB', 'GB'])
  return `${bytes} byte${bytes === 1 ? '' : 's'}${sizes} copied, ${seconds.toPrecision(6).replace(/\.?0+$/, '')} s, ${rate}/s\n`
}

function gnuSize(bytes: number, base: number, units: readonly string[]): string {
  let value = bytes
  let unit = 0
  for (; value >= base && unit < units.length - 1; unit++) value /= base
  return `${unit > 0 && value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`
}
