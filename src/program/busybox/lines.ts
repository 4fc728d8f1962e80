/**
 * Tools that handle their input line by line, as it comes: from files, or from standard input.
 *
 * @module
 */
import { costsOf, endlessDevice } from '../endless.js'
import { FileError } from '../files.js'
import { type Json, type Next, type Program, type System, awaitInput, exit } from '../program.js'
import { fileTrouble, missingStatus } from './gnu.js'
import { type OptionSpec, type Options, optionsOf } from './options.js'
import { isGnu } from './system-kind.js'
import { failing } from './tool.js'

/** A line tool at work. */
export interface LineCall {
  readonly system: System
  readonly name: string
  readonly options: Options
}

/** A line and where it comes from. */
export interface Line {
  readonly text: string
  /** False for a last line without its end. */
  readonly ended: boolean
  /** The file as named; `-` is standard input. */
  readonly file: string
  /** Counts the files, from 0. */
  readonly index: number
}

/** What a line tool does. Its data is plain; each line gives the next. */
export interface LineTool<Data extends Json> {
  readonly options: OptionSpec
  /** Rewrites words that are written in an older way. */
  readonly words?: (args: readonly string[]) => readonly string[]
  /** Looks at its words: what it begins with and which files it reads. @throws ToolError */
  begin(call: LineCall): { readonly data: Data; readonly files?: readonly string[] }
  /** A file begins (also one that is empty). */
  open?(call: LineCall, data: Data, file: string, index: number): Data
  /** Handles a line. `{ stop }` ends the tool, `{ next }` the file. */
  line(
    call: LineCall,
    data: Data,
    line: Line,
  ): Data | { readonly stop: number } | { readonly next: Data }
  /** A file has ended. */
  close?(call: LineCall, data: Data, file: string): Data
  /** All input has come; the exit code. */
  end(call: LineCall, data: Data): number
  /** What it says of a file that it cannot open. */
  readonly complaint?: (error: FileError) => string
  /** It says nothing of files that it cannot open. */
  readonly isSilent?: (call: LineCall) => boolean
  /** The exit code (at least) after a file that could not be opened. */
  readonly missing?: number
}

interface LineState {
  readonly [key: string]: Json | undefined
  readonly files: readonly string[]
  readonly index: number
  readonly open: boolean
  /** The beginning of a line whose end has not come. */
  readonly carry: string
  readonly data: Json
  readonly failed: boolean
}

const plainComplaint = ({ path, message }: FileError): string => `${path}: ${message}`

/** What most tools say of a file that they cannot open. */
export const cannotOpen = ({ path, message }: FileError): string =>
  `can't open '${path}': ${message}`

/** A line tool as a program. */
export const lines = <Data extends Json>(name: string, tool: LineTool<Data>): Program => ({
  name,
  step: (system, state) =>
    failing(system, name, () =>
      new Reading(system, name, tool).run(state as LineState | undefined),
    ),
})

class Reading<Data extends Json> {
  private readonly call: LineCall

  constructor(
    private readonly system: System,
    name: string,
    private readonly tool: LineTool<Data>,
  ) {
    this.call = {
      system,
      name,
      options: optionsOf(tool.words?.(system.argv.slice(1)) ?? system.argv.slice(1), tool.options),
    }
  }

  run(state: LineState | undefined): Next {
    let { files, index, open, carry, data, failed } = state ?? this.begin()
    const later = (wakeAt?: number): Next =>
      awaitInput({ files, index, open, carry, data, failed }, wakeAt)
    for (; index < files.length; index++) {
      const file = files[index] as string
      const device = file === '-' ? undefined : endlessDevice(this.system.files, file)
      const flows = file === '-' || device !== undefined
      if (flows && this.system.isBlocked()) return later()
      // Lines that have come are handled before more is read, which holds back who writes them.
      const isBehind = flows && carry.includes('\n')
      const text = isBehind ? '' : this.read(file)
      if (text === '' && file === '-' && !isBehind) return later()
      if (!isBehind)
        this.system.spend((carry.length >> 8) + (device === undefined ? 0 : costsOf(device)))
      if (text === null) {
        failed = true
        continue
      }
      if (!open && this.tool.open) data = this.tool.open(this.call, data as Data, file, index)
      open = true
      const done = this.handle(
        data as Data,
        carry + (text ?? ''),
        file,
        index,
        flows && text !== undefined,
      )
      if ('stop' in done) return exit(done.stop)
      ;({ data, carry } = done)
      if (done.spent) return later(this.system.now)
      if (text !== undefined && flows && !done.skipped) {
        index--
        continue
      }
      if (this.tool.close) data = this.tool.close(this.call, data as Data, file)
      open = false
      carry = ''
    }
    const code = this.tool.end(this.call, data as Data)
    const missing = this.tool.missing ?? (isGnu(this.system) ? missingStatus(this.call.name) : 1)
    return exit(failed ? Math.max(code, missing) : code)
  }

  private begin(): LineState {
    const { data, files = this.call.options.operands } = this.tool.begin(this.call)
    return {
      files: files.length === 0 ? ['-'] : files,
      index: 0,
      open: false,
      carry: '',
      data,
      failed: false,
    }
  }

  /**
   * The text of a file, what has come on standard input (undefined at its end), or null if the file
   * cannot be read.
   */
  private read(file: string): string | undefined | null {
    if (file === '-') return this.system.read()
    try {
      return this.system.files.read(file)
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      const ofBusybox = (this.tool.complaint ?? plainComplaint)(error)
      const { name } = this.call
      const said = { path: file, message: error.message }
      if (!this.tool.isSilent?.(this.call))
        this.system.err(`${fileTrouble(this.system, name, said, ofBusybox)}\n`)
      return null
    }
  }

  private handle(
    first: Data,
    text: string,
    file: string,
    index: number,
    flows: boolean,
  ):
    | { readonly stop: number }
    | {
        readonly data: Data
        readonly carry: string
        readonly skipped: boolean
        readonly spent: boolean
      } {
    let data = first
    let from = 0
    while (from < text.length) {
      const end = text.indexOf('\n', from)
      if (end < 0 && flows) break
      if ((flows || file === '-') && this.system.isSpent)
        return { data, carry: text.slice(from), skipped: false, spent: true }
      this.system.spend(1 + (((end < 0 ? text.length : end) - from) >> 5))
      const result = this.tool.line(this.call, data, {
        text: text.slice(from, end < 0 ? text.length : end),
        ended: end >= 0,
        file,
        index,
      })
      from = end < 0 ? text.length : end + 1
      if (isRecord(result) && 'stop' in result)
        return this.stopped(result.stop as number, text.slice(from), file)
      if (isRecord(result) && 'next' in result)
        return { data: result.next as Data, carry: '', skipped: true, spent: false }
      data = result as Data
    }
    const spent = flows && from < text.length && this.system.isSpent
    return { data, carry: text.slice(from), skipped: false, spent }
  }

  /** What was not used stays for the next reader. */
  private stopped(stop: number, rest: string, file: string): { readonly stop: number } {
    if (file === '-' && rest !== '') this.system.unread(rest)
    return { stop }
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
