/**
 * The house as data: which room may import which, read from `docs/rooms.json`.
 *
 * @module
 */
import { readFileSync } from 'node:fs'

/** One room of `src/`. */
interface Room {
  readonly room: string
  readonly may: readonly string[]
  readonly holds: string
  readonly why: string
}

export const rooms: readonly Room[] = JSON.parse(
  readFileSync(new URL('../../docs/rooms.json', import.meta.url), 'utf8'),
)

/**
 * The room of a source file, by the longest name that fits; undefined for the files that put the
 * rooms together.
 */
export function roomOf(file: string): string | undefined {
  const inside = file.replace(/^.*?src\//, '')
  return rooms
    .map(({ room }) => room)
    .filter((room) => inside.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0]
}

/** The table of docs/architecture.md. */
export function roomTable(): string {
  const rows = rooms.map(
    ({ room, holds, may, why }) =>
      `| \`${room}/\` | ${holds} | ${may.length === 0 ? 'nothing' : may.join(', ')} | ${why} |`,
  )
  return [
    '| room in `src/` | what lives there | may import (of ours) | because |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n')
}
