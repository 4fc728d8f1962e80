/**
 * `mysql` and `mysqladmin`: the clients of MySQL and MariaDB.
 *
 * @see https://dev.mysql.com/doc/refman/8.4/en/mysql-command-options.html
 */
import type { Failure } from '../../net/request.js'
import { type Program, type System, awaitInput, exit } from '../program.js'
import { isNumeric, textOf } from '../sql/evaluate.js'
import type { Result } from '../sql/select.js'
import type { Question, Reply } from '../sql/wire.js'
import { clientStep } from './sql-client.js'

const PORT = 3306
const SOCKET = '/var/run/mysqld/mysqld.sock'
const insecure = (name: string): string =>
  `${name}: [Warning] Using a password on the command line interface can be insecure.\n`
const unreachable = (host: string, isLocal: boolean, failure: Failure): string =>
  isLocal
    ? `ERROR 2002 (HY000): Can't connect to local MySQL server through socket '${SOCKET}' (2)\n`
    : failure === 'unresolved'
      ? `ERROR 2005 (HY000): Unknown MySQL server host '${host}' (-2)\n`
      : `ERROR 2003 (HY000): Can't connect to MySQL server on '${host}:${PORT}' (${failure === 'timeout' ? 110 : 111})\n`

/** What the command line says. */
interface Options {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password?: string
  readonly execute?: string
  readonly isTable: boolean
  readonly isSilent: boolean
  readonly hasNames: boolean
  readonly rest: readonly string[]
  readonly isVersion: boolean
}

const SHORT: Readonly<Record<string, string>> = {
  h: 'host',
  u: 'user',
  p: 'password',
  e: 'execute',
  P: 'port',
  D: 'database',
}

function optionsOf({ argv, env }: System): Options {
  const found: Record<string, string> = {}
  const rest: string[] = []
  const flags = new Set<string>()
  const words = argv.slice(1)
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string
    const [, long, value] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? []
    const [, letter = '', attached = ''] = /^-(\w)(.*)$/s.exec(word) ?? []
    const name = long ?? SHORT[letter]
    if (
      long !== undefined &&
      (value !== undefined || !['host', 'user', 'execute', 'port', 'database'].includes(long))
    )
      found[long] = value ?? ''
    else if (name === 'password') found['password'] = attached
    else if (name !== undefined) found[name] = attached !== '' ? attached : (words[++i] ?? '')
    else if (letter !== '') for (const flag of letter + attached) flags.add(flag)
    else rest.push(word)
  }
  const password = found['password'] ?? env['MYSQL_PWD']
  const isTerminal = /^-t$/.test(words.find((word) => word === '-t') ?? '')
  return {
    host: found['host'] ?? 'localhost',
    port: Number(found['port'] ?? PORT),
    user: found['user'] ?? 'root',
    ...(password !== undefined && { password }),
    ...(found['execute'] !== undefined && { execute: found['execute'] }),
    isTable: isTerminal || 'table' in found,
    isSilent: flags.has('s') || 'silent' in found,
    hasNames: !flags.has('N') && !('skip-column-names' in found),
    isVersion: flags.has('V') || 'version' in found,
    rest: found['database'] !== undefined ? [found['database'], ...rest] : rest,
  }
}

const isLocalHost = (host: string): boolean => host === 'localhost'

const questionOf = (options: Options): Omit<Question, 'sql'> => ({
  user: options.user,
  ...(options.password !== undefined && { password: options.password }),
  ...(options.rest[0] !== undefined && { database: options.rest[0] }),
  isLocal: isLocalHost(options.host) || options.host === '127.0.0.1',
})

/** The version of the server that the image has. */
export const versionOf = ({ env }: System): string =>
  env['MARIADB_VERSION']?.replace(/^1:(.*)\+maria.*/, '$1-MariaDB') ??
  (env['MYSQL_VERSION'] ?? '9.4.0-1.el9').replace(/-.*/, '')

