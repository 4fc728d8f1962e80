/**
 * `minikube ssh`: a shell on a node, where its daemon and its containers can be looked at; or one
 * command there.
 *
 * @see https://minikube.sigs.k8s.io/docs/commands/ssh/
 */
import { resizeTty } from '../../docker/resize.js'
import { fitTerminal, handOver } from '../input.js'
import {
  type Shell,
  closeShell,
  hasEnded,
  startShell,
  takeOutput,
  typeInto,
} from '../../machine/shell.js'
import { takePipeReady } from '../../program/pipe.js'
import type { Reader } from '../../sim/world.js'
import { type Cli, CommandError, type Screen, type Wait, defineVerb } from '../verb.js'
import { PROFILE_FLAGS, machineOf, nodeNamed, runningProfile } from './profile.js'

const LOGIN = { user: { uid: 1001, gid: 1001, name: 'docker' }, home: '/home/docker' }
const POLL = 100

export const ssh = defineVerb({
  name: 'ssh',
  usage: 'ssh [flags] [COMMAND]',
  short: 'Log into the minikube environment (for debugging)',
  interspersed: false,
  flags: {
    ...PROFILE_FLAGS,
    node: {
      type: 'string',
      short: 'n',
      usage: 'The node to ssh into. Defaults to the primary control plane.',
    },
    'native-ssh': { type: 'boolean', default: true, usage: 'Use native Golang SSH client.' },
  },
  *run(cli, args, flags) {
    const node = nodeNamed(runningProfile(cli.tx, flags.profile), flags.node)
    if (!machineOf(cli.tx, node)?.on)
      throw new CommandError(`❌  Exiting due to GUEST_STATUS: "${node}" host is not running`, 80)
    const interactive = args.length === 0
    const argv = interactive ? ['bash', '-il'] : ['bash', '-c', args.join(' ')]
    const shell = startShell(cli.tx, node, argv, {
      ...LOGIN,
      terminal: interactive && cli.stdin.isTerminal,
      ...(cli.line === undefined ? {} : { line: cli.line }),
    })
    if (interactive) yield* handOver(cli)
    const exitCode = yield* relay(cli, shell)
    if (exitCode !== 0) cli.err(`ssh: Process exited with status ${exitCode}\n`)
    return { value: { node }, exitCode }
  },
})

/** Passes input and output on until the shell ends or the user interrupts. */
function* relay(cli: Cli, shell: Shell): Generator<Wait, number> {
  const turns = cli.turns()
  let state: { readonly open: boolean; readonly size?: Screen | undefined } = { open: true }
  for (;;) {
    state = turns.carry(state)
    let { open } = state
    if (open) {
      const text = cli.stdin.read()
      if (text === undefined) open = false
      if (text !== '') typeInto(cli.tx, shell, text)
    }
    const size = fitTerminal(cli, state.size, (now) => resizeTty(cli.tx, shell.stdin, now))
    state = { open, size }
    const { stdout, stderr } = takeOutput(cli.tx, shell)
    if (stdout) cli.out(stdout)
    if (stderr) cli.err(stderr)
    if (hasEnded(cli.tx, shell) || cli.interrupted) {
      const rest = takeOutput(cli.tx, shell)
      if (rest.stdout) cli.out(rest.stdout)
      if (rest.stderr) cli.err(rest.stderr)
      return closeShell(cli.tx, shell)
    }
    yield {
      when: (read: Reader) =>
        hasEnded(read, shell) ||
        takePipeReady(read, shell.stdout) ||
        takePipeReady(read, shell.stderr),
      until: cli.tx.now + POLL * (open ? 1 : 600),
      endless: true,
    }
  }
}
