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
import { type MachineRow, machineRoot, machines, noMachine } from '../machine/machine.js'
import { powerOff, powerOn } from '../machine/power.js'
import { filesOf } from '../program/tree.js'
import { KubariumError, UsageError } from '../sim/errors.js'
import type { Simulation } from '../sim/driver.js'
import type { Tx } from '../sim/step.js'
import { type LineResult, runLine } from '../terminal/session.js'
import type { Calls } from './history/calls.js'
import { look } from './history/looking.js'
import {
  type Expected,
  check,
  count,
  duration,
  fields,
  flag,
  must,
  recordOf,
  text,
  word,
} from './arguments.js'
import { DOCKER } from './argument-counts.js'
import { callOn } from './call-on.js'
import { makeFaces } from './caller.js'
import { milliseconds } from './duration.js'
import { makeFacade, withMore } from './facade.js'
import type { PluginSet } from './plugin-set.js'
import type { Docker } from './tools/docker.js'
import { GO_ERRNO } from '../text/errno.js'

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
  /**
   * With `false`, the line only looks: the lab is as before when it is over, no time has passed, and
   * no recording, timeline or `undo` knows of it. A line that changes something of yours is refused
   * with a HistoryError. `true` by default.
   */
  readonly record?: boolean
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
  refused: GO_ERRNO.ECONNREFUSED,
  timeout: 'timed out',
  unreachable: GO_ERRNO.EHOSTUNREACH,
  reset: 'empty reply from server',
  unresolved: 'could not resolve host',
}
const LONGEST_REQUEST = 30_000

const SHELL_OPTIONS = fields({
  timeout: duration,
  stdin: text,
  steps: count,
  output: count,
  record: flag,
} satisfies Record<keyof ShellOptions, Expected>)
const REQUEST_OPTIONS = fields({
  method: must('an HTTP method', (value) => typeof value === 'string' && /^[A-Za-z]+$/.test(value)),
  headers: recordOf(text),
  body: text,
} satisfies Record<keyof RequestOptions, Expected>)

/** A machine. */
export class Machine {
  /** Its own Docker daemon, through docker's verbs. */
  readonly docker: Docker

  /** @internal Use `lab.machine(name)`. */
  constructor(
    private readonly calls: Calls,
    private readonly plugins: Pick<PluginSet, 'fabric' | 'powered' | 'verbs'>,
    readonly name: string,
  ) {
    const read = calls.simulation.read()
    if (!read.get(machines, name))
      throw new UsageError(
        `${noMachine(name)}; there are: ${read
          .rows(machines)
          .map((row) => row.name)
          .join(', ')}`,
      )
    this.docker = makeFacade(
      DOCKER,
      withMore(dockerVerbs, plugins.verbs.docker),
      callOn(calls, name, DOCKER, name),
    ) as unknown as Docker
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
   * Runs a line in its shell; as much virtual time passes as the real one would take. Each line
   * begins in the home directory, as with `ssh machine line`; all else (variables, functions, jobs)
   * holds from one line to the next, and is that of `lab.sh` on the workstation.
   *
   * @example lab.machine('minikube').sh('docker ps').stdout
   */
  sh(line: string, options: ShellOptions = {}): LineResult {
    return this.run(this.name, line, options)
  }

  /**
   * Runs a line where the one before has ended.
   *
   * @internal Use `lab.sh(line)`.
   */
  goOn(line: string, options: ShellOptions): LineResult {
    return this.run(undefined, line, options)
  }

  /** Runs a line: of the machine's that is named, which begins at home, or of the lab's own. */
  private run(named: string | undefined, line: string, options: ShellOptions): LineResult {
    check('line', line, text)
    check('options', options, SHELL_OPTIONS)
    const { timeout, record = true, ...rest } = options
    const { simulation } = this.calls
    const run = (by: Simulation): LineResult =>
      runLine(by, this.name, line, {
        ...rest,
        atHome: named !== undefined,
        ...(timeout === undefined ? {} : { timeout: milliseconds(timeout) }),
      })
    if (!record) return look(simulation, run)
    return this.calls.perform('sh', named, [line, options], () => run(simulation))
  }

  /**
   * Sends a request from here and waits for its answer.
   *
   * @throws RequestError when nothing answers
   */
  curl(url: string, options: RequestOptions = {}): Response {
    check('url', url, text)
    check('options', options, REQUEST_OPTIONS)
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
  writeFile(path: string, content: string): void {
    check('path', path, word)
    check('content', content, text)
    const { home, user } = this.row()
    this.change('writeFile', [path, content], (tx) => {
      const files = filesOf(tx, machineRoot(this.name), { cwd: home, user })
      const whole = files.resolve(path)
      files.mkdir(whole.slice(0, whole.lastIndexOf('/')) || '/', { parents: true })
      files.write(whole, content)
    })
  }

  /** What a file says. @throws FileError */
  readFile(path: string): string {
    check('path', path, word)
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

makeFaces(Machine)
