/**
 * One running program: its threads, what it waits for, what it has written.
 *
 * It is given one input at a time and goes on until all its threads wait. Time, requests and
 * signals come as inputs, so the same inputs lead to the same program.
 *
 * @module
 */
import type { Answer, Failure, Message } from '../../net/request.js'
import { TURNS_PER_TICK } from './limits.js'
import type {
  Input,
  Question,
  ScriptHost,
  ScriptStart,
  ScriptStatus,
} from '../node/script-runtime.js'
import type { Json } from '../program.js'
import { type PyException, Raised, exceptionOf } from './exceptions.js'
import { call } from './objects.js'
import { type Counter, Stack, isWork } from './running.js'
import { PyDict, type PyModule, type Value } from './values.js'
import { type Gen, type Wait, wait } from './wait.js'

/** What a program gets to know when it starts. */
export interface PythonStart extends ScriptStart {
  /** The program that runs it: `python3`, `flask`, … */
  readonly program: string
  readonly readsTerminal: boolean
}

/** A request that came. */
type Request = Extract<Input, { kind: 'request' }>
/** What became of a request that was sent. */
interface Outcome {
  readonly answer?: Answer
  readonly failure?: Failure
}

/** A thread. */
class Thread {
  waiting: Wait | undefined
  isDone = false
  constructor(
    readonly stack: Stack,
    readonly isDaemon: boolean,
    readonly number: number,
  ) {}
}

/** Ends the program at once: `os._exit`, and after the last word has been said. */
export class Exit {
  constructor(readonly code: number) {}
}

/** How many turns are counted before the host is told. */
const PORTION = 20_000
const TURNS_PER_QUESTION = 40

export class Interpreter implements Counter {
  readonly ids = new WeakMap<object, bigint>()
  lastId = 0
  readonly modules = new Map<string, PyModule>()
  readonly modulesDict = new PyDict()
  readonly handled: { exception: PyException | undefined } = { exception: undefined }
  readonly threads: Thread[] = []
  /** Requests that came and that nobody has taken, by port. */
  readonly requests = new Map<number, Request[]>()
  readonly handlers = new Map<string, Value>()
  readonly atExit: (() => Gen<unknown> | undefined)[] = []
  /** Files that are open, which are written when the program ends. */
  readonly open = new Set<{ flush(): void }>()
  stdin = ''
  isStdinAtEnd = false
  cwd: string
  exit: number | undefined
  current: Thread | undefined
  /** What standard output has been given and has not got. */
  buffered = ''
  private begun = 0
  private readsStdin = 0
  private readonly outcomes = new Map<string, Outcome | undefined>()
  private left = PORTION

  constructor(
    readonly host: ScriptHost,
    readonly start: PythonStart,
  ) {
    this.cwd = start.cwd
  }

  get now(): number {
    return this.host.now
  }

  charge(turns: number): void {
    this.left -= turns
    if (this.left < 0) this.settle()
  }

  /** Tells the host what has been counted. @throws LimitError */
  settle(): void {
    const ticks = Math.floor((PORTION - this.left) / TURNS_PER_TICK)
    this.left += ticks * TURNS_PER_TICK
    if (ticks > 0) this.host.spend(ticks)
  }

  /** Asks the system. */
  ask(question: Question): Json {
    this.charge(TURNS_PER_QUESTION)
    return this.host.ask(question)
  }

  /** Begins a thread. */
  begin(work: Gen<unknown>, isDaemon = false): Thread {
    const thread = new Thread(new Stack(work), isDaemon, ++this.begun)
    this.threads.push(thread)
    return thread
  }

  /** Takes notice of an input. */
  receive(input: Exclude<Input, { kind: 'start' }>): void {
    switch (input.kind) {
      case 'request': {
        const waiting = this.requests.get(input.port) ?? []
        this.requests.set(input.port, [...waiting, input])
        return
      }
      case 'outcome':
        if (this.outcomes.has(input.id)) this.outcomes.set(input.id, input)
        return
      case 'stdin':
        if (input.text === undefined) this.isStdinAtEnd = true
        else this.stdin += input.text
        return
      case 'signal':
        return this.signal(input.signal)
      case 'time':
    }
  }

