/** kubectl knows objects by what the API server shows of them: it reads no table of the world. */
import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const KUBECTL = resolve(import.meta.dirname, '../../src/cli/kubectl')

/** The table of a kind, or a table of the cluster's that is imported as such. */
const READS_TABLES = /\.table\b|\b(?:tx|read)\.(?:rows|each|around|by|first|count)\(/

describe('kubectl', () => {
  it('reads no table of a kind past the API server', () => {
    const reading = readdirSync(KUBECTL, { recursive: true, encoding: 'utf8' }).filter(
      (file) =>
        file.endsWith('.ts') && READS_TABLES.test(readFileSync(join(KUBECTL, file), 'utf8')),
    )
    expect(reading).toEqual([])
  })
})
