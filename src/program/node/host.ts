/**
 * The system as scripts meet it: live, where questions are answered and recorded, and in replay,
 * where the recorded answers are given again and what the script does is not done a second time.
 *
 * @module
 */
import type { VirtualTime } from '../../sim/world.js'
import { FileError, type Files } from '../files.js'
import type { Json, System } from '../program.js'
import type { Received } from './inputs.js'
import type { Action, Question, ScriptHost } from './script-runtime.js'

/** The system that a script is in now. */
export class SystemHost implements ScriptHost {
  constructor(private readonly system: System) {}

  get now(): VirtualTime {
    return this.system.now
  }

  get ticksLeft(): number {
    return this.system.ticksLeft
  }

  ask(question: Question): Json {
    return answerTo(question, this.system)
  }

  tell(action: Action): void {
    switch (action.do) {
      case 'out':
        return this.system.out(action.text)
      case 'err':
        return this.system.err(action.text)
      case 'respond':
        return this.system.respond(action.id, action.answer)
      case 'trap':
        return this.system.trap(action.signals)
    }
  }

  spend(ticks: number): void {
    this.system.spend(ticks)
  }

  occupy(bytes: number): void {
    this.system.occupy(bytes)
  }
}

/** A host that can be switched between live and replay. */
export class ReplayHost implements ScriptHost {
  now: VirtualTime = 0
  private live: SystemHost | undefined
  private answers: Json[] = []
  private recorded: readonly Json[] = []

  /** The next input is real: ask `system`, and remember its answers. */
  goLive(system: System): void {
    this.live = new SystemHost(system)
    this.now = system.now
    this.answers = []
  }

  /**
   * The answers that were given since `goLive`; the host is nobody's then until it goes live again.
   */
  takeAnswers(): readonly Json[] {
    this.live = undefined
    return this.answers
  }

  /** The next input happened before. */
  goBackTo(row: Received): void {
    this.live = undefined
    this.now = row.at
    this.recorded = row.answers ?? []
    this.answers = []
  }

  ask(question: Question): Json {
    const answer = this.live
      ? this.live.ask(question)
      : (this.recorded[this.answers.length] ?? null)
    this.answers.push(answer)
    return answer
  }

  tell(action: Action): void {
    this.live?.tell(action)
  }

  spend(ticks: number): void {
    this.live?.spend(ticks)
  }

  occupy(bytes: number): void {
    this.live?.occupy(bytes)
  }

  get ticksLeft(): number {
    return this.live?.ticksLeft ?? Number.POSITIVE_INFINITY
  }
}

function answerTo(question: Question, system: System): Json {
  switch (question.ask) {
    case 'listen':
      return system.mayListen(question.port) ? system.listen(question.port) : 'EACCES'
    case 'request':
      return system.request(question.host, question.port, question.message, question.timeout)
    case 'resolve':
      return system.resolve(question.name)
    case 'kill':
      return system.kill(question.pid, question.signal)
    default:
      return fileOperation(question, system.files)
  }
}

function fileOperation(
  question: Exclude<Question, { ask: 'listen' | 'request' | 'resolve' | 'kill' }>,
  files: Files,
): Json {
  try {
    return operate(question, files)
  } catch (error) {
    if (error instanceof FileError) return { error: error.code }
    throw error
  }
}

function operate(
  question: Exclude<Question, { ask: 'listen' | 'request' | 'resolve' | 'kill' }>,
  files: Files,
): Json {
  switch (question.ask) {
    case 'read':
      return { text: files.read(question.path) }
    case 'stat': {
      const { type, mode, size, mtime, uid, gid } = files.stat(question.path)
      return { type, mode, size, mtime, uid, gid }
    }
    case 'list':
      return { names: files.list(question.path) }
    case 'write':
    case 'append':
      files.write(question.path, question.text, { append: question.ask === 'append' })
      return {}
    case 'mkdir':
      files.mkdir(question.path, { parents: question.parents })
      return {}
    case 'remove':
    case 'remove-tree':
      files.remove(question.path, { recursive: question.ask === 'remove-tree' })
      return {}
    case 'rename':
      files.rename(question.from, question.to)
      return {}
    case 'chmod':
      files.chmod(question.path, question.mode)
      return {}
  }
}
