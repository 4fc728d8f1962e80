/**
 * What the real Node.js printed for a script, to compare the simulated one with.
 *
 * The recordings were made by Node.js 20; `RECORD_NODE=1 npx vitest run test/program/node` makes
 * them again with the Node.js that runs the tests.
 *
 * @module
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { scene } from './scene.js'

/** What a program prints on both streams, and how it ends. */
interface Run {
  readonly output: string
  readonly code: number | null
}

/** A script, or several files of which `/app.js` is the main one. */
type Script = string | Readonly<Record<string, string>>

interface Options {
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

const VERSION = '20.20.2'
const isRecording = process.env.RECORD_NODE !== undefined

/** One test for each script: it prints what it printed in Node.js. */
export function compareWithNode(
  topic: string,
  scripts: Readonly<Record<string, Script>>,
  options: Options = {},
): void {
  const file = resolve(import.meta.dirname, 'recorded', `${topic}.json`)
  const recorded = isRecording
    ? {}
    : (JSON.parse(readFileSync(file, 'utf8')) as Record<string, Run>)
  for (const [name, script] of Object.entries(scripts))
    it(name, () => {
      const files = typeof script === 'string' ? { '/app.js': script } : script
      if (isRecording) recorded[name] = runReal(files, options)
      expect(runSimulated(files, options)).toEqual(recorded[name])
    })
  if (isRecording)
    afterAll(() => {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, `${JSON.stringify(recorded, undefined, 2)}\n`)
    })
}

/** Runs files in the real Node.js. Frames in its own modules are left out. */
function runReal(
  files: Readonly<Record<string, string>>,
  { args = ['app.js'], env = {} }: Options,
): Run {
  const directory = mkdtempSync(join(tmpdir(), 'real-node-'))
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(directory, path)), { recursive: true })
      writeFileSync(join(directory, path), text)
    }
    const result = spawnSync(process.execPath, [...args], {
      cwd: directory,
      env: { PATH: process.env.PATH ?? '', TZ: 'UTC', ...env },
      encoding: 'utf8',
    })
    const output = (result.stdout + result.stderr)
      .replaceAll(directory, '')
      .replace(/^ +at .*(?:node:|<anonymous>\)$).*\n/gm, '')
      .replace(`v${process.version.slice(1)}`, `v${VERSION}`)
    return { output, code: result.status }
  } finally {
    rmSync(directory, { recursive: true })
  }
}

/** Runs the same in the simulation. */
function runSimulated(
  files: Readonly<Record<string, string>>,
  { args = ['app.js'], env = {} }: Options,
): Run {
  const stage = scene(files)
  const key = stage.start(['node', ...args], { NODE_VERSION: VERSION, ...env })
  stage.simulation.advance(60_000)
  return { output: stage.output(key), code: stage.exitCode(key) ?? null }
}
