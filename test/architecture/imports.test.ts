import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { roomOf, roomTable, rooms } from './rooms.js'

const SRC = resolve(import.meta.dirname, '../../src')
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.d.ts'),
)

/** Every import and re-export of ours in a file, types included. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(SRC, file), 'utf8')
  const found = [
    ...text.matchAll(/^\s*(?:import|export)\b[^'"]*?from\s+'(\.[^']+)'/gms),
    ...text.matchAll(/\bimport\('(\.[^']+)'\)/g),
  ]
  return found.map(([, path]) => relative(SRC, resolve(SRC, dirname(file), path as string)))
}

describe('the house', () => {
  it('lets a room import only the rooms that its row allows', () => {
    const wrong = files.flatMap((file) => {
      const from = roomOf(`src/${file}`)
      const allowed = rooms.find(({ room }) => room === from)
      if (!allowed) return []
      return importsOf(file)
        .filter((path) => {
          const to = roomOf(`src/${path}`) ?? (path.startsWith('lab/') ? 'lab' : undefined)
          return to === undefined
            ? !path.startsWith(from as string)
            : to !== from && !allowed.may.includes(to)
        })
        .map((path) => `${file} imports ${path}`)
    })
    expect(wrong).toEqual([])
  })

  it('has a row for every folder', () => {
    expect(
      files.filter(
        (file) =>
          file.includes('/') && roomOf(`src/${file}`) === undefined && !file.startsWith('lab/'),
      ),
    ).toEqual([])
  })

  it('is printed in docs/architecture.md as it is', () => {
    expect(readFileSync(resolve(SRC, '../docs/architecture.md'), 'utf8')).toContain(roomTable())
  })
})
