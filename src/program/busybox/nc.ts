/**
 * `nc`: whether a port answers (-z), a text to send and its answer, or a listener (-l).
 *
 * @see https://busybox.net/downloads/BusyBox.html#nc
 */
import { type Json, type Program, awaitInput, exit } from '../program.js'
import { countOf } from './count.js'
import { ToolError, UsageProblem, optionsOf } from './options.js'
import { type Listening, listen } from './nc-listen.js'
import { failing } from './tool.js'

const USAGE = `nc [OPTIONS] HOST PORT  - connect
nc [OPTIONS] -l -p PORT [HOST] [PORT]  - listen

\t-e PROG\tRun PROG after connect (must be last)
\t-l\tListen mode, for inbound connects
\t-lk\tWith -e, provides persistent server
\t-p PORT\tLocal port
\t-w SEC\tTimeout for connects and final net reads
\t-n\tDon't do DNS resolution
\t-u\tUDP mode
\t-v\tVerbose
\t-z\tZero-I/O mode (scanning)`

interface Progress {
  readonly [key: string]: Json | undefined
  readonly input: string
  readonly request?: string
}

export const nc: Program = {
  name: 'nc',
  step: (system, state) =>
    failing(system, 'nc', () => {
      const words = system.argv.slice(1)
      // The words after -e are a program's.
      const at = words.findIndex((word) => /^-[zvlnu46k]*e$/.test(word))
      const command = at < 0 ? [] : words.slice(at + 1)
      const options = optionsOf(at < 0 ? words : words.slice(0, at + 1), {
        letters: 'zvw:lkp:nu46e',
        idle: 'n46',
        unsimulated: 'u',
        usage: USAGE,
      })
      if (at >= 0 && command.length === 0) throw new UsageProblem(USAGE)
      if (options.has('l'))
        return listen(system, options, command, (state ?? null) as Listening | null)
      if (command.length > 0) throw new ToolError('kubarium does not simulate nc -e without -l')
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
