/**
 * `netstat`: the ports of this network namespace on which somebody listens.
 *
 * @see https://busybox.net/downloads/BusyBox.html#netstat
 */
import { listenersOf } from '../../net/listen.js'
import { processes } from '../process.js'
import { optionsOf } from './options.js'
import { instant } from './tool.js'

const OPTIONS = {
  letters: 'raltuwxneWp',
  idle: 'neW',
  unsimulated: 'r',
  usage: 'netstat [-ral] [-tuwx] [-en] [-W] [-p]\n\nDisplay networking information',
}

export const netstat = instant('netstat', ({ system, args }) => {
  const options = optionsOf(args, OPTIONS)
  // Sockets of TCP alone are there: who asks for others sees none.
  const isOfTcp = options.has('t') || !['u', 'w', 'x'].some((letter) => options.has(letter))
  const servers = isOfTcp && (options.has('l') || options.has('a'))
  system.out(
    `Active Internet connections (${options.has('l') ? 'only servers' : options.has('a') ? 'servers and established' : 'w/o servers'})\n`,
  )
  system.out(
    `Proto Recv-Q Send-Q Local Address           Foreign Address         State      ${options.has('p') ? ' PID/Program name    ' : ''}\n`,
  )
  for (const { port, process } of servers ? listenersOf(system.tx, system.namespace) : []) {
    const owner = system.tx.get(processes, process)
    const program = owner ? `${owner.pid}/${(owner.argv[0] ?? '').split('/').at(-1)}` : '-'
    system.out(
      `tcp        0      0 ${`0.0.0.0:${port}`.padEnd(23)} ${'0.0.0.0:*'.padEnd(23)} LISTEN     ${options.has('p') ? ` ${program.padEnd(20)}` : ''}\n`,
    )
  }
  return 0
})
