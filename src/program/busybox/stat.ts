/**
 * `stat`: what is known of a file.
 *
 * @see https://busybox.net/downloads/BusyBox.html#stat
 */
import { FileError, type FileStat } from '../files.js'
import type { System } from '../program.js'
import { fileTrouble } from './gnu.js'
import { modeString } from './mode.js'
import { optionsOf } from './options.js'
import { strftime } from './date.js'
import { instant } from './tool.js'
import { groupName, userName } from './users.js'

const USAGE = 'stat [-ltf] [-c FMT] FILE...\n\nDisplay file (default) or filesystem status'
const TYPES = { file: 'regular file', directory: 'directory', symlink: 'symbolic link' } as const
const BLOCK = 512
const UNIT = 4096

const octal = (mode: number): string => (mode & 0o7777).toString(8)
const time = (at: number): string => strftime(at, '%Y-%m-%d %H:%M:%S.%N +0000')
const blocks = (size: number): number => (Math.ceil(size / UNIT) * UNIT) / BLOCK

/** What each letter of a format stands for. */
const FIELDS: Readonly<Record<string, (system: System, path: string, stat: FileStat) => string>> = {
  '%': () => '%',
  n: (_, path) => path,
  N: (_, path, { target }) => (target === undefined ? `'${path}'` : `'${path}' -> '${target}'`),
  s: (_, _path, { size }) => String(size),
  a: (_, _path, { mode }) => octal(mode),
  A: (_, _path, stat) => modeString(stat),
  f: (_, _path, { mode, type }) =>
    ((type === 'directory' ? 0o40000 : type === 'symlink' ? 0o120000 : 0o100000) | mode).toString(
      16,
    ),
  F: (_, _path, { type, size, device }) =>
    device !== undefined
      ? 'character special file'
      : type === 'file' && size === 0
        ? 'regular empty file'
        : TYPES[type],
  u: (_, _path, { uid }) => String(uid),
  U: (system, _path, { uid }) => userName(system, uid),
  g: (_, _path, { gid }) => String(gid),
  G: (system, _path, { gid }) => groupName(system, gid),
  h: (_, _path, { links }) => String(links),
  b: (_, _path, { size }) => String(blocks(size)),
  B: () => String(BLOCK),
  o: () => String(UNIT),
  x: (_, _path, { mtime }) => time(mtime),
  X: (_, _path, { mtime }) => String(Math.floor(mtime / 1_000)),
  y: (_, _path, { mtime }) => time(mtime),
  Y: (_, _path, { mtime }) => String(Math.floor(mtime / 1_000)),
  z: (_, _path, { mtime }) => time(mtime),
  Z: (_, _path, { mtime }) => String(Math.floor(mtime / 1_000)),
}

export const stat = instant('stat', ({ system, args }) => {
  const options = optionsOf(args, {
    letters: 'lLtfc:',
    unsimulated: 'ltf',
    long: { format: 'c', dereference: 'L' },
    usage: USAGE,
  })
  const format = options.value('c')
  let code = 0
  for (const path of options.operands) {
    try {
      const found = options.has('L') ? system.files.stat(path) : system.files.lstat(path)
      system.out(
        format === undefined
          ? whole(system, path, found)
          : `${format.replace(/%([A-Za-z%])/g, (all, letter: string) => (Object.hasOwn(FIELDS, letter) ? FIELDS[letter]?.(system, path, found) : all) ?? all)}\n`,
      )
    } catch (error) {
      if (!(error instanceof FileError)) throw error
      const { message } = error
      const ofBusybox = `can't stat '${path}': ${message}`
      system.err(`${fileTrouble(system, 'stat', { path, message }, ofBusybox)}\n`)
      code = 1
    }
  }
  return code
})

function whole(system: System, path: string, found: FileStat): string {
  const { size, mode, type, uid, gid, target, mtime, links } = found
  const kind = FIELDS['F']?.(system, path, found) ?? TYPES[type]
  const owner = `Uid: (${String(uid).padStart(5)}/${userName(system, uid).padStart(8)})   Gid: (${String(gid).padStart(5)}/${groupName(system, gid).padStart(8)})`
  return (
    `  File: ${target === undefined ? path : `'${path}' -> '${target}'`}\n` +
    `  Size: ${String(size).padEnd(10)}\tBlocks: ${String(blocks(size)).padEnd(10)} IO Block: ${String(UNIT).padEnd(6)} ${kind}\n` +
    `Device: 0,1\tLinks: ${links}\n` +
    `Access: (${octal(mode).padStart(4, '0')}/${modeString(found)})  ${owner}\n` +
    `Access: ${time(mtime)}\nModify: ${time(mtime)}\nChange: ${time(mtime)}\n`
  )
}
