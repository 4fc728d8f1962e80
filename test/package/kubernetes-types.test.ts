import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FOLDER, generateTypes } from '../../scripts/kubernetes-types.mjs'
import { kinds } from '../../src/kubernetes/kinds/index.js'

const ROOT = resolve(import.meta.dirname, '../..')
const generated = generateTypes()
const listed = (table: string, file: string): string[] => {
  const text = generated.get(`${FOLDER}/${file}`) ?? ''
  const [, body = ''] = new RegExp(`interface ${table} \\{\\n([^}]*)\\}`).exec(text) ?? []
  return [...body.matchAll(/readonly '?([\w./]+)'?:/g)].map(([, name]) => String(name))
}

describe('the types of the API', () => {
  it('are what scripts/kubernetes-types.mjs writes', () => {
    const there = readdirSync(join(ROOT, FOLDER), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `${FOLDER}/${file}`)
    expect(there.sort()).toEqual([...generated.keys()].sort())
    const stale = there.filter(
      (file) => readFileSync(join(ROOT, file), 'utf8') !== generated.get(file),
    )
    expect(stale, 'run: npm run generate').toEqual([])
  })

  it('name each kind that the lab has, and no other', () => {
    expect(listed('KindTypes', 'kinds.ts').sort()).toEqual(kinds.map(({ kind }) => kind).sort())
  })

  it('name each kind by the words that kubectl knows it by', () => {
    const words = kinds.flatMap(({ kind, plural, singular, shortNames }) => [
      kind,
      plural,
      singular,
      ...shortNames,
    ])
    expect(listed('KindWords', 'words.ts').sort()).toEqual([...new Set(words)].sort())
  })
})
