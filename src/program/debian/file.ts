/**
 * `file`: what a file seems to be.
 *
 * @see https://man7.org/linux/man-pages/man1/file.1.html
 */
import { optionsOf } from '../busybox/options.js'
import { instant } from '../busybox/tool.js'
import { compressionOf } from '../compressed.js'
import { FileError } from '../files.js'
import type { Program, System } from '../program.js'

const USAGE = 'file [-bhiL] FILE...'
const NAMES = {
  gzip: 'gzip compressed data',
  bzip2: 'bzip2 compressed data',
  xz: 'XZ compressed data',
  lzma: 'LZMA compressed data',
}

export const file: Program = instant('file', ({ system, args }) => {
  const options = optionsOf(args, {
    letters: 'bhLi',
    idle: 'h',
    long: { brief: 'b', dereference: 'L', mime: 'i' },
    usage: USAGE,
  })
  const paths = options.operands
  if (paths.length === 0) {
    system.err(`Usage: ${USAGE}\n`)
    return 1
  }
  const width = Math.max(...paths.map((path) => path.length)) + 2
  for (const path of paths) {
    const kind = kindOf(system, path, options.has('L'), options.has('i'))
    system.out(options.has('b') ? `${kind}\n` : `${`${path}:`.padEnd(width)}${kind}\n`)
  }
  return 0
})

function kindOf(system: System, path: string, follows: boolean, mime: boolean): string {
  try {
    const { type, target, size, program, device } = follows
      ? system.files.stat(path)
      : system.files.lstat(path)
    if (type === 'directory') return mime ? 'inode/directory; charset=binary' : 'directory'
    if (type === 'symlink')
      return mime ? 'inode/symlink; charset=binary' : `symbolic link to ${target ?? ''}`
    if (device !== undefined) return 'character special'
    if (program !== undefined)
      return mime
        ? 'application/x-pie-executable; charset=binary'
        : 'ELF 64-bit LSB pie executable, x86-64, version 1 (SYSV), dynamically linked'
    if (size === 0) return mime ? 'inode/x-empty; charset=binary' : 'empty'
    return contents(system.files.read(path), mime)
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    return `cannot open \`${path}' (${error.message})`
  }
}

function contents(text: string, mime: boolean): string {
  const compression = compressionOf(text)
  if (compression !== undefined)
    return mime ? `application/${compression}; charset=binary` : NAMES[compression]
  const isAscii = [...text].every((one) => one < '\u0080')
  const charset = isAscii ? 'us-ascii' : 'utf-8'
  const [, shell] = /^#! ?(\S+)/.exec(text) ?? []
  if (shell !== undefined)
    return mime
      ? `text/x-shellscript; charset=${charset}`
      : `${scriptName(shell)} script, ${isAscii ? 'ASCII' : 'Unicode text, UTF-8'} text executable`
  if (isJson(text)) return mime ? `application/json; charset=${charset}` : 'JSON text data'
  const end = text.endsWith('\n') ? '' : ', with no line terminators'
  return mime
    ? `text/plain; charset=${charset}`
    : `${isAscii ? 'ASCII text' : 'Unicode text, UTF-8 text'}${text.includes('\n') ? '' : end}`
}

const scriptName = (path: string): string =>
  /\/(?:ba)?sh$/.test(path)
    ? path.endsWith('bash')
      ? 'Bourne-Again shell'
      : 'POSIX shell'
    : `a ${path}`

function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
