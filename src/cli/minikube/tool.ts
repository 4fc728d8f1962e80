/**
 * The minikube command: from its words to a verb, and from what went wrong to what standard error
 * shows.
 *
 * @see https://minikube.sigs.k8s.io/docs/commands/
 */
import type { PodConnections } from '../../kubernetes/apiserver/connect.js'
import { asksToComplete, tellCompletion } from '../completion/answer.js'
import { complete } from '../completion/complete.js'
import { FlagError, parseFlags } from '../flags.js'
import { type AnyVerb, type Cli, CommandError, type Wait } from '../verb.js'
import { addons } from './addons.js'
import { completion, minikubeCommand } from './completion.js'
import { config } from './config.js'
import { cp } from './cp.js'
import { dockerEnv } from './docker-env.js'
import { image } from './image.js'
import { kubectl } from './kubectl.js'
import { logs } from './logs.js'
import { mount } from './mount.js'
import { pause, unpause } from './pause.js'
import { updateContext } from './update-context.js'
import { dashboard } from './dashboard.js'
import { remove } from './delete.js'
import { ip } from './ip.js'
import { node } from './node.js'
import { profile } from './profile-list.js'
import { service } from './service.js'
import { ssh } from './ssh.js'
import { start } from './start.js'
import { status } from './status.js'
import { stop } from './stop.js'
import { tunnel } from './tunnel.js'
import { version } from './version.js'

/** minikube's verbs by name. */
export const minikubeVerbs = (pods: PodConnections) =>
  ({
    start,
    status,
    stop,
    delete: remove,
    dashboard: dashboard(pods),
    service,
    tunnel,
    node,
    ssh,
    ip,
    profile,
    addons,
    completion,
    config,
    cp,
    'docker-env': dockerEnv,
    image,
    kubectl: kubectl(pods),
    logs: logs(pods),
    mount,
    pause,
    unpause,
    'update-context': updateContext,
    version,
  }) as const

/** Runs a minikube command line; `argv` is what follows the word `minikube`. */
export function minikubeTool(
  pods: PodConnections,
): (cli: Cli, argv: readonly string[]) => Generator<Wait, number> {
  const verbs: Readonly<Record<string, AnyVerb>> = minikubeVerbs(pods)
  return function* run(cli, argv) {
    const [name, ...words] = argv
    if (name === undefined || name === 'help' || name === '--help' || name === '-h')
      return print(cli, overview(verbs))
    if (asksToComplete(name) && words.length > 0) {
      tellCompletion(cli, name, complete(minikubeCommand(cli, verbs), words))
      return 0
    }
    const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined
    if (!verb)
      return fail(
        cli,
        `Error: unknown command "${name}" for "minikube"\nRun 'minikube --help' for usage.`,
        64,
      )
    if (words.some((word) => word === '--help' || word === '-h')) return print(cli, helpOf(verb))
    try {
      const { args, values } = parseFlags(verb.flags, words, verb.interspersed ?? true)
      const { exitCode = 0 } = yield* verb.run(cli, args, values)
      return exitCode
    } catch (error) {
      if (error instanceof FlagError)
        return fail(cli, `Error: ${error.message}\nSee 'minikube ${name} --help' for usage.`, 64)
      if (error instanceof CommandError) return fail(cli, error.message, error.exitCode)
      throw error
    }
  }
}

function print(cli: Cli, text: string): number {
  cli.out(text)
  return 0
}

function fail(cli: Cli, text: string, exitCode: number): number {
  cli.err(`${text}\n`)
  return exitCode
}

function overview(verbs: Readonly<Record<string, AnyVerb>>): string {
  const width = Math.max(...Object.keys(verbs).map(({ length }) => length))
  const lines = Object.entries(verbs).map(
    ([name, { short }]) => `  ${name.padEnd(width)}  ${short}`,
  )
  return `minikube provisions and manages local Kubernetes clusters optimized for development workflows.\n\nCommands:\n${lines.join('\n')}\n\nUse "minikube <command> --help" for more information about a given command.\n`
}

function helpOf(verb: AnyVerb): string {
  const flags = Object.entries(verb.flags).map(([name, { short, usage, default: value, type }]) => {
    const given =
      type === 'boolean'
        ? String(value ?? false)
        : type === 'int'
          ? String(value ?? 0)
          : type === 'strings'
            ? '[]'
            : `'${value ?? ''}'`
    return `    ${short ? `-${short}, ` : ''}--${name}=${given}:\n\t${usage ?? ''}\n`
  })
  return `${verb.short}\n${flags.length > 0 ? `\nOptions:\n${flags.join('\n')}` : ''}\nUsage:\n  minikube ${verb.usage} [options]\n`
}
