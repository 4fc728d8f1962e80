/**
 * How the tools of GNU, which Debian has, answer a wrong use, `--help` and `--version`. Their
 * messages are those of coreutils 9.1 and its neighbours.
 *
 * @see https://www.gnu.org/software/coreutils/manual/html_node/Common-options.html
 */
import type { FileError } from '../files.js'
import type { System } from '../program.js'
import { type HelpAsked, ToolError, UsageProblem, isOption } from './options.js'
import { isGnu } from './system-kind.js'

/** What tools say of a path before the reason; others say the path alone. */
const TROUBLE: Readonly<Record<string, (path: string) => string>> = {
  chgrp: (path) => `cannot access '${path}'`,
  chmod: (path) => `cannot access '${path}'`,
  chown: (path) => `cannot access '${path}'`,
  cp: (path) => `cannot stat '${path}'`,
  du: (path) => `cannot access '${path}'`,
  find: (path) => `'${path}'`,
  head: (path) => `cannot open '${path}' for reading`,
  install: (path) => `cannot stat '${path}'`,
  ls: (path) => `cannot access '${path}'`,
  mkdir: (path) => `cannot create directory '${path}'`,
  mv: (path) => `cannot stat '${path}'`,
  rm: (path) => `cannot remove '${path}'`,
  rmdir: (path) => `failed to remove '${path}'`,
  sed: (path) => `can't read ${path}`,
  sort: (path) => `cannot read: ${path}`,
  stat: (path) => `cannot statx '${path}'`,
  tac: (path) => `failed to open '${path}' for reading`,
  tail: (path) => `cannot open '${path}' for reading`,
  touch: (path) => `cannot touch '${path}'`,
  truncate: (path) => `cannot open '${path}' for writing`,
  unlink: (path) => `cannot unlink '${path}'`,
}

/** That a file cannot be used, in GNU's words, without the tool's name. */
const trouble = (name: string, path: string, message: string): string =>
  `${TROUBLE[name]?.(path) ?? path}: ${message}`

/** That a file cannot be used: in GNU's words on their systems, in BusyBox's on the others. */
export const fileTrouble = (
  system: System,
  name: string,
  { path, message }: Pick<FileError, 'path' | 'message'>,
  ofBusybox: string,
): string => `${name}: ${isGnu(system) ? trouble(name, path, message) : ofBusybox}`

/** What a tool ends with that cannot open a file. */
export const missingStatus = (name: string): number => (name === 'sed' || name === 'sort' ? 2 : 1)

/** A wrong use that GNU's tools word and BusyBox's do not. */
export const gnuProblem = (system: System, usage: string, problem: string): UsageProblem =>
  isGnu(system) ? new UsageProblem(usage, 1, problem) : new UsageProblem(usage)

/** Something wrong with the words of a tool: GNU's message, or BusyBox's. */
export const wordProblem = (system: System, ofGnu: string, ofBusybox: string): ToolError =>
  new ToolError(isGnu(system) ? ofGnu : ofBusybox)

/** Packages and versions of Debian 12. */
const COREUTILS = '(GNU coreutils) 9.1'
const VERSIONS: Readonly<Record<string, string>> = {
  grep: '(GNU grep) 3.8',
  egrep: '(GNU grep) 3.8',
  fgrep: '(GNU grep) 3.8',
  sed: '(GNU sed) 4.9',
  tar: '(GNU tar) 1.34',
  find: '(GNU findutils) 4.9.0',
  xargs: '(GNU findutils) 4.9.0',
  diff: '(GNU diffutils) 3.8',
  cmp: '(GNU diffutils) 3.8',
  gzip: '1.12',
}

/** What tools end with that are used wrongly, where it is not 1. */
const STATUS: Readonly<Record<string, number>> = {
  cmp: 2,
  diff: 2,
  egrep: 2,
  env: 125,
  expr: 2,
  fgrep: 2,
  grep: 2,
  ls: 2,
  nice: 125,
  nohup: 125,
  printenv: 2,
  sort: 2,
  tar: 2,
  timeout: 125,
}

