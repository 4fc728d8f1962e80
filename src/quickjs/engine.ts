/**
 * An engine: an instance of QuickJS that has evaluated Node's library for scripts (the guest) and
 * waits for inputs.
 *
 * Every engine boots in the same way, so all have the same memory then, with everything at the same
 * address. A script is what an engine's memory has become since.
 *
 * @module
 */
import { type Instance, instantiate } from './instance.js'
import { type WasmModule, decode, encode, platform } from './platform.js'

/** What a script asks of its host. */
export interface Caller {
  readonly now: number
  /** What the host does with a text of JSON; it answers with another one, or with nothing. */
  readonly texts: Readonly<Record<TextCall, (text: string) => string | undefined>>
  /** Memory shall grow to so many bytes. @throws when that is too much */
  grows(bytes: number): void
}

/** The host's functions that take text and give text. */
const TEXT_CALLS = [
  'ask',
  'tell',
  'spend',
  'takeApart',
  'intl',
  'compile',
  'originOf',
  'originalOf',
  'compileEval',
] as const
type TextCall = (typeof TEXT_CALLS)[number]

/** The functions that the guest is given, by their numbers; the last ones are the engine's own. */
const GIVEN = [...TEXT_CALLS, 'evaluate', 'now', 'runJobs'] as const
type Given = (typeof GIVEN)[number]

/** The globals that the library has for itself. */
const OWN = [
  'Array',
  'Date',
  'Error',
  'JSON',
  'Map',
  'Math',
  'Number',
  'Object',
  'Promise',
  'Proxy',
].concat(['RangeError', 'Reflect', 'Set', 'String', 'Symbol', 'SyntaxError', 'TypeError'])

/** How much of its stack QuickJS may use before it throws a RangeError; see scripts/quickjs/meter.mjs. */
const STACK = 720 * 1024
const NOWHERE: Addresses = { stackTop: 0, runtime: 0, context: 0, undefined: 0, deliver: 0 }

/** Nobody runs a script. */
const NOBODY: Caller = {
  now: 0,
  texts: Object.fromEntries(
    TEXT_CALLS.map((name) => [name, () => undefined]),
  ) as unknown as Caller['texts'],
  grows: () => {},
}

/** Where things are in the memory of every engine. */
export interface Addresses {
  /** The stack begins here and grows downwards. */
  readonly stackTop: number
  readonly runtime: number
  readonly context: number
  readonly undefined: number
  /** The function that takes inputs. */
  readonly deliver: number
}

/** A running QuickJS. */
export class Engine {
  readonly instance: Instance
  private at: Addresses
  private caller = NOBODY

  /** An engine whose memory has to be filled with that of another one, which has booted. */
  constructor(module: WasmModule, at: Addresses) {
    this.at = at
    this.instance = instantiate(module, {
      now: () => this.caller.now,
      call: (number, argument) => this.called(GIVEN[number] as Given, argument),
      grows: (bytes) => this.caller.grows(bytes),
    })
  }

  /** An engine that has booted. */
  static boot(module: WasmModule, guest: string): Engine {
    const engine = new Engine(module, { ...NOWHERE })
    engine.start(guest)
    return engine
  }

  get addresses(): Addresses {
    return this.at
  }

  private start(guest: string): void {
    const { functions } = this.instance
    const stackTop = functions.emscripten_stack_get_current()
    const runtime = functions.QTS_NewRuntime()
    const context = functions.QTS_NewContext(runtime, 0)
    functions.QTS_RuntimeSetMaxStackSize(runtime, STACK)
    this.at = { ...NOWHERE, stackTop, runtime, context, undefined: functions.QTS_GetUndefined() }
    // What a script does to its globals does not concern the library.
    const text = `(() => {const {${OWN.join()}} = globalThis;${guest};return (...given) =>
      guest.start(Object.fromEntries(${JSON.stringify(GIVEN)}.map((name, i) => [name, given[i]])))})()`
    const start = this.checked(this.evaluated(text, 'node:internal'))
    const given = GIVEN.map((name, number) => this.hostFunction(name, number))
    this.at = { ...this.at, deliver: this.call(start, ...given) }
  }

