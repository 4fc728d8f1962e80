import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import scenario from '../../examples/sweep/scenario.mjs'

const BIN = resolve(import.meta.dirname, '../../bin/kubarium.mjs')
let folder = ''

/** A scenario that fails for every seed that a number divides, and writes down what it was called with. */
const MODULE = `
import { appendFileSync } from 'node:fs'
export default function (seed) {
  appendFileSync(new URL('seen', import.meta.url), seed + ' ')
  if (seed % 7 === 0) throw new RangeError('seven divides ' + seed)
}
`

const sweep = (...words: readonly string[]) => {
  const { status, stderr, stdout } = spawnSync('node', [BIN, 'sweep', ...words], {
    cwd: folder,
    encoding: 'utf8',
  })
  return { status, stderr, stdout }
}
const seen = (): readonly number[] =>
  readFileSync(join(folder, 'seen'), 'utf8').trim().split(' ').map(Number)
const failures = (file: string) =>
  readFileSync(join(folder, file), 'utf8')
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { readonly seed: number; readonly message: string })

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubarium-sweep-'))
  writeFileSync(join(folder, 'scenario.mjs'), MODULE)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('kubarium sweep', () => {
  it('runs a scenario under each seed, and writes one line of JSON for each that fails', () => {
    const { status, stderr } = sweep('scenario.mjs', '--seeds', '1..20', '--output', 'all.jsonl')
    expect(status).toBe(1)
    expect(stderr).toMatch(/^swept 20 seeds in [\d.]+ s; 2 failures in all\.jsonl\n$/)
    expect(seen()).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
    expect(failures('all.jsonl')).toMatchObject([
      { seed: 7, error: 'RangeError', message: 'seven divides 7' },
      { seed: 14 },
    ])
  })

  it('goes on where it was', () => {
    expect(sweep('scenario.mjs', '--seeds', '1..20', '--output', 'all.jsonl').stderr).toContain(
      'swept 0 seeds',
    )
    rmSync(join(folder, 'seen'))
    // One that was ended in the midst of a line.
    writeFileSync(join(folder, 'cut.jsonl'), '{"seed":7,"error":"E","message":"m"}\n{"seed":14,"er')
    sweep('scenario.mjs', '--seeds', '1..20', '--output', 'cut.jsonl')
    expect(seen()[0]).toBe(8)
    expect(failures('cut.jsonl').map(({ seed }) => seed)).toEqual([7, 14])
    const other = sweep('scenario.mjs', '--seeds', '1..30', '--output', 'cut.jsonl')
    expect([other.status, other.stderr.split('\n')[0]]).toEqual([
      2,
      'kubarium sweep: cut.jsonl is of --seeds 1..20 --shard 0/1: choose another --output',
    ])
  })

  it('shares seeds among shards: each has its own, all together have all', () => {
    rmSync(join(folder, 'seen'))
    for (const shard of [0, 1, 2]) sweep('scenario.mjs', '--seeds=5..30', `--shard=${shard}/3`)
    expect(seen().toSorted((a, b) => a - b)).toEqual(Array.from({ length: 26 }, (_, i) => i + 5))
    expect(
      [0, 1, 2]
        .flatMap((shard) => failures(`sweep-${shard}-of-3.jsonl`))
        .map(({ seed }) => seed)
        .toSorted((a, b) => a - b),
    ).toEqual([7, 14, 21, 28])
  })

  it('ends after as many failures as one wants, and is well when there is none', () => {
    const few = sweep(
      'scenario.mjs',
      '--seeds',
      '1..99',
      '--failures',
      '2',
      '--output',
      'few.jsonl',
    )
    expect(few.stderr).toContain('2 failures')
    expect(failures('few.jsonl')).toHaveLength(2)
    expect(sweep('scenario.mjs', '--seeds', '1..6', '--output', 'none.jsonl').status).toBe(0)
  })

  it.each([
    [[], 'FILE is missing'],
    [['scenario.mjs'], '--seeds must be FROM..TO, such as 1..1000'],
    [['scenario.mjs', '--seeds', '9..1'], '--seeds must go upwards'],
    [['scenario.mjs', '--seeds', '1', '--shard', '3/3'], '--shard must be I/N, I from 0 to N-1'],
    [['scenario.mjs', '--seeds'], '--seeds needs a value'],
    [['scenario.mjs', '--sees', '1'], 'unknown option --sees'],
    [['a.mjs', 'b.mjs', '--seeds', '1'], 'there is one FILE, not also b.mjs'],
    [['nowhere.mjs', '--seeds', '1'], 'nowhere.mjs cannot be loaded'],
  ])('refuses %j', (words, message) => {
    const { status, stderr } = sweep(...words)
    expect(status).toBe(2)
    expect(stderr).toContain(`kubarium sweep: ${message}`)
    expect(stderr).toContain('Usage: kubarium sweep FILE')
  })

  it('is a command of the package', () => {
    const { bin } = JSON.parse(readFileSync(resolve(BIN, '../../package.json'), 'utf8'))
    expect(bin).toEqual({ kubarium: 'bin/kubarium.mjs' })
    expect(execFileSync('node', [BIN, '--help'], { encoding: 'utf8' })).toMatch(
      /^Usage: kubarium sweep/,
    )
    expect(spawnSync('node', [BIN, 'swep'], { encoding: 'utf8' }).status).toBe(2)
  })

  it('has a scenario to begin with, which passes', () => {
    for (const seed of [1, 2]) scenario(seed)
  })
})
