/**
 * How the commands of `openssl` are called: options of one dash, their values, and what goes wrong.
 *
 * @see https://docs.openssl.org/3.0/man1/openssl/
 */
import { FileError } from '../files.js'
import type { System } from '../program.js'

/** A command gives up; the message goes to standard error. */
export class OpensslError extends Error {
  override name = 'OpensslError'
}

/** A command at work. */
export interface OpensslCall {
  readonly system: System
  /** `req` */
  readonly command: string
  readonly options: OpensslOptions
  /** All of standard input, for commands that read it. */
  readonly input: string
}

/** The options of a command that were given. */
export interface OpensslOptions {
  has(name: string): boolean
  /** The last value of an option. */
  value(name: string): string | undefined
  readonly operands: readonly string[]
}

/** What a command is. */
export interface OpensslCommand {
  /** Options that stand alone, without their dash. */
  readonly flags: readonly string[]
  /** Options that have a value. */
  readonly values: readonly string[]
  /** Whether it reads standard input, given its options. */
  readsInput?(options: OpensslOptions): boolean
  /** The exit code. @throws OpensslError */
  run(call: OpensslCall): number
}

/** A request id as errors carry it: that of the thread. */
const THREAD = '40F76CE2177F0000'

/** Reads options. @throws OpensslError */
export function optionsOf(
  command: string,
  { flags, values }: OpensslCommand,
  words: readonly string[],
): OpensslOptions {
  const given: (readonly [string, string | undefined])[] = []
  let at = 0
  for (; at < words.length; at++) {
    const word = words[at] ?? ''
    if (!/^--?[A-Za-z]/.test(word)) break
    const name = word.replace(/^--?/, '')
    if (flags.includes(name)) given.push([name, undefined])
    else if (values.includes(name)) {
      const value = words[++at]
      if (value === undefined)
        throw new OpensslError(
          `${command}: Option -${name} needs a value\n${command}: Use -help for summary.\n`,
        )
      given.push([name, value])
    } else
      throw new OpensslError(
        `${command}: Unknown option or cipher: ${name}\n${command}: Use -help for summary.\n`,
      )
  }
  return {
    has: (name) => given.some(([one]) => one === name),
    value: (name) => given.findLast(([one]) => one === name)?.[1],
    operands: words.slice(at),
  }
}

/** The text of the file that `-in` names, or of standard input. @throws OpensslError */
export function inputOf({ system, options, input }: OpensslCall, what: string): string {
  const path = options.value('in')
  return path === undefined || path === '-' ? input : readFile(system, path, what)
}

/** The text of a file. @throws OpensslError */
export function readFile(system: System, path: string, what: string): string {
  try {
    return system.files.read(path)
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    throw new OpensslError(
      `Could not open file or uri for loading ${what} from ${path}\n${THREAD}:error:16000069:STORE routines:ossl_store_get0_loader_int:unregistered scheme:../crypto/store/store_register.c:237:scheme=file\n${THREAD}:error:80000002:system library:file_open:${error.message}:../providers/implementations/storemgmt/file_store.c:267:calling stat(${path})\n`,
    )
  }
}

/** Says that a file does not hold what it should. */
export const cannotRead = (what: string, path: string | undefined): OpensslError =>
  new OpensslError(
    `Could not read ${what} from ${path ?? '<stdin>'}\n${THREAD}:error:1608010C:STORE routines:ossl_store_handle_load_result:unsupported:../crypto/store/store_result.c:151:\n`,
  )

/** Writes to the file that `-out` names, or to standard output. @throws OpensslError */
export function output(
  { system, options }: OpensslCall,
  text: string,
  { path = options.value('out'), mode }: { readonly path?: string; readonly mode?: number } = {},
): void {
  if (path === undefined) {
    system.out(text)
    return
  }
  try {
    system.files.write(path, text, mode === undefined ? {} : { mode })
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    throw new OpensslError(
      `Can't open "${path}" for writing, ${error.message}\n${THREAD}:error:80000002:system library:BIO_new_file:${error.message}:../crypto/bio/bss_file.c:67:calling fopen(${path}, w)\n`,
    )
  }
}
