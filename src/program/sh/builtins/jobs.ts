/**
 * Background commands: `wait`, `jobs` and `disown`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/wait.html
 * @see https://www.gnu.org/software/bash/manual/html_node/Job-Control-Builtins.html
 */
import { SIGNALS } from '../../signal.js'
import type { Interpreter } from '../interpreter.js'
import type { Job } from '../state.js'
import { described, jobNamed, refreshJobs } from '../run/job.js'
import type { Builtin } from './builtin.js'

/** Waits for the given commands, or for all. A signal with a trap ends the waiting. */
export const wait: Builtin = (sh, args) => {
  const { state } = sh
  refreshJobs(sh)
  const [signal] = state.pending
  if (signal !== undefined) return 128 + (SIGNALS[signal] ?? 0)
  const targets = args.filter((arg) => !arg.startsWith('-'))
  if (targets.length === 0) {
    if (state.jobs.some(({ status, stopped }) => status === undefined && !stopped)) return waits(sh)
    reportEnded(sh)
    return 0
  }
  let result = 0
  for (const target of targets) {
    const job = jobNamed(sh, target)
    if (job === undefined) {
      result = 127
      continue
    }
    if (job.status === undefined) return waits(sh)
    result = job.status
  }
  return result
}

function waits(sh: Interpreter): 'waits' {
  sh.wait()
  return 'waits'
}

/** A job that has ended is forgotten; an interactive shell prints it. */
function reportEnded(sh: Interpreter): void {
  const { state } = sh
  if (sh.isTyped)
    for (const job of state.jobs) if (job.status !== undefined) sh.err(described(sh, job))
  state.jobs = state.jobs.filter(({ status }) => status === undefined)
}

export const jobs: Builtin = (sh, args) => {
  refreshJobs(sh)
  const { state } = sh
  const names = args.filter((arg) => !arg.startsWith('-'))
  const letters = args.filter((arg) => arg.startsWith('-')).join('')
  const chosen = names.length === 0 ? state.jobs : names.map((name) => jobNamed(sh, name))
  let result = 0
  chosen.forEach((job, index) => {
    if (!job) {
      sh.complain(noSuchJob('jobs', names[index] ?? ''))
      result = 1
      return
    }
    const isRunning = job.status === undefined && !job.stopped
    if ((letters.includes('r') && !isRunning) || (letters.includes('s') && !job.stopped)) return
    sh.out(letters.includes('p') ? `${job.pid}\n` : described(sh, job, letters.includes('l')))
  })
  state.jobs = state.jobs.filter(({ status }) => status === undefined)
  return result
}

/** Forgets a job, which goes on. */
export const disown: Builtin = (sh, args) => {
  const names = args.filter((arg) => !arg.startsWith('-'))
  const gone: readonly (Job | undefined)[] = args.includes('-a')
    ? sh.state.jobs
    : (names.length === 0 ? ['%%'] : names).map((name) => jobNamed(sh, name))
  if (gone.includes(undefined)) {
    sh.complain(noSuchJob('disown', names[gone.indexOf(undefined)] ?? 'current'))
    return 1
  }
  sh.state.jobs = sh.state.jobs.filter((job) => !gone.includes(job))
  return 0
}

export const noSuchJob = (command: string, name: string): string =>
  `${command}: ${name}: no such job`
