import { readFileSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

const ENTRY = resolve(import.meta.dirname, '../../src/index.ts')
const SRC = resolve(import.meta.dirname, '../../src')

/** Host things that would make two runs differ, or that browsers lack. */
const IMPURE = [
  /\bnew Date\b|\bDate\s*\.|\bDate\(/,
  /\bMath\.random\b/,
  /\b(setTimeout|setInterval|setImmediate|queueMicrotask|requestAnimationFrame)\s*\(/,
  /\bPromise\s*[.(<]|\bnew Promise\b/,
  /\basync\s+(function|\(|\w+\s*=>)|\bawait\s/,
  /\bprocess\.(env|argv|exit|nextTick|hrtime)\b/,
  /\bcrypto\.|\bperformance\.|\bglobalThis\b/,
  /\bconsole\./,
]

/** The host's `fetch`, where a file has not imported one of ours. */
const HOST_FETCH = /(?<!function\*? )\bfetch\s*\(/

/**
 * The host's clock, for people who watch a lab play: it decides when virtual time passes, and
 * nothing of what happens then.
 */
const PLAYERS_CLOCK = 'lab/host-clock.ts'

/**
 * The one place where the host's JavaScript runs programs: what looks impure there is what programs
 * are given instead.
 */
const SCRIPTS = 'program/node/'

const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
const withoutText = (text: string): string =>
  text.replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\$]|\\.|\$(?!\{))*`/g, "''")

async function reachable(): Promise<{ files: string[]; builtins: string[] }> {
  const builtins: string[] = []
  const result = await build({
    entryPoints: [ENTRY],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'browser',
    format: 'esm',
    logLevel: 'silent',
    plugins: [
      {
        name: 'builtins',
        setup: (setup) =>
          setup.onResolve(
            { filter: /^(node:|fs$|path$|os$|crypto$|util$|http$)/ },
            ({ path }) => (builtins.push(path), { path, external: true }),
          ),
      },
    ],
  })
  return {
    files: Object.keys(result.metafile.inputs).filter((file) => file.startsWith('src/')),
    builtins,
  }
}

/** The only files that name modules of Node: an entry for Node alone. */
const FOR_NODE = /^(http-node\.ts$|http\/node\/)/

describe('modules of Node', () => {
  it('are named by the entry for Node alone, and nothing else names that', () => {
    const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
      (file) => /\.tsx?$/.test(file) && !FOR_NODE.test(file),
    )
    const named =
      /^\s*(?:import|export)\b[^'"\n]*(?:from )?'(?:node:[^']+|[./]*http\/node\/[^']+|[./]*http-node\.js)'/m
    expect(files.filter((file) => named.test(readFileSync(resolve(SRC, file), 'utf8')))).toEqual([])
  })
})

describe('the core', () => {
  it('reaches no module of Node from its entry', async () => {
    expect((await reachable()).builtins).toEqual([])
  })

  it('uses no clock, no host randomness, no timer, no promise, no global', async () => {
    const { files } = await reachable()
    const wrong = files
      .filter((file) => !file.includes(SCRIPTS) && !file.endsWith(PLAYERS_CLOCK))
      .flatMap((file) => {
        const text = withoutText(withoutComments(readFileSync(resolve(SRC, '..', file), 'utf8')))
        const impure = /^import \{[^}]*\bfetch\b[^}]*\} from /m.test(text)
          ? IMPURE
          : [...IMPURE, HOST_FETCH]
        return impure
          .filter((pattern) => pattern.test(text))
          .map((pattern) => `${file}: ${pattern.exec(text)?.[0]}`)
      })
    expect(files.length).toBeGreaterThan(100)
    expect(wrong).toEqual([])
  })
})
