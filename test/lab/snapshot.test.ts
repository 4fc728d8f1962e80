import { execFileSync } from 'node:child_process'
import vm from 'node:vm'
import { build } from 'esbuild'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  type Json,
  type Lab,
  type LabSnapshot,
  SnapshotError,
  awaitInput,
  createLab,
  defineProgram,
  exit,
  restoreLab,
} from '../../src/index.js'

/** Whole hours of busy worlds take a while on a machine that has other things to do. */
const PATIENCE = 60_000

const ROOT = resolve(import.meta.dirname, '../..')

const COUNTING = `
  const http = require('http')
  let asked = 0
  http.createServer((request, response) => response.end('request ' + ++asked + '\\n')).listen(8080)
  setInterval(() => console.log(asked), 5000)
`

/**
 * A lab in which much is going on: containers of Docker's and of pods, a crash loop, closures with state, a
 * loop in a shell.
 */
function busy(): Lab {
  const lab = createLab({ seed: 3, cluster: { nodes: 3 } })
  lab.publish('me/counting', {
    Dockerfile: 'FROM node:7\nADD app.js /app.js\nENTRYPOINT ["node", "app.js"]\n',
    'app.js': COUNTING,
  })
  lab.publish('me/crashing', { Dockerfile: 'FROM busybox\nCMD ["sh", "-c", "sleep 2; exit 1"]\n' })
  lab.sh(
    'docker run -d -p 8080:8080 me/counting; docker run -d busybox sh -c "while true; do date; sleep 7; done"; docker volume create data',
  )
  lab.settle()
  lab.curl('localhost:8080')
  lab.kubectl.create('deployment', 'counting', { image: 'me/counting', replicas: 3 })
  lab.kubectl.create('deployment', 'crashing', { image: 'me/crashing' })
  lab.advance('50s')
  lab.sh('kubectl set image deployment/counting counting=nginx')
  return lab
}

/** What both labs are put through. */
function goOn(lab: Lab): string {
  lab.advance('20m')
  const answer = lab.curl('localhost:8080').body
  lab.sh(
    'kubectl scale deployment counting --replicas=5; kubectl delete pod -l app=crashing --wait=false',
  )
  lab.machine('minikube-m02').powerOff()
  lab.advance('40m')
  return answer
}

const text = (lab: Lab): string => JSON.stringify(lab.state)
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

describe('a snapshot', () => {
  it('is a JSON value, unchanged by writing and reading it', () => {
    const snapshot = busy().snapshot()
    expectTypeOf(snapshot).toEqualTypeOf<LabSnapshot>()
    expect(copy(snapshot)).toEqual(snapshot)
    expect(snapshot).toMatchObject({ format: 'kubarium/snapshot', version: 1 })
  })

  it(
    'goes on exactly as the lab that it was made of: an hour later both worlds are the same, byte for byte',
    () => {
      const lab = busy()
      const restored = restoreLab(copy(lab.snapshot()))
      expect(text(restored) === text(lab)).toBe(true)
      expect(goOn(restored)).toBe(goOn(lab))
      expect(text(restored) === text(lab)).toBe(true)
    },
    PATIENCE,
  )
})

