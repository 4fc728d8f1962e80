/**
 * `docker compose exec`: runs a command in a container that runs.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/exec/
 */
import { USAGES } from './shared-flags.js'
import { defaultValues } from '../flags.js'
import { exec as dockerExec } from '../docker/exec.js'
import { runningContainer } from './chosen.js'
import { defineComposeVerb } from './verb.js'

export const exec = defineComposeVerb({
  name: 'exec',
  usage: 'exec [OPTIONS] SERVICE COMMAND [ARGS...]',
  short: dockerExec.short,
  flags: {
    interactive: { type: 'boolean', short: 'i', default: true, hidden: true },
    tty: { type: 'boolean', short: 't', default: true, hidden: true },
    detach: { type: 'boolean', short: 'd', usage: 'Detached mode: Run command in the background' },
    env: {
      type: 'strings',
      short: 'e',
      value: 'stringArray',
      verbatim: true,
      usage: 'Set environment variables',
    },
    index: { type: 'int', usage: USAGES.Index },
    'no-tty': {
      type: 'boolean',
      short: 'T',
      default: true,
      tristate: true,
      usage: "Disable pseudo-TTY allocation. By default 'docker compose exec' allocates a TTY.",
    },
    privileged: { type: 'boolean', usage: 'Give extended privileges to the process' },
    user: { type: 'string', default: '', short: 'u', usage: 'Run the command as this user' },
    workdir: {
      type: 'string',
      default: '',
      short: 'w',
      usage: 'Path to workdir directory for this command',
    },
  },
  arity: { min: 2 },
  interspersed: false,
  *run(scene, [service = '', ...command], flags) {
    const container = yield* runningContainer(scene, service, flags.index)
    const isTerminal = scene.cli.stdin.isTerminal
    const tty = isTerminal && !(flags.noTty ?? scene.cli.outScreen === undefined)
    const { exitCode = 0 } = yield* dockerExec.run(scene.cli, [container.id, ...command], {
      ...(defaultValues(dockerExec.flags) as Parameters<typeof dockerExec.run>[2]),
      detach: flags.detach,
      interactive: !flags.detach && flags.interactive,
      tty: tty && !flags.detach,
      env: flags.env,
      privileged: flags.privileged,
      user: flags.user,
      workdir: flags.workdir,
    })
    return exitCode
  },
})