  /**
   * Hands over an input, as a text of JSON; gives what the guest answers.
   *
   * Whatever is thrown, the memory of this engine is of no use any more.
   */
  run(caller: Caller, input: string): string {
    this.caller = caller
    try {
      const argument = this.text(input)
      const result = this.call(this.at.deliver, argument)
      const answer = this.read(result)
      this.free(argument)
      this.free(result)
      return answer
    } finally {
      this.caller = NOBODY
    }
  }

  /** After an error the stack is where it was. */
  recover(): void {
    this.instance.functions.emscripten_stack_restore(this.at.stackTop)
  }

  /** A script has called a function of the host's; the address of what it gets. */
  private called(name: Given, argument: number): number {
    const { caller } = this
    const { functions } = this.instance
    switch (name) {
      case 'now':
        return functions.QTS_NewFloat64(this.at.context, caller.now)
      case 'runJobs':
        return this.runJobs()
      case 'evaluate': {
        const { text, file } = JSON.parse(this.read(argument)) as { text: string; file: string }
        return this.passOn(this.evaluated(text, file))
      }
      default: {
        const answer = caller.texts[name](this.read(argument))
        return answer === undefined ? 0 : this.text(answer)
      }
    }
  }

  /** The jobs of promises that the engine made by itself. */
  private runJobs(): number {
    const { functions } = this.instance
    const last = functions.malloc(4)
    const result = functions.QTS_ExecutePendingJob(this.at.runtime, -1, last)
    functions.free(last)
    return this.passOn(result)
  }

  /** A result to give to the guest; what is an error is thrown there. */
  private passOn(result: number): number {
    const { functions } = this.instance
    const error = functions.QTS_ResolveException(this.at.context, result)
    return error === 0 ? result : functions.QTS_Throw(this.at.context, error)
  }

  private evaluated(text: string, file: string): number {
    const { functions } = this.instance
    const [source, size] = this.bytes(text)
    const [name] = this.bytes(file)
    const result = functions.QTS_Eval(this.at.context, source, size, name, 0, 0)
    functions.free(source)
    functions.free(name)
    return result
  }

  private call(callee: number, ...values: readonly number[]): number {
    const { functions, memory } = this.instance
    const list = functions.malloc(4 * values.length)
    new Uint32Array(memory.buffer).set(values, list / 4)
    const result = functions.QTS_Call(
      this.at.context,
      callee,
      this.at.undefined,
      values.length,
      list,
    )
    functions.free(list)
    return this.checked(result)
  }

  /** @throws RuntimeError for what is no value but an error: only our own code can make one here */
  private checked(result: number): number {
    const error = this.instance.functions.QTS_ResolveException(this.at.context, result)
    if (error === 0) return result
    throw new platform.WebAssembly.RuntimeError(this.read(error))
  }

  private hostFunction(name: string, number: number): number {
    const [text] = this.bytes(name)
    const made = this.instance.functions.QTS_NewFunction(this.at.context, text, 1, 0, number)
    this.instance.functions.free(text)
    return made
  }

  private free(value: number): void {
    this.instance.functions.QTS_FreeValuePointer(this.at.context, value)
  }

  /** A text as a value. */
  private text(text: string): number {
    const [address] = this.bytes(text)
    const value = this.instance.functions.QTS_NewString(this.at.context, address)
    this.instance.functions.free(address)
    return value
  }

  /** The text of a value. */
  private read(value: number): string {
    const { functions, memory } = this.instance
    const address = functions.QTS_GetString(this.at.context, value)
    const bytes = new Uint8Array(memory.buffer)
    const text = decode(bytes.subarray(address, bytes.indexOf(0, address)))
    functions.QTS_FreeCString(this.at.context, address)
    return text
  }

  /** A text in memory, as C has it; it has to be freed. */
  private bytes(text: string): readonly [address: number, size: number] {
    const encoded = encode(text)
    const address = this.instance.functions.malloc(encoded.length + 1)
    const bytes = new Uint8Array(this.instance.memory.buffer)
    bytes.set(encoded, address)
    bytes[address + encoded.length] = 0
    return [address, encoded.length]
  }
}
