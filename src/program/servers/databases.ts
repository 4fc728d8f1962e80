/**
 * PostgreSQL and MySQL, as far as starting, listening and stopping go: what their images ask for,
 * what they log, how long they take. They speak no SQL.
 *
 * @see https://hub.docker.com/_/postgres
 * @see https://hub.docker.com/_/mysql
 */
import { rfc3339micro, rfc3339nano } from '../../text/time.js'
import { type Program, type System, awaitInput, exit } from '../program.js'
import { defineServer, handOver, tcpAnswer } from './server.js'

const POSTGRES_PORT = 5432
const MYSQL_PORT = 3306

/** How long a new database takes until it is ready, in milliseconds. */
const POSTGRES_WARM_UP = 1500
const MYSQL_WARM_UP = 6000

const NO_PASSWORD = `Error: Database is uninitialized and superuser password is not specified.
       You must specify POSTGRES_PASSWORD to a non-empty value for the
       superuser. For example, "-e POSTGRES_PASSWORD=password" on "docker run".

       You may also use "POSTGRES_HOST_AUTH_METHOD=trust" to allow all
       connections without a password. This is *not* recommended.

       See PostgreSQL documentation about "trust":
       https://www.postgresql.org/docs/current/auth-trust.html
`

/** `2026-11-23 07:25:33.158 UTC [1] LOG:  …` */
const postgresLog = (system: System, text: string): void =>
  system.err(
    `${rfc3339nano(system.now).slice(0, 23).replace('T', ' ')} UTC [${system.pid}] LOG:  ${text}\n`,
  )

const dataDirectory = (system: System): string => system.env.PGDATA ?? '/var/lib/postgresql/data'

const shutDown =
  (kind: string) =>
  (system: System): number => {
    postgresLog(system, `received ${kind} shutdown request`)
    postgresLog(system, 'database system is shut down')
    return 0
  }

export const postgres = defineServer({
  name: 'postgres',
  port: POSTGRES_PORT,
  warmUp: POSTGRES_WARM_UP,
  begin(system) {
    postgresLog(
      system,
      `starting PostgreSQL ${system.env.PG_VERSION ?? '17.5'} on x86_64-pc-linux-gnu, compiled by gcc, 64-bit`,
    )
    return null
  },
  ready(system) {
    postgresLog(system, `listening on IPv4 address "0.0.0.0", port ${POSTGRES_PORT}`)
    postgresLog(system, `listening on IPv6 address "::", port ${POSTGRES_PORT}`)
    postgresLog(system, `listening on Unix socket "/var/run/postgresql/.s.PGSQL.${POSTGRES_PORT}"`)
    postgresLog(system, 'database system is ready to accept connections')
  },
  taken(system, port) {
    postgresLog(system, `could not bind IPv4 address "0.0.0.0": Address already in use`)
    system.err(
      `HINT:  Is another postmaster already running on port ${port}? If not, wait a few seconds and retry.\nFATAL:  could not create any TCP/IP sockets\n`,
    )
    return 1
  },
  answer: (_, __, state) => ({ answer: tcpAnswer('R'), state }),
  signals: { TERM: shutDown('smart'), INT: shutDown('fast'), QUIT: shutDown('immediate') },
})

/** What the image runs first: a new database wants a password. */
export const postgresEntrypoint: Program = {
  name: 'postgres-entrypoint',
  step(system) {
    const { env } = system
    const command = system.argv[1]?.startsWith('-')
      ? ['postgres', ...system.argv.slice(1)]
      : system.argv.slice(1)
    const marker = `${dataDirectory(system)}/PG_VERSION`
    if (command[0] === 'postgres' && !system.files.exists(marker)) {
      if (!env.POSTGRES_PASSWORD && env.POSTGRES_HOST_AUTH_METHOD !== 'trust') {
        system.err(NO_PASSWORD)
        return exit(1)
      }
      system.out(
        `The files belonging to this database system will be owned by user "postgres".\nThis user must also own the server process.\n\nfixing permissions on existing directory ${dataDirectory(system)} ... ok\ncreating subdirectories ... ok\n\nPostgreSQL init process complete; ready for start up.\n\n`,
      )
      system.files.write(marker, `${env.PG_MAJOR ?? '17'}\n`)
    } else if (command[0] === 'postgres')
      system.out(
        '\nPostgreSQL Database directory appears to contain a database; Skipping initialization\n\n',
      )
    return handOver(
      system,
      command,
      ({ message }) => `/usr/local/bin/docker-entrypoint.sh: line 364: ${message}\n`,
    )
  },
}