describe('a snapshot elsewhere', () => {
  /**
   * Goes on for half an hour from a snapshot that it is given, and tells what the world is then.
   */
  const PROGRAM = `
    import { restoreLab } from ${JSON.stringify(resolve(ROOT, 'src/index.ts'))}
    export const later = (saved) => {
      const lab = restoreLab(JSON.parse(saved))
      lab.advance('30m')
      return JSON.stringify(lab.state)
    }`
  const bundled = (format: 'iife' | 'esm', footer: string): Promise<string> =>
    build({
      stdin: { contents: PROGRAM, loader: 'ts', resolveDir: ROOT },
      bundle: true,
      write: false,
      format,
      globalName: 'kubarium',
      platform: 'browser',
      logLevel: 'silent',
      footer: { js: footer },
    }).then(({ outputFiles }) => outputFiles[0]?.text ?? '')

  it(
    'goes on alike in another process',
    async () => {
      const lab = busy()
      const folder = mkdtempSync(join(tmpdir(), 'kubarium-snapshot-'))
      writeFileSync(
        join(folder, 'later.mjs'),
        await bundled(
          'esm',
          `import { readFileSync } from 'node:fs'\nprocess.stdout.write(later(readFileSync(0, 'utf8')))`,
        ),
      )
      const there = execFileSync('node', [join(folder, 'later.mjs')], {
        input: JSON.stringify(lab.snapshot()),
        encoding: 'utf8',
        maxBuffer: 2 ** 28,
      })
      rmSync(folder, { recursive: true })
      lab.advance('30m')
      expect(there === text(lab)).toBe(true)
    },
    PATIENCE,
  )

  it(
    'goes on alike in a browser, which has JavaScript’s own globals and none of Node’s',
    async () => {
      const lab = busy()
      const there: unknown = vm.runInNewContext(
        `${await bundled('iife', '')}; kubarium.later(saved)`,
        { TextEncoder, saved: JSON.stringify(lab.snapshot()) },
      )
      lab.advance('30m')
      expect(there === text(lab)).toBe(true)
    },
    PATIENCE,
  )
})

describe('the rows of a restored world', () => {
  const frozen = (value: unknown): boolean =>
    typeof value !== 'object' ||
    value === null ||
    (Object.isFrozen(value) && Object.values(value).every(frozen))
  const specs = (lab: Lab): unknown[] => lab.kubectl.get('pods').map(({ spec }) => spec?.containers)

  it('are frozen', () => {
    const { tables } = restoreLab(busy().snapshot()).state
    for (const table of Object.values(tables))
      for (const row of table.rows.values()) expect(frozen(row)).toBe(true)
  })

  it('share what they shared: many pods of one template take little more room than one', () => {
    const size = (pods: number): number => {
      const lab = createLab({ cluster: { nodes: [{ name: 'n', runtime: 'hollow' }] } })
      lab.kubectl.apply({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'web' },
        spec: {
          replicas: pods,
          selector: { matchLabels: { app: 'web' } },
          template: {
            metadata: { labels: { app: 'web' } },
            spec: {
              containers: [
                { name: 'c', image: 'nginx', env: [{ name: 'LONG', value: 'x'.repeat(100_000) }] },
              ],
            },
          },
        },
      })
      lab.settle()
      const restored = restoreLab(copy(lab.snapshot()))
      expect(new Set(specs(restored)).size).toBe(new Set(specs(lab)).size)
      return JSON.stringify(lab.snapshot()).length
    }
    expect(size(40) - size(20)).toBeLessThan(200_000)
  })
})

describe('programs of the user', () => {
  const counter = defineProgram({
    name: 'counter',
    step(system, state) {
      const count = Number(state ?? 0) + 1
      system.out(`${count}\n`)
      return awaitInput(count, system.now + 1000)
    },
  })
  const odd = defineProgram({
    name: 'odd',
    step: (_, state) => (state === undefined ? awaitInput((() => {}) as unknown as Json) : exit(0)),
  })
  const labWith = (program: typeof counter): Lab => {
    const lab = createLab({ programs: [program] })
    lab.publish('me/own', {
      Dockerfile: 'FROM scratch\nCOPY own /own\nENTRYPOINT ["/own"]\n',
      own: { program: program.name },
    })
    lab.sh('docker run -d --name own me/own')
    lab.settle()
    return lab
  }

  it('are given again, and find their state', () => {
    const lab = labWith(counter)
    const restored = restoreLab(copy(lab.snapshot()), { programs: [counter] })
    for (const one of [lab, restored]) one.advance('10s')
    expect(restored.sh('docker logs own').stdout).toBe(lab.sh('docker logs own').stdout)
  })

  it('are named when they are missing', () => {
    expect(() => restoreLab(labWith(counter).snapshot())).toThrow(
      new SnapshotError(
        'the snapshot needs programs that were not given: counter; pass them as { programs: [...] }',
      ),
    )
  })

  it('that keep what is no data are named when a snapshot is made', () => {
    expect(() => labWith(odd).snapshot()).toThrow(
      /row ".*" of table "processes" cannot be saved: a function cannot be kept/,
    )
  })
})
