/**
 * `nc`: whether a port answers (-z), or a text to send and its answer.
 *
 * @see https://busybox.net/downloads/BusyBox.html#nc
 */
import { type Json, type Program, awaitInput, exit } from '../program.js'
import { countOf } from './count.js'
import { ToolError, UsageProblem, optionsOf } from './options.js'
import { failing } from './tool.js'

const USAGE = 'nc [OPTIONS] HOST PORT  - connect\n\nOpen a pipe to IP:PORT'

interface Progress {
  readonly [key: string]: Json | undefined
  readonly input: string
  readonly request?: string
}

export const nc: Program = {
  name: 'nc',
  step: (system, state) =>
    failing(system, 'nc', () => {
      const options = optionsOf(system.argv.slice(1), {
        letters: 'zvw:lp:nu46',
        idle: 'n46',
        unsimulated: 'lpu',
        usage: USAGE,
      })
      const [host, port] = options.operands
      if (host === undefined || port === undefined || !/^[0-9]{1,5}$/.test(port))
        throw new UsageProblem(USAGE)
      let { input, request } = (state as Progress | undefined) ?? { input: '' }
      if (request === undefined) {
        let text = options.has('z') ? undefined : system.read()
        for (; text !== undefined && text !== ''; text = system.read()) input += text
        if (text === '' && !input.includes('\n')) return awaitInput({ input })
        if (system.resolve(host).length === 0) throw new ToolError(`bad address '${host}'`)
        const wait = options.value('w')
        request = system.request(
          host,
          Number(port),
          { protocol: 'tcp', body: options.has('z') ? '' : input },
          wait === undefined ? undefined : countOf(wait) * 1_000,
        )
      }
      const outcome = system.outcome(request)
      if (!outcome) return awaitInput({ input, request })
      const shown = `${host} (${system.resolve(host)[0] ?? host}:${port})`
      if ('answer' in outcome) {
        if (options.has('v')) system.err(`${shown} open\n`)
        system.out(outcome.answer.body)
        return exit(0)
      }
      const reason =
        outcome.failure === 'timeout'
          ? 'Connection timed out'
          : outcome.failure === 'unreachable'
            ? 'Host is unreachable'
            : 'Connection refused'
      if (options.has('v') || !options.has('z'))
        system.err(
          options.has('v')
            ? `nc: ${shown}: ${reason}\n`
            : `nc: can't connect to remote host (${system.resolve(host)[0] ?? host}): ${reason}\n`,
        )
      return exit(1)
    }),
}