/** `pg_isready`: does the server answer? Waits three seconds at most. */
export const pgIsReady: Program = {
  name: 'pg_isready',
  step(system, state) {
    if (state === undefined)
      return awaitInput(
        system.request(
          optionOf(system, '-h') ?? 'localhost',
          Number(optionOf(system, '-p') ?? POSTGRES_PORT),
          { protocol: 'tcp', body: '' },
          3000,
        ),
      )
    const outcome = system.outcome(String(state))
    if (!outcome) return awaitInput(state)
    const place = `${optionOf(system, '-h') ?? '/var/run/postgresql'}:${optionOf(system, '-p') ?? POSTGRES_PORT}`
    system.out(`${place} - ${'answer' in outcome ? 'accepting connections' : 'no response'}\n`)
    return exit('answer' in outcome ? 0 : 2)
  },
}

function optionOf({ argv }: System, name: string): string | undefined {
  const at = argv.indexOf(name)
  return at < 0 ? undefined : argv[at + 1]
}

const versionOf = (system: System): string =>
  (system.env.MYSQL_VERSION ?? '9.4.0-1.el9').replace(/-.*/, '')

/** `2026-11-23T07:25:33.158000Z 0 [System] [MY-010931] [Server] …` */
const mysqlLog = (system: System, code: string, text: string, level = 'System'): void =>
  system.err(`${rfc3339micro(system.now)} 0 [${level}] [MY-${code}] [Server] ${text}\n`)

const mysqlShutDown = (system: System): number => {
  mysqlLog(
    system,
    '013172',
    `Received SHUTDOWN from user <via user signal>. Shutting down mysqld (Version: ${versionOf(system)}).`,
  )
  mysqlLog(
    system,
    '010910',
    `/usr/sbin/mysqld: Shutdown complete (mysqld ${versionOf(system)})  MySQL Community Server - GPL.`,
  )
  return 0
}

export const mysqld = defineServer({
  name: 'mysqld',
  port: MYSQL_PORT,
  warmUp: MYSQL_WARM_UP,
  begin(system) {
    mysqlLog(
      system,
      '010116',
      `/usr/sbin/mysqld (mysqld ${versionOf(system)}) starting as process ${system.pid}`,
    )
    return null
  },
  ready: (system) =>
    mysqlLog(
      system,
      '010931',
      `/usr/sbin/mysqld: ready for connections. Version: '${versionOf(system)}'  socket: '/var/run/mysqld/mysqld.sock'  port: ${MYSQL_PORT}  MySQL Community Server - GPL.`,
    ),
  taken(system, port) {
    mysqlLog(
      system,
      '010262',
      `Can't start server: Bind on TCP/IP port: Address already in use`,
      'ERROR',
    )
    mysqlLog(
      system,
      '010257',
      `Do you already have another mysqld server running on port: ${port} ?`,
      'ERROR',
    )
    return 1
  },
  answer: (system, _, state) => ({ answer: tcpAnswer(versionOf(system)), state }),
  signals: { TERM: mysqlShutDown },
})

const PASSWORDS = [
  'MYSQL_ROOT_PASSWORD',
  'MYSQL_ALLOW_EMPTY_PASSWORD',
  'MYSQL_RANDOM_ROOT_PASSWORD',
]

/** What the image runs first: a new database wants to know about root's password. */
export const mysqlEntrypoint: Program = {
  name: 'mysql-entrypoint',
  step(system) {
    const command = system.argv[1]?.startsWith('-')
      ? ['mysqld', ...system.argv.slice(1)]
      : system.argv.slice(1)
    const note = (level: string, text: string): void =>
      system[level === 'ERROR' ? 'err' : 'out'](
        `${rfc3339nano(system.now).slice(0, 19).replace('T', ' ')}+00:00 [${level}] [Entrypoint]: ${text}\n`,
      )
    if (command[0] === 'mysqld') {
      note(
        'Note',
        `Entrypoint script for MySQL Server ${system.env.MYSQL_VERSION ?? versionOf(system)} started.`,
      )
      const marker = '/var/lib/mysql/mysql.ibd'
      if (!system.files.exists(marker)) {
        if (!PASSWORDS.some((name) => system.env[name])) {
          note(
            'ERROR',
            `Database is uninitialized and password option is not specified\n    You need to specify one of the following as an environment variable:\n${PASSWORDS.map((name) => `    - ${name}`).join('\n')}`,
          )
          return exit(1)
        }
        note('Note', 'Initializing database files')
        system.files.write(marker, '')
        note('Note', 'MySQL init process done. Ready for start up.')
      }
    }
    return handOver(
      system,
      command,
      ({ message }) => `/usr/local/bin/docker-entrypoint.sh: ${message}\n`,
    )
  },
}
