/**
 * What `--call` prints: the warnings of a check, the arguments of a target, the targets.
 *
 * @see https://docs.docker.com/reference/cli/docker/buildx/build/#call
 */
import type { SourceLines } from '../../../docker/build/errors.js'
import type { CallAnswer, OutlineItem } from '../../../docker/buildkit/frontend-call.js'
import type { Solve } from '../../../docker/buildkit/solve.js'
import { base64 } from '../../../text/base64.js'
import { DOCKER_COLUMNS, tabwriter } from '../../../text/tabwriter.js'
import type { BuildRequest } from './build-request.js'
import { excerptOf } from './source-excerpt.js'

/** The text, and the exit code. */
interface Answered {
  readonly text: string
  readonly exitCode: number
}

/** What is printed. */
export function answerText(
  answer: CallAnswer,
  { asJson, shownDockerfile }: BuildRequest,
  { options }: Solve,
): Answered {
  const source = options.dockerfile.text ?? ''
  if (asJson) return json(answer, source)
  switch (answer.call) {
    case 'check':
      return checked(answer, shownDockerfile, source)
    case 'outline':
      return { text: outlined(answer), exitCode: 0 }
    default:
      return { text: targets(answer), exitCode: 0 }
  }
}

type Of<Call extends CallAnswer['call']> = Extract<CallAnswer, { readonly call: Call }>

function checked({ warnings }: Of<'check'>, file: string, source: string): Answered {
  const count = warnings.length
  if (count === 0) return { text: 'Check complete, no warnings found.\n', exitCode: 0 }
  const header = `Check complete, ${count} ${count === 1 ? 'warning has' : 'warnings have'} been found!\n`
  const lines = warnings.map(
    ({ rule, url, message, at }) =>
      `\nWARNING: ${rule} - ${url}\n${message}\n${excerptOf(file, source, at)}`,
  )
  return { text: header + lines.join(''), exitCode: 1 }
}

function outlined({ name, description, args, secrets, ssh }: Of<'outline'>): string {
  const head = [
    ...(name === '' ? [] : [`TARGET:      ${name}`]),
    ...(description === '' ? [] : [`DESCRIPTION: ${description}`]),
  ]
  const table = (rows: readonly string[][]): string => `${inColumns(rows)}\n`
  const parts = [
    ...(head.length > 0 ? [`${head.join('\n')}\n\n`] : []),
    ...(args.length > 0
      ? [
          table([
            ['BUILD ARG', 'VALUE', 'DESCRIPTION'],
            ...args.map((arg) => [arg.name, arg.value ?? '', arg.description ?? '']),
          ]),
        ]
      : []),
    ...(secrets.length > 0 ? [table([['SECRET', 'REQUIRED'], ...secrets.map(required)])] : []),
    ...(ssh.length > 0 ? [table([['SSH', 'REQUIRED'], ...ssh.map(required)])] : []),
  ]
  return parts.join('')
}

const required = ({ name, required: isRequired }: OutlineItem): string[] => [
  name,
  isRequired ? 'true' : '',
]

const inColumns = (rows: readonly (readonly string[])[]): string =>
  tabwriter(rows.map((row) => `${row.join('\t')}\n`).join(''), DOCKER_COLUMNS)

const targets = ({ targets: all }: Of<'targets'>): string =>
  inColumns([
    ['TARGET', 'DESCRIPTION'],
    ...all.map(({ name, isDefault, description }) => [
      [name, ...(isDefault ? ['(default)'] : [])].filter((part) => part !== '').join(' '),
      description,
    ]),
  ])

function json(answer: CallAnswer, source: string): Answered {
  const sources = [base64(source)]
  const item = ({ at, name, value, description, required: isRequired }: OutlineItem): object => ({
    name,
    ...(value === undefined ? {} : { value }),
    ...(description === undefined ? {} : { description }),
    ...(isRequired ? { required: true } : {}),
    location: locationOf(at),
  })
  const value =
    answer.call === 'check'
      ? {
          warnings: answer.warnings.map(({ rule, description, url, message, at }) => ({
            ruleName: rule,
            description,
            url,
            detail: message,
            location: locationOf(at),
          })),
          sources: [{ filename: 'Dockerfile', language: 'Dockerfile', data: sources[0] }],
        }
      : answer.call === 'targets'
        ? {
            targets: answer.targets.map(({ name, isDefault, description, base, at }) => ({
              ...(name === '' ? {} : { name }),
              ...(isDefault ? { default: true } : {}),
              ...(description === '' ? {} : { description }),
              base,
              location: locationOf(at),
            })),
            sources,
          }
        : {
            ...(answer.name === '' ? {} : { name: answer.name }),
            ...(answer.description === '' ? {} : { description: answer.description }),
            ...(answer.args.length > 0 ? { args: answer.args.map(item) } : {}),
            ...(answer.secrets.length > 0 ? { secrets: answer.secrets.map(item) } : {}),
            ...(answer.ssh.length > 0 ? { ssh: answer.ssh.map(item) } : {}),
            sources,
          }
  const hasWarnings = answer.call === 'check' && answer.warnings.length > 0
  return { text: `${JSON.stringify(value, null, 2)}\n`, exitCode: hasWarnings ? 1 : 0 }
}

const locationOf = ({ line, endLine = line }: SourceLines): object => ({
  ranges: [{ start: { line }, end: { line: endLine } }],
})
