/**
 * `stress`: workers that take memory, or keep processors and disks busy. Those of memory count in
 * the account of their container; the others do nothing here but be there.
 *
 * @see https://manpages.debian.org/bookworm/stress/stress.1.en.html
 */
import { type Next, type Program, type System, awaitInput, exit } from '../program.js'

/** Options that make workers, with their short forms, in the order in which they are printed. */
const HOGS = { cpu: 'c', io: 'i', vm: 'm', hdd: 'd' } as const
type Hog = keyof typeof HOGS
const NAMES = Object.keys(HOGS) as Hog[]
const WITH_VALUE = ['vm-bytes', 'vm-stride', 'vm-hang', 'hdd-bytes', 'timeout', 'backoff', ...NAMES]
const WITHOUT_VALUE = ['vm-keep', 'verbose', 'quiet', 'dry-run']
const SHORT: Readonly<Record<string, string>> = {
  ...Object.fromEntries(NAMES.map((name) => [HOGS[name], name])),
  t: 'timeout',
  b: 'backoff',
  v: 'verbose',
  q: 'quiet',
  n: 'dry-run',
}
const BYTES: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  k: 1024,
  m: 1024 ** 2,
  g: 1024 ** 3,
}
const SECONDS: Readonly<Record<string, number>> = {
  '': 1,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  y: 31_557_600,
}
const DEFAULT_BYTES = '256m'
/** By this a worker knows what it is; one that is forked needs nothing of the kind. */
const ROLE = 'STRESS_WORKER'
const KILLED = 137

interface Progress {
  readonly [key: string]: number | readonly number[]
  readonly workers: readonly number[]
  readonly startedAt: number
}

export const stress: Program = {
  name: 'stress',
  step(system, state) {
    const options = optionsOf(system)
    if ('refused' in options) {
      system.err(`stress: FAIL: [${system.pid}] (${options.refused}\n`)
      return exit(1)
    }
    const role = system.env[ROLE]
    if (role !== undefined) return work(system, role, options)
    return state === undefined
      ? dispatch(system, options)
      : supervise(system, options, state as Progress)
  },
}

type Options = Readonly<Record<string, string>>

function optionsOf(system: System): Options | { readonly refused: string } {
  const found: Record<string, string> = {}
  const words = system.argv.slice(1)
  for (let i = 0; i < words.length; i++) {
    const [, dashes, given = '', attached] = /^(--?)([^=]*)(?:=(.*))?$/s.exec(words[i] ?? '') ?? []
    const name = dashes === '--' ? given : SHORT[given]
    if (name !== undefined && WITHOUT_VALUE.includes(name)) found[name] = ''
    else if (name !== undefined && WITH_VALUE.includes(name)) {
      const value = attached ?? words[++i]
      if (value === undefined)
        return { refused: `244) missing argument to option '${words.at(-1)}'` }
      if (amountOf(value, name === 'timeout' ? SECONDS : BYTES) === undefined)
        return { refused: `240) invalid number: ${value}` }
      found[name] = value
    } else return { refused: `244) unrecognized option: ${words[i]}` }
  }
  return found
}

function amountOf(text: string, units: Readonly<Record<string, number>>): number | undefined {
  const [, digits, unit = ''] = /^(\d+)([a-z]?)$/i.exec(text) ?? []
  const factor = units[unit.toLowerCase()]
  return digits === undefined || factor === undefined ? undefined : Number(digits) * factor
}

const countOf = (options: Options, name: Hog): number => Number(options[name] ?? 0)

/** How often a worker that computes says so, in milliseconds. */
const TURN = 5_000

/** A worker takes its memory and keeps it, or keeps a processor busy. */
function work(system: System, role: string, options: Options): Next {
  if (role === 'cpu') {
    system.work(TURN)
    return awaitInput(null, system.now + TURN, { ends: false })
  }
  if (role === 'vm') system.occupy(amountOf(options['vm-bytes'] ?? DEFAULT_BYTES, BYTES) ?? 0)
  return awaitInput(null, undefined, { ends: false })
}

function dispatch(system: System, options: Options): Next {
  const counts = NAMES.map((name) => `${countOf(options, name)} ${name}`)
  say(system, options, `info: [${system.pid}] dispatching hogs: ${counts.join(', ')}`)
  if ('dry-run' in options) return exit(0)
  const workers = NAMES.flatMap((name) =>
    Array.from({ length: countOf(options, name) }, () =>
      system.spawn(system.argv, { env: { ...system.env, [ROLE]: name } }),
    ),
  )
  return waitFor(system, options, { workers, startedAt: system.now })
}

function waitFor(system: System, options: Options, progress: Progress): Next {
  const { timeout } = options
  if (progress.workers.length === 0 && timeout === undefined) return done(system, options, progress)
  const ends = timeout === undefined ? undefined : (amountOf(timeout, SECONDS) ?? 0) * 1000
  return ends === undefined
    ? awaitInput(progress, undefined, { ends: false })
    : awaitInput(progress, progress.startedAt + ends)
}

function supervise(system: System, options: Options, progress: Progress): Next {
  const { timeout } = options
  for (const worker of progress.workers) {
    const code = system.reap(worker)
    if (code !== undefined) return failed(system, progress, worker, code)
  }
  if (timeout === undefined) return waitFor(system, options, progress)
  const left = progress.startedAt + (amountOf(timeout, SECONDS) ?? 0) * 1000 - system.now
  if (left > 0) return waitFor(system, options, progress)
  for (const worker of progress.workers) system.kill(worker, 'KILL')
  return done(system, options, progress)
}

const secondsOf = (system: System, { startedAt }: Progress): number =>
  Math.floor((system.now - startedAt) / 1000)

function done(system: System, options: Options, progress: Progress): Next {
  const text = `successful run completed in ${secondsOf(system, progress)}s`
  say(system, options, `info: [${system.pid}] ${text}`)
  return exit(0)
}

/** One worker has ended: the others are killed. */
function failed(system: System, progress: Progress, worker: number, code: number): Next {
  const complain = (kind: 'FAIL' | 'WARN', text: string): void =>
    system.err(`stress: ${kind}: [${system.pid}] ${text}\n`)
  complain(
    'FAIL',
    code === KILLED
      ? `(416) <-- worker ${worker} got signal 9`
      : `(408) <-- worker ${worker} returned error ${code}`,
  )
  complain('WARN', '(418) now reaping child worker processes')
  for (const other of progress.workers)
    if (other === worker || !system.kill(other, 'KILL'))
      complain('FAIL', '(422) kill error: No such process')
  complain('FAIL', `(452) failed run completed in ${secondsOf(system, progress)}s`)
  return exit(1)
}

function say(system: System, options: Options, text: string): void {
  if (!('quiet' in options)) system.out(`stress: ${text}\n`)
}