export const mysql: Program = {
  name: 'mysql',
  step(system, state) {
    const options = optionsOf(system)
    if (options.isVersion) {
      system.out(
        `mysql  Ver ${versionOf(system)} for Linux on x86_64 (MySQL Community Server - GPL)\n`,
      )
      return exit(0)
    }
    if (state === undefined && system.argv.some((word) => /^(-p.|--password=.)/.test(word)))
      system.err(insecure('mysql'))
    const isPerson = system.isTerminal('stdout')
    const { host, port } = options
    return clientStep(
      system,
      {
        host,
        port,
        question: questionOf(options),
        ...(options.execute !== undefined && { texts: [options.execute] }),
        prompt: 'mysql> ',
        show: (_, reply) => show(system, reply, options, isPerson),
        unreachable: (_, failure) => {
          system.err(unreachable(host, isLocalHost(host), failure))
          return 1
        },
      },
      state,
    )
  },
}

function show(
  system: System,
  reply: Reply,
  options: Options,
  isPerson: boolean,
): number | undefined {
  for (const { result, affected, tag } of reply.outcomes) {
    if (result && (isPerson || options.isTable)) {
      system.out(boxed(result))
      if (isPerson) system.out(`${count(result.rows.length, 'row')} in set (0.00 sec)\n\n`)
    } else if (result) system.out(plain(result, options))
    else if (isPerson)
      system.out(
        tag === 'USE'
          ? 'Database changed\n'
          : `Query OK, ${count(affected ?? 0, 'row')} affected (0.01 sec)\n\n`,
      )
  }
  if (!reply.error) return undefined
  const line =
    options.execute !== undefined && !/Access denied/.test(reply.error.message) ? ' at line 1' : ''
  system.err(`ERROR ${reply.error.code}${line}: ${reply.error.message}\n`)
  return 1
}

const count = (number: number, word: string): string =>
  `${number} ${word}${number === 1 ? '' : 's'}`

const plain = ({ columns, rows }: Result, { hasNames }: Options): string =>
  rows.length === 0
    ? ''
    : [...(hasNames ? [columns] : []), ...rows.map((row) => row.map(textOf))]
        .map((row) => `${row.join('\t')}\n`)
        .join('')

/** `+----+` around everything, numbers on the right. */
function boxed({ columns, rows }: Result): string {
  if (rows.length === 0) return ''
  const texts = rows.map((row) => row.map(textOf))
  const widths = columns.map((name, i) =>
    Math.max(name.length, ...texts.map((row) => row[i]?.length ?? 0)),
  )
  const rule = `+${widths.map((width) => '-'.repeat(width + 2)).join('+')}+\n`
  const line = (cells: readonly string[], isRight: (i: number) => boolean): string =>
    `|${cells.map((cell, i) => ` ${isRight(i) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)} `).join('|')}|\n`
  const isNumber = (i: number): boolean => isNumeric(rows.map((row) => row[i] ?? null))
  return (
    rule +
    line(columns, () => false) +
    rule +
    texts.map((row) => line(row, isNumber)).join('') +
    rule
  )
}

/** `mysqladmin ping`: is the server there? It is, even if it does not let one in. */
export const mysqladmin: Program = {
  name: 'mysqladmin',
  step(system, state) {
    const options = optionsOf(system)
    const verb = options.rest[0] ?? 'ping'
    if (state === undefined) {
      if (system.argv.some((word) => /^(-p.|--password=.)/.test(word)))
        system.err(insecure('mysqladmin'))
      return awaitInput(system.request(options.host, options.port, { protocol: 'tcp', body: '' }))
    }
    const outcome = system.outcome(String(state))
    if (!outcome) return awaitInput(state)
    if ('failure' in outcome) {
      system.err(
        `mysqladmin: connect to server at '${options.host}' failed\nerror: 'Can't connect to local MySQL server through socket '${SOCKET}' (2)'\nCheck that mysqld is running and that the socket: '${SOCKET}' exists!\n`,
      )
      return exit(1)
    }
    if (verb === 'ping') system.out('mysqld is alive\n')
    else if (verb === 'version' || verb === 'status')
      system.out(
        `Server version\t\t${outcome.answer.body}\nUptime:\t\t\t${Math.floor(system.now / 1000) % 1000} sec\n`,
      )
    return exit(0)
  },
}
