// Runs scenarios, each in a process of its own, so that none sees what another one left. With
// another build to compare with, the two are run in turn, and of each number the median counts.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The dist directory of the build that `BASE` names, if it names one. */
export const BASE = process.env.BASE === undefined ? undefined : distOf(process.env.BASE)

/** How often each build is measured. */
const ROUNDS = Number(process.env.ROUNDS ?? (BASE ? 2 : 1))

function distOf(path) {
  const found = [join(path, 'dist'), path].find((one) => existsSync(join(one, 'index.js')))
  if (!found) throw new Error(`BASE: there is no build in ${path}`)
  return resolve(found)
}

/** The rows of a scenario by name; undefined where an older build cannot do it. */
function run(name, sizes, build) {
  process.stderr.write(`${name} ${sizes.join(' ')}${build ? ' of the other build' : ''} …\n`)
  const script = join(import.meta.dirname, 'scenarios', `${name}.mjs`)
  try {
    const output = execFileSync(
      process.execPath,
      ['--expose-gc', '--max-old-space-size=6144', script, ...sizes.map(String)],
      {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', build ? 'ignore' : 'inherit'],
        env: build ? { ...process.env, KUBARIUM_BUILD: build } : process.env,
      },
    )
    return new Map(JSON.parse(output).map((row) => [row.name, row]))
  } catch (error) {
    if (build) return undefined
    throw error
  }
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** One row of several runs: of each number the median. */
const merged = (rows) =>
  Object.fromEntries(
    Object.entries(rows[0]).map(([field, value]) => [
      field,
      typeof value === 'number' ? median(rows.map((row) => row[field])) : value,
    ]),
  )

function medians(runs) {
  const whole = runs.filter((one) => one !== undefined)
  if (whole.length === 0) return new Map()
  return new Map(
    [...whole[0].keys()].map((name) => [name, merged(whole.map((one) => one.get(name)))]),
  )
}

/** A scenario's rows: of this build, and of the other one (none without it). */
export function scenario(name, ...sizes) {
  const [own, base] = [[], []]
  for (let i = 0; i < ROUNDS; i++) {
    own.push(run(name, sizes))
    if (BASE && base.every((one) => one !== undefined)) base.push(run(name, sizes, BASE))
  }
  return { own: medians(own), base: medians(base) }
}
