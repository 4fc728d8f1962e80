/**
 * `GET /containers/{id}/top`: the processes of a container, as the machine's `ps -ef` shows them.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Container/operation/ContainerTop
 */
import { processes } from '../program/process.js'
import type { Reader } from '../sim/world.js'
import { civil } from '../text/time.js'
import { containerNamed, isUp } from './container.js'
import { containerNotRunning } from './errors.js'

/** @throws DockerError when it does not run */
export function top(
  read: Reader,
  machine: string,
  ref: string,
): { readonly Titles: readonly string[]; readonly Processes: readonly (readonly string[])[] } {
  const container = containerNamed(read, machine, ref)
  if (!isUp(container)) throw containerNotRunning(container.id)
  const rows = read
    .by(processes, 'byGroup', container.id)
    .filter(({ exitCode }) => exitCode === undefined)
  const two = (number: number): string => String(number).padStart(2, '0')
  return {
    Titles: ['UID', 'PID', 'PPID', 'C', 'STIME', 'TTY', 'TIME', 'CMD'],
    Processes: rows.map(({ hostPid, parent, user, startedAt, terminal, argv }) => {
      const { hour, minute } = civil(startedAt)
      const ppid =
        parent === undefined
          ? Math.max(hostPid - 1, 1)
          : (read.get(processes, parent)?.hostPid ?? 1)
      return [
        user.uid === 0 ? 'root' : user.name,
        String(hostPid),
        String(ppid),
        '0',
        `${two(hour)}:${two(minute)}`,
        terminal ? 'pts/0' : '?',
        '00:00:00',
        argv.join(' '),
      ]
    }),
  }
}
