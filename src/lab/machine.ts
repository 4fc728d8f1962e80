/**
 * A machine of a lab, as its user handles it: its own Docker, its terminal, its files, its power
 * switch.
 *
 * @module
 */
import { dockerVerbs } from '../cli/docker/verbs.js'
import { hostNamespace } from '../net/namespace.js'
import { outcomeOf, send } from '../net/exchange.js'
import type { Hop } from '../net/hop.js'
import { type MachineRow, machineRoot, machines } from '../machine/machine.js'
import { powerOff, powerOn } from '../machine/power.js'
import { checkLimits } from '../program/limits.js'
import { filesOf } from '../program/tree.js'
import { KubariumError, UsageError } from '../sim/errors.js'
import type { Tx } from '../sim/step.js'
import { callVerb } from '../terminal/call.js'
import { type LineResult, runLine } from '../terminal/session.js'
import { type Calls, stoppedBy } from './history/calls.js'
import {
  type CallVerb,
  type Facade,
  flagValues,
  innermost,
  makeFacade,
  withMore,
  withPrinted,
} from './facade.js'
import { milliseconds } from './duration.js'
import type { PluginSet } from './plugin-set.js'

/** Options of a line at a terminal. */
export interface ShellOptions {
  /**
   * Ends the line, as by Ctrl-C, after this much virtual time: milliseconds, or a text such as
   * `10s`. Without it, a line that ends by itself is waited for, for a day at most; one that does
   * not (a watch, a server) is ended after ten minutes.
   */
  readonly timeout?: number | string
  /**
   * Ends the line, as by Ctrl-C, after its programs have made so many steps (`limits.steps` by
   * default, a million): a step is about one command of a shell's.
   */
  readonly steps?: number
  /** Ends the line, as by Ctrl-C, after so many bytes of output (`limits.output` by default). */
  readonly output?: number
  /** What is typed while it runs. Without it, standard input is at its end. */
  readonly stdin?: string
}

/** Options of a simulated request. */
export interface RequestOptions {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** The answer to a simulated request. */
export interface Response {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** The stations on the way. */
  readonly hops: readonly Hop[]
  /** The body. */
  toString(): string
}

/** A request got no answer; `failure` says why, and `hops` how far it came. */
export class RequestError extends KubariumError {
  override name = 'RequestError'
  constructor(
    message: string,
    readonly failure: string,
    readonly hops: readonly Hop[],
  ) {
    super(message)
  }
}

const FAILURES: Readonly<Record<string, string>> = {
  refused: 'connection refused',
  timeout: 'timed out',
  unreachable: 'no route to host',
  reset: 'empty reply from server',
  unresolved: 'could not resolve host',
}
const LONGEST_REQUEST = 30_000

/** The verbs of a tool, called on one machine; `named` is how the calls are written down. */
export function callOn(
  calls: Calls,
  machine: string,
  tool: string,
  named: string | undefined,
): CallVerb {
  return (name, verb, words, flags, options) => {
    const { stdin, limit } = options
    const target = innermost(verb, words)
    const { step, called } = calls.perform(
      `${tool}.${name}`,
      named,
      withOptions(words, { ...flags, ...options }),
      () => ({
        step: calls.simulation.world.steps,
        called: callVerb(
          calls.simulation,
          machine,
          target.verb,
          target.words,
          flagValues(target.verb.flags, flags),
          {
            ...(stdin === undefined ? {} : { stdin }),
            ...(limit === undefined ? {} : { limit: milliseconds(limit) }),
          },
        ),
      }),
    )
    const { stop } = called
    if (!stop) return withPrinted(called.value, called)
    let stopped = false
    const stopOnce = (): void => {
      if (!calls.includes(step, `${tool}.${name}`)) return
      if (stopped && !stoppedBy(calls.list()).includes(step))
        throw new UsageError(
          `this ${tool} ${name} was stopped, and that was undone: it can be stopped by lab.redo() alone`,
        )
      stopped = true
      calls.perform('stop', undefined, [step], stop)
    }
    return withPrinted(called.value, { ...called, stop: stopOnce })
  }
}

const withOptions = (words: readonly string[], options: object): readonly unknown[] =>
  Object.keys(options).length > 0 ? [...words, options] : words

/** A machine. */
export class Machine {
  /** Its own Docker daemon, through docker's verbs. */
  readonly docker: Facade<typeof dockerVerbs>

