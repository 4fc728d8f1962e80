/**
 * The jobs of a shell: what it has in the background, or stopped.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/Job-Control-Basics.html
 */
import { processes } from '../../process.js'
import type { Interpreter } from '../interpreter.js'
import type { Flavor, Job } from '../state.js'

/** Where the command begins in what is said of a job, counted from its state. */
const WIDTH: Readonly<Record<Flavor, number>> = { bash: 24, ash: 27, dash: 27 }

const ENDED_BY: Readonly<Record<number, string>> = {
  129: 'Hangup',
  130: 'Interrupt',
  131: 'Quit',
  134: 'Aborted',
  137: 'Killed',
  139: 'Segmentation fault',
  143: 'Terminated',
}

/**
 * Takes notice of jobs that have ended; of those that end in this very moment later, where a prompt
 * is about to be shown.
 */
export function refreshJobs(sh: Interpreter, { atPrompt = false } = {}): void {
  const { state, system } = sh
  state.jobs = state.jobs.map((job) => {
    if (job.status !== undefined || (atPrompt && sh.endsNow(job.pid))) return job
    for (const pid of job.pids ?? []) if (pid !== job.pid) system.reap(pid)
    const status = system.reap(job.pid)
    return status === undefined ? job : { ...job, status }
  })
}

/** Takes notice of all children that have ended. */
export function reapChildren(sh: Interpreter): void {
  refreshJobs(sh)
  const { system } = sh
  for (const child of system.tx.by(processes, 'byParent', system.process))
    if (child.exitCode !== undefined) system.reap(child.pid)
}

/** Adds a job; the current one from now on. */
export function addJob({ state }: Interpreter, job: Omit<Job, 'id'>): Job {
  const added = { ...job, id: Math.max(0, ...state.jobs.map(({ id }) => id)) + 1 }
  state.jobs = [...state.jobs, added]
  return added
}

/** The jobs by how soon `fg` would take them: those that are stopped first, then the youngest. */
const byTurn = ({ state }: Interpreter): readonly Job[] =>
  [...state.jobs].sort(
    (a, b) => Number(b.stopped ?? false) - Number(a.stopped ?? false) || b.id - a.id,
  )

/** The job that words such as `%1`, `%+`, `%-`, `%sleep` or a process id name. */
export function jobNamed(sh: Interpreter, words: string): Job | undefined {
  const { jobs } = sh.state
  if (!words.startsWith('%')) return jobs.find(({ pid }) => String(pid) === words)
  const name = words.slice(1)
  if (name === '' || name === '%' || name === '+') return byTurn(sh)[0]
  if (name === '-') return byTurn(sh)[1] ?? byTurn(sh)[0]
  if (/^[0-9]+$/.test(name)) return jobs.find(({ id }) => String(id) === name)
  return name.startsWith('?')
    ? jobs.find(({ command }) => command.includes(name.slice(1)))
    : jobs.find(({ command }) => command.startsWith(name))
}

/** What a shell says of a job: `[1]+  Running                 sleep 100 &`. */
export function described(sh: Interpreter, job: Job, withPid = false): string {
  const { flavor } = sh.state
  const [current, previous] = byTurn(sh)
  const sign = job.id === current?.id ? '+' : job.id === previous?.id ? '-' : ' '
  const isRunning = job.status === undefined && !job.stopped
  const shown = `${stateOf(flavor, job).padEnd(WIDTH[flavor])}${job.command}`
  const after = flavor === 'bash' && isRunning ? ' &' : ''
  const gap = flavor === 'dash' ? ' ' : ''
  return `[${job.id}]${gap}${sign} ${withPid ? `${job.pid} ` : gap === '' ? ' ' : ''}${shown}${after}\n`
}

function stateOf(flavor: Flavor, { status, stopped }: Job): string {
  if (status === undefined) return stopped ? 'Stopped' : 'Running'
  if (status === 0) return 'Done'
  const signal = ENDED_BY[status]
  if (signal !== undefined) return signal
  return flavor === 'bash' ? `Exit ${status}` : `Done(${status})`
}
