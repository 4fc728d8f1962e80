import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ENTRIES } from '../../scripts/entries.mjs'

const SCRIPT = resolve(import.meta.dirname, '../../scripts/consumers.mjs')

describe('the types of the package, installed into an empty project', () => {
  it('are those that its users rely on, as ES modules, as CommonJS and for bundlers', () => {
    const said = execFileSync('node', [SCRIPT, 'installed'], { encoding: 'utf8' })
    expect(said.match(/^ok /gm)).toHaveLength(2)
  }, 300_000)

  it('have a user for each entry', () => {
    const users = readdirSync(resolve(import.meta.dirname, 'consumer'))
    expect(users.sort()).toEqual(
      ENTRIES.map(({ specifier }) => `${specifier.replaceAll('/', '-')}.ts`).sort(),
    )
  })
})