  /** @internal Use `lab.machine(name)`. */
  constructor(
    private readonly calls: Calls,
    private readonly plugins: Pick<PluginSet, 'fabric' | 'powered' | 'verbs'>,
    readonly name: string,
  ) {
    const read = calls.simulation.read()
    if (!read.get(machines, name))
      throw new UsageError(
        `there is no machine "${name}"; there are: ${read
          .rows(machines)
          .map((row) => row.name)
          .join(', ')}`,
      )
    this.docker = makeFacade(
      withMore(dockerVerbs, plugins.verbs.docker),
      callOn(calls, name, 'docker', name),
    )
  }

  /** Its address on the network that machines share. */
  get address(): string {
    return this.row().address
  }

  /** Whether it has power. */
  get isOn(): boolean {
    return this.row().on
  }

  /**
   * Runs a line in its terminal; as much virtual time passes as the real one would take.
   *
   * @example lab.machine('minikube').sh('docker ps').stdout
   */
  sh(line: string, options: ShellOptions = {}): LineResult {
    const { timeout, ...rest } = options
    const { steps, output } = rest
    checkLimits({ steps, output }, '')
    return this.perform('sh', [line, options], () =>
      runLine(this.calls.simulation, this.name, line, {
        ...rest,
        ...(timeout === undefined ? {} : { timeout: milliseconds(timeout) }),
      }),
    )
  }

  /**
   * Sends a request from here and waits for its answer.
   *
   * @throws RequestError when nothing answers
   */
  curl(url: string, options: RequestOptions = {}): Response {
    const outcome = this.perform('curl', [url, options], () => this.request(url, options))
    if (!outcome || 'failure' in outcome)
      throw new RequestError(
        `${url}: ${FAILURES[outcome?.failure ?? 'timeout']}`,
        outcome?.failure ?? 'timeout',
        outcome?.hops ?? [],
      )
    const { status, headers, body } = outcome.answer
    return Object.freeze({ status, headers, body, hops: outcome.hops, toString: () => body })
  }

  /**
   * Writes a file; a path that does not begin with `/` starts in the user's home. Directories are
   * made as needed.
   */
  writeFile(path: string, text: string): void {
    const { home, user } = this.row()
    this.change('writeFile', [path, text], (tx) => {
      const files = filesOf(tx, machineRoot(this.name), { cwd: home, user })
      const whole = files.resolve(path)
      files.mkdir(whole.slice(0, whole.lastIndexOf('/')) || '/', { parents: true })
      files.write(whole, text)
    })
  }

  /** What a file says. @throws FileError */
  readFile(path: string): string {
    const { home, user } = this.row()
    return this.calls.simulation.transact((tx) =>
      filesOf(tx, machineRoot(this.name), { cwd: home, user }).read(path),
    )
  }

  /** Takes its power away: everything on it stops at once, without a word. */
  powerOff(): void {
    this.change('powerOff', [], (tx) => powerOff(tx, this.name, this.plugins.powered))
  }

  /** Gives it its power back. */
  powerOn(): void {
    this.change('powerOn', [], (tx) => powerOn(tx, this.name, this.plugins.powered))
  }

  private perform<T>(call: string, args: readonly unknown[], work: () => T): T {
    return this.calls.perform(call, this.name, args, work)
  }

  private change(call: string, args: readonly unknown[], work: (tx: Tx) => void): void {
    this.perform(call, args, () => this.calls.simulation.transact(work, `${call} ${this.name}`))
  }

  /** Sends a request and lets time pass until it is answered, or nobody will. */
  private request(
    url: string,
    { method = 'GET', headers, body = '' }: RequestOptions,
  ): ReturnType<typeof outcomeOf> {
    const { simulation } = this.calls
    const [, host = '', port, path = '/'] =
      /^(?:https?:\/\/)?([^:/?#]+)(?::(\d+))?([/?].*)?$/.exec(url) ?? []
    if (host === '') throw new UsageError(`"${url}" is not a URL`)
    const id = simulation.transact((tx) => {
      const message = {
        protocol: 'http' as const,
        method,
        path,
        headers: { Host: host, ...headers },
        body,
      }
      return send(tx, this.plugins.fabric, {
        namespace: hostNamespace(this.name),
        host,
        port: Number(port ?? (url.startsWith('https:') ? 443 : 80)),
        message,
        timeout: LONGEST_REQUEST,
      })
    }, `curl ${url}`)
    let outcome: ReturnType<typeof outcomeOf>
    simulation.runUntil(() => {
      outcome ??= simulation.transact((tx) => outcomeOf(tx, id))
      return outcome !== undefined
    }, simulation.now + LONGEST_REQUEST)
    return outcome
  }

  private row(): MachineRow {
    const row = this.calls.simulation.read().get(machines, this.name)
    if (!row) throw new UsageError(`machine "${this.name}" is gone`)
    return row
  }
}
