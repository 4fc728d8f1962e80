/**
 * `telnet`: lines to a TCP server, and what it answers.
 *
 * @see https://busybox.net/downloads/BusyBox.html#telnet
 */
import { ERRNO, UNKNOWN_NAME } from '../../text/errno.js'
import { type Json, type Next, type Program, type System, awaitInput, exit } from '../program.js'
import { ToolError, UsageProblem, optionsOf } from './options.js'
import { isGnu } from './system-kind.js'
import { failing } from './tool.js'
import { cannotConnect } from './wget.js'

const USAGE = 'telnet [-l USER] HOST [PORT]\n\nConnect to telnet server'
const DEFAULT_PORT = 23
/** How long the kernel tries to connect, in milliseconds. */
const PATIENCE = 127_000

interface Progress {
  readonly [key: string]: Json | undefined
  readonly address: string
  readonly port: number
  readonly connected: boolean
  readonly ended: boolean
  /** A line of which the end has not come. */
  readonly input: string
  readonly request: string | undefined
}

export const telnet: Program = {
  name: 'telnet',
  step: (system, state) =>
    failing(system, 'telnet', () =>
      goOn(system, (state as Progress | undefined) ?? connect(system)),
    ),
}

/** @throws ToolError */
function connect(system: System): Progress {
  const { operands } = optionsOf(system.argv.slice(1), {
    letters: 'al:8E',
    idle: 'al8E',
    usage: USAGE,
  })
  const [host, written = String(DEFAULT_PORT)] = operands
  if (host === undefined) throw new UsageProblem(USAGE)
  if (!/^\d{1,5}$/.test(written)) throw new ToolError(`bad port '${written}'`)
  const port = Number(written)
  const [address] = system.resolve(host)
  if (address === undefined)
    throw new ToolError(
      isGnu(system)
        ? `could not resolve ${host}/${port}: ${UNKNOWN_NAME}`
        : `bad address '${host}'`,
    )
  if (isGnu(system)) system.out(`Trying ${address}...\n`)
  const request = system.request(address, port, { protocol: 'tcp', body: '' }, PATIENCE)
  return { address, port, connected: false, ended: false, input: '', request }
}

function goOn(system: System, before: Progress): Next {
  let progress = before
  if (progress.request !== undefined) {
    const outcome = system.outcome(progress.request)
    if (!outcome) return awaitInput(progress)
    if ('failure' in outcome) return failed(system, progress, outcome.failure)
    if (!progress.connected) system.out(greeting(system, progress.address))
    else system.out(outcome.answer.body)
    progress = { ...progress, connected: true, request: undefined }
    if (progress.ended) return closed(system)
  }
  let { input } = progress
  for (let text = system.read(); text !== ''; text = system.read()) {
    if (text === undefined) {
      if (input.trim() === '') return closed(system)
      return awaitInput(sending(system, { ...progress, ended: true, input: '' }, input))
    }
    input += text
  }
  // A request of a text protocol is whole with its empty line, or is one line.
  const isWhole = /^(?:GET|HEAD|POST|PUT|DELETE) /.test(input)
    ? /\r?\n\r?\n/.test(input)
    : input.includes('\n')
  if (!isWhole) return awaitInput({ ...progress, input })
  return awaitInput(sending(system, { ...progress, input: '' }, input))
}

function sending(system: System, progress: Progress, body: string): Progress {
  const { address, port } = progress
  return {
    ...progress,
    request: system.request(address, port, { protocol: 'tcp', body }, PATIENCE),
  }
}

const greeting = (system: System, address: string): string =>
  isGnu(system)
    ? `Connected to ${address}.\nEscape character is '^]'.\n`
    : `Connected to ${address}\n`

function failed(system: System, { address, connected }: Progress, failure: string): Next {
  if (connected) return closed(system)
  const reason =
    failure === 'timeout'
      ? ERRNO.ETIMEDOUT
      : failure === 'unreachable'
        ? ERRNO.EHOSTUNREACH
        : ERRNO.ECONNREFUSED
  throw new ToolError(
    isGnu(system) ? `Unable to connect to remote host: ${reason}` : cannotConnect(address, reason),
  )
}

function closed(system: System): Next {
  if (isGnu(system)) system.out('Connection closed by foreign host.\n')
  else system.err('Connection closed by foreign host\n')
  return exit(1)
}
