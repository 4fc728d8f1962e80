/**
 * The heads of answers, and what `--verbose` says.
 *
 * @see https://curl.se/docs/manpage.html#-v
 */
import { REASON_PHRASES } from '../../net/reason-phrases.js'
import type { Answer, Message } from '../../net/request.js'
import type { Failed } from './failure.js'
import type { Target } from './url.js'

const headLines = ({ status, statusText, headers }: Answer): readonly string[] => [
  `HTTP/1.1 ${status} ${statusText ?? REASON_PHRASES[status] ?? ''}`,
  ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  '',
]

/** The status line and the headers of an answer. */
export const headOf = (answer: Answer): string =>
  headLines(answer)
    .map((line) => `${line}\r\n`)
    .join('')

/**
 * What `--verbose` says of a connection, of the request if one was sent, and of what came of it.
 */
export function trace(
  { address, at }: { readonly address: string; readonly at: number },
  { host, port, path }: Target,
  sent: Message | undefined,
  came: { readonly answer: Answer } | { readonly problem: Failed },
): string {
  const tried =
    address === ''
      ? []
      : [`*   Trying ${address.includes(':') ? `[${address}]` : address}:${port}...\n`]
  const request = sent
    ? [
        `${sent.method} ${path} HTTP/1.1`,
        ...Object.entries(sent.headers ?? {}).map(([name, value]) => `${name}: ${value}`),
        '',
      ]
    : []
  const connected = sent
    ? [
        `* Connected to ${host} (${address}) port ${port} (#${at})\n`,
        ...request.map((line) => `> ${line}\r\n`),
      ]
    : []
  const end =
    'answer' in came
      ? [
          ...headLines(came.answer).map((line) => `< ${line}\r\n`),
          `* Connection #${at} to host ${host} left intact\n`,
        ]
      : [
          ...(came.problem.detail === undefined ? [] : [`* ${came.problem.detail}\n`]),
          `* ${came.problem.message}\n`,
          `* Closing connection ${at}\n`,
        ]
  return [...tried, ...connected, ...end].join('')
}
