/**
 * Job control: `fg` waits for a job, `bg` lets a stopped one go on in the background.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/Job-Control-Builtins.html
 */
import type { Interpreter } from '../interpreter.js'
import { gather } from '../run/pipeline.js'
import { jobNamed, refreshJobs } from '../run/job.js'
import type { Job } from '../state.js'
import type { Builtin } from './builtin.js'
import { noSuchJob } from './jobs.js'

export const fg: Builtin = (sh, [name = '%%']) => {
  const { pids } = sh.top
  if (pids !== undefined) return gather(sh, pids) ? (sh.top.codes?.at(-1) ?? 0) : 'waits'
  const job = controlled(sh, 'fg', name)
  if (!job) return 1
  sh.out(`${job.command}\n`)
  goOn(sh, job, true)
  sh.state.jobs = sh.state.jobs.filter(({ id }) => id !== job.id)
  if (job.status !== undefined) return job.status
  sh.change({ pids: job.pids ?? [job.pid], text: job.command })
  return fg(sh, [name])
}

export const bg: Builtin = (sh, args) => {
  let result = 0
  for (const name of args.length === 0 ? ['%%'] : args) {
    const job = controlled(sh, 'bg', name)
    if (!job) {
      result = 1
      continue
    }
    if (job.stopped) sh.out(`[${job.id}]+ ${job.command} &\n`)
    else sh.complain(`bg: job ${job.id} already in background`)
    goOn(sh, job, false)
  }
  return result
}

/** The job that is meant, or (undefined) what is wrong, said. */
function controlled(sh: Interpreter, command: 'bg' | 'fg', name: string): Job | undefined {
  refreshJobs(sh)
  if (!sh.state.interactive) {
    sh.complain(`${command}: no job control`)
    return undefined
  }
  const job = jobNamed(sh, name.startsWith('%') ? name : `%${name}`)
  if (!job) sh.complain(noSuchJob(command, name === '%%' ? 'current' : name))
  return job
}

function goOn(sh: Interpreter, job: Job, inForeground: boolean): void {
  for (const pid of job.pids ?? [job.pid]) sh.continueTree(pid, inForeground)
  sh.state.jobs = sh.state.jobs.map((one) => {
    const { stopped: _, ...rest } = one
    return one.id === job.id ? rest : one
  })
}
