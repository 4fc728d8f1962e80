/**
 * `docker-init` (tini): the first process of a container that was started with `--init`. It passes
 * signals on to the command, takes notice of the ends of orphans, and ends as the command ends.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/run/#init
 */
import { ERRNO } from '../text/errno.js'
import { ExecError, type Program, type System, awaitInput, exit } from './program.js'

/** Where Docker puts it in a container. */
export const INIT_PATH = '/sbin/docker-init'

const PASSED_ON = ['HUP', 'INT', 'QUIT', 'USR1', 'USR2', 'TERM', 'WINCH', 'CONT']
const NOT_EXECUTED = 127

export const dockerInit: Program = {
  name: 'docker-init',
  reapsOrphans: true,
  step(system, state) {
    const child = typeof state === 'number' ? state : begin(system)
    if (child === undefined) return exit(NOT_EXECUTED)
    for (const signal of system.signals()) system.kill(child, signal)
    const status = system.reap(child)
    return status === undefined ? awaitInput(child) : exit(status)
  },
}

function begin(system: System): number | undefined {
  const command = system.argv.slice(2)
  system.trap(PASSED_ON)
  try {
    return system.spawn(command)
  } catch (error) {
    if (!(error instanceof ExecError)) throw error
    system.err(`[FATAL tini (7)] exec ${command[0] ?? ''} failed: ${ERRNO.ENOENT}\n`)
    return undefined
  }
}