/** What operands of tools are called that do not say just "operand". */
const OPERAND: Readonly<Record<string, string>> = {
  cp: 'file operand',
  install: 'file operand',
  ln: 'file operand',
  mv: 'file operand',
  touch: 'file operand',
  truncate: 'file operand',
}
/** Tools that need somewhere to write to. */
const WITH_DESTINATION: ReadonlySet<string> = new Set(['cp', 'mv'])
/** Tools that only point at their help. */
const SILENT: ReadonlySet<string> = new Set(['timeout'])

const tryHelp = (name: string): string =>
  name === 'tar'
    ? "Try 'tar --help' or 'tar --usage' for more information."
    : `${name === 'diff' || name === 'cmp' ? `${name}: ` : ''}Try '${name} --help' for more information.`

/** What a tool says that is used wrongly, and its exit code. */
export function wrongUse(
  name: string,
  args: readonly string[],
  { problem, message }: UsageProblem,
): { readonly text: string; readonly status: number } {
  const status = STATUS[name] ?? 1
  if (problem !== undefined) return { text: `${name}: ${problem}\n${tryHelp(name)}\n`, status }
  if (SILENT.has(name)) return { text: `${tryHelp(name)}\n`, status }
  if (/grep$/.test(name)) {
    const usage = `Usage: ${name} [OPTION]... PATTERNS [FILE]...`
    return { text: `${usage}\n${tryHelp(name)}\n`, status }
  }
  if (!COREUTILS_NAMES.has(name)) return { text: `${withoutBanner(message)}\n`, status }
  return { text: `${name}: ${missing(name, args)}\n${tryHelp(name)}\n`, status }
}

function missing(name: string, args: readonly string[]): string {
  const last = args.findLast((arg) => !isOption(arg))
  if (last === undefined) return `missing ${OPERAND[name] ?? 'operand'}`
  const kind = WITH_DESTINATION.has(name) ? 'destination file operand' : 'operand'
  const more = name === 'tr' ? '\nTwo strings must be given when translating.' : ''
  return `missing ${kind} after '${last}'${more}`
}

/** What a tool prints that is asked for its help or version. */
export function helpOf(name: string, { usage, version }: HelpAsked): string {
  if (!version) return `Usage: ${usage}\n`
  const known = VERSIONS[name] ?? (COREUTILS_NAMES.has(name) ? COREUTILS : undefined)
  return known === undefined ? `${name}\n` : `${name} ${known}\n`
}

const withoutBanner = (message: string): string => message.split('\n').slice(2).join('\n')

/** The tools of coreutils and diffutils, whose messages are alike. */
const COREUTILS_NAMES: ReadonlySet<string> = new Set([
  ...['basename', 'base64', 'cat', 'chgrp', 'chmod', 'chown', 'cksum', 'cmp', 'comm', 'cp', 'cut'],
  ...['date', 'dd', 'df', 'diff', 'dirname', 'du', 'echo', 'env', 'expand', 'expr', 'factor'],
  ...['fold', 'groups', 'head', 'hostid', 'id', 'install', 'join', 'link', 'ln', 'logname', 'ls'],
  ...['md5sum', 'mkdir', 'mkfifo', 'mknod', 'mktemp', 'mv', 'nice', 'nl', 'nohup', 'nproc', 'od'],
  ...['paste', 'pathchk', 'printenv', 'printf', 'pwd', 'readlink', 'realpath', 'rm', 'rmdir'],
  ...['seq', 'sha1sum', 'sha256sum', 'sha512sum', 'shred', 'shuf', 'sleep', 'sort', 'split'],
  ...['stat', 'sum', 'sync', 'tac', 'tail', 'tee', 'test', 'timeout', 'touch', 'tr', 'truncate'],
  ...['tsort', 'tty', 'uname', 'unexpand', 'uniq', 'unlink', 'wc', 'whoami', 'yes'],
])
