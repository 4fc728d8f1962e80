/**
 * `test` and `[`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/test.html
 */
import { FileError, type FileStat } from '../files.js'
import type { System } from '../program.js'
import { instant } from './tool.js'

/** Why an expression has no value. */
interface BadTest {
  readonly text: string
}

const BINARY = new Set([
  '=',
  '==',
  '!=',
  '<',
  '>',
  '-eq',
  '-ne',
  '-lt',
  '-le',
  '-gt',
  '-ge',
  '-nt',
  '-ot',
  '-ef',
])
const UNARY = /^-[abcdefghknoprstuwxzGLNOS]$/
const DEEPEST = 200

/** Whether an expression is true. */
export function evaluateTest(system: System, words: readonly string[]): boolean | BadTest {
  try {
    return new Test(system, words).value()
  } catch (error) {
    if (error instanceof TestError) return { text: error.message }
    throw error
  }
}

class TestError extends Error {
  override name = 'TestError'
}

class Test {
  private at = 0
  private depth = 0

  constructor(
    private readonly system: System,
    private readonly words: readonly string[],
  ) {}

  value(): boolean {
    if (this.words.length === 0) return false
    const value = this.any()
    if (this.at < this.words.length) throw new TestError(`${this.words[this.at]}: unknown operand`)
    return value
  }

  private any(): boolean {
    if (++this.depth > DEEPEST) throw new TestError('too many levels')
    let value = this.all()
    while (this.words[this.at] === '-o' && this.at + 1 < this.words.length) {
      this.at++
      const right = this.all()
      value = value || right
    }
    this.depth--
    return value
  }

  private all(): boolean {
    let value = this.not()
    while (this.words[this.at] === '-a' && this.at + 1 < this.words.length) {
      this.at++
      const right = this.not()
      value = value && right
    }
    return value
  }

  private not(): boolean {
    let negated = false
    while (
      this.words[this.at] === '!' &&
      this.at + 1 < this.words.length &&
      !BINARY.has(this.words[this.at + 1] as string)
    ) {
      negated = !negated
      this.at++
    }
    return this.one() !== negated
  }

  private one(): boolean {
    const [first, operator, right] = this.words.slice(this.at, this.at + 3)
    if (first === undefined) throw new TestError('argument expected')
    if (operator !== undefined && right !== undefined && BINARY.has(operator)) {
      this.at += 3
      return this.compare(first, operator, right)
    }
    if (first === '(' && operator !== undefined) {
      this.at++
      const value = this.any()
      if (this.words[this.at++] !== ')') throw new TestError('closing paren expected')
      return value
    }
    if (UNARY.test(first) && operator !== undefined) {
      this.at += 2
      return this.unary(first, operator)
    }
    this.at++
    return first !== ''
  }

  private compare(left: string, operator: string, right: string): boolean {
    switch (operator) {
      case '=':
      case '==':
        return left === right
      case '!=':
        return left !== right
      case '<':
        return left < right
      case '>':
        return left > right
      case '-nt':
        return (this.stat(left)?.mtime ?? -1) > (this.stat(right)?.mtime ?? -1)
      case '-ot':
        return (this.stat(left)?.mtime ?? -1) < (this.stat(right)?.mtime ?? -1)
      case '-ef':
        return this.system.files.resolve(left) === this.system.files.resolve(right)
      default:
        return compareNumbers(numberOf(left), operator, numberOf(right))
    }
  }

  private unary(operator: string, operand: string): boolean {
    if (operator === '-z') return operand === ''
    if (operator === '-n') return operand !== ''
    if (operator === '-t')
      return /^[012]$/.test(operand) && this.system.isTerminal(operand === '0' ? 'stdin' : 'stdout')
    const stat = operator === '-h' || operator === '-L' ? this.lstat(operand) : this.stat(operand)
    if (stat === undefined) return false
    switch (operator) {
      case '-f':
        return stat.type === 'file' && stat.device === undefined
      case '-d':
        return stat.type === 'directory'
      case '-h':
      case '-L':
        return stat.type === 'symlink'
      case '-s':
        return stat.size > 0
      case '-r':
        return this.permits(stat, 4)
      case '-w':
        return this.permits(stat, 2)
      case '-x':
        return this.permits(stat, 1)
      case '-O':
        return stat.uid === this.system.user.uid
      case '-G':
        return stat.gid === this.system.user.gid
      case '-a':
      case '-e':
        return true
      case '-u':
        return (stat.mode & 0o4000) !== 0
      case '-g':
        return (stat.mode & 0o2000) !== 0
      case '-k':
        return (stat.mode & 0o1000) !== 0
      case '-c':
        return stat.device !== undefined
      default:
        return false
    }
  }

  private permits({ mode, uid, gid }: FileStat, bit: number): boolean {
    const { user } = this.system
    if (user.uid === 0) return bit !== 1 || (mode & 0o111) !== 0
    return ((mode >> (user.uid === uid ? 6 : user.gid === gid ? 3 : 0)) & bit) !== 0
  }

  private stat(path: string): FileStat | undefined {
    return found(() => this.system.files.stat(path))
  }

  private lstat(path: string): FileStat | undefined {
    return found(() => this.system.files.lstat(path))
  }
}

function found(look: () => FileStat): FileStat | undefined {
  try {
    return look()
  } catch (error) {
    if (error instanceof FileError) return undefined
    throw error
  }
}

function numberOf(text: string): bigint {
  const trimmed = text.trim()
  if (!/^[-+]?[0-9]{1,18}$/.test(trimmed)) throw new TestError(`${text}: bad number`)
  return BigInt(trimmed.replace(/^\+/, ''))
}

function compareNumbers(left: bigint, operator: string, right: bigint): boolean {
  switch (operator) {
    case '-eq':
      return left === right
    case '-ne':
      return left !== right
    case '-lt':
      return left < right
    case '-le':
      return left <= right
    case '-gt':
      return left > right
    default:
      return left >= right
  }
}

const BAD = 2

export const test = instant('test', ({ system, args }) => statusOf(system, 'test', args))

export const bracket = instant('[', ({ system, args }) => {
  if (args.at(-1) === ']') return statusOf(system, '[', args.slice(0, -1))
  system.err('[: missing ]\n')
  return BAD
})

function statusOf(system: System, name: string, words: readonly string[]): number {
  const result = evaluateTest(system, words)
  if (typeof result === 'boolean') return result ? 0 : 1
  system.err(`${name}: ${result.text}\n`)
  return BAD
}