  /** A signal interrupts what the main thread waits for. */
  private signal(name: string): void {
    const handler = this.handlers.get(name)
    const [main] = this.threads
    if (handler === undefined || !main || main.isDone) return
    main.stack.push(
      (function* (): Gen<unknown> {
        const called = call(handler, [SIGNALS[name] ?? 0n, null])
        if (isWork(called)) yield called
        return undefined
      })(),
    )
    main.waiting = undefined
  }

  /** Goes on until all threads wait. */
  run(): void {
    for (;;) {
      const thread = this.threads.find(
        ({ isDone, waiting }) => !isDone && (!waiting || waiting.isReady()),
      )
      if (!thread) return
      this.current = thread
      thread.waiting = thread.stack.run()
      thread.isDone = thread.waiting === undefined
      if (thread.isDone) this.threads.splice(this.threads.indexOf(thread), 1)
    }
  }

  /** What the program waits for. */
  status(): ScriptStatus {
    if (this.exit !== undefined) return { exit: this.exit, reads: false, awaits: [] }
    let wakeAt: number | undefined
    for (const { waiting } of this.threads)
      if (waiting?.until !== undefined) wakeAt = Math.min(wakeAt ?? Infinity, waiting.until)
    const awaits = [...this.outcomes].flatMap(([id, outcome]) => (outcome ? [] : [id]))
    return {
      ...(wakeAt !== undefined && { wakeAt }),
      reads: this.readsStdin > 0 && !this.isStdinAtEnd,
      awaits,
    }
  }

  /** Waits for so many milliseconds. */
  *sleep(milliseconds: number): Gen<void> {
    const until = this.now + Math.max(0, milliseconds)
    yield* wait(
      () => false,
      () => this.now,
      until,
    )
  }

  /** Waits until something is so; false when the time is over before. */
  until(isReady: () => boolean, milliseconds?: number): Gen<boolean> {
    const until = milliseconds === undefined ? undefined : this.now + Math.max(0, milliseconds)
    return wait(isReady, () => this.now, until)
  }

  /** Sends a request and waits for what becomes of it. */
  *request(host: string, port: number, message: Message, timeout?: number): Gen<Outcome> {
    const id = String(
      this.ask({
        ask: 'request',
        host,
        port,
        message,
        ...(timeout !== undefined && { timeout }),
      }),
    )
    this.outcomes.set(id, undefined)
    yield* this.until(() => this.outcomes.get(id) !== undefined)
    const outcome = this.outcomes.get(id)
    this.outcomes.delete(id)
    return outcome ?? { failure: 'reset' }
  }

  /** Waits for a line on standard input; '' at its end. */
  *readLine(): Gen<string> {
    this.readsStdin += 1
    try {
      yield* this.until(() => this.isStdinAtEnd || this.stdin.includes('\n'))
    } finally {
      this.readsStdin -= 1
    }
    const end = this.stdin.indexOf('\n') + 1
    const line = end > 0 ? this.stdin.slice(0, end) : this.stdin
    this.stdin = this.stdin.slice(line.length)
    return line
  }

  /** Waits for all of standard input. */
  *readAll(): Gen<string> {
    this.readsStdin += 1
    try {
      yield* this.until(() => this.isStdinAtEnd)
    } finally {
      this.readsStdin -= 1
    }
    const text = this.stdin
    this.stdin = ''
    return text
  }

  /** Traps what the program has handlers for. */
  trap(): void {
    this.host.tell({ do: 'trap', signals: [...this.handlers.keys()] })
  }

  writeError(text: string): void {
    this.charge(TURNS_PER_QUESTION + text.length / 100)
    this.host.tell({ do: 'err', text })
  }

  /** Gives standard output what it has been given. */
  flush(): void {
    if (this.buffered === '') return
    this.charge(TURNS_PER_QUESTION + this.buffered.length / 100)
    const text = this.buffered
    this.buffered = ''
    this.host.tell({ do: 'out', text })
  }
}

/** The numbers of signals. */
export const SIGNALS: Readonly<Record<string, bigint>> = {
  HUP: 1n,
  INT: 2n,
  QUIT: 3n,
  KILL: 9n,
  USR1: 10n,
  USR2: 12n,
  PIPE: 13n,
  ALRM: 14n,
  TERM: 15n,
  CHLD: 17n,
}

/** What Ctrl-C does unless a program has a handler. */
export const interrupted = (): never => {
  throw new Raised(exceptionOf('KeyboardInterrupt'))
}
