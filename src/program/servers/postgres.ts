/**
 * PostgreSQL: the server, what its image runs first, and `pg_isready`. It keeps its databases in a
 * file of its directory, so that a volume keeps them.
 *
 * @see https://hub.docker.com/_/postgres
 */
import { rfc3339nano } from '../../text/time.js'
import { type Program, type System, awaitInput, exit } from '../program.js'
import { SqlError, type Store } from '../sql/tree.js'
import { initScripts } from './init-scripts.js'
import { defineServer, handOver, tcpAnswer } from './server.js'
import { type SqlServer, answerSql, writeStore } from './sql-server.js'

const POSTGRES_PORT = 5432

/** How long a new database takes until it is ready, in milliseconds. */
const POSTGRES_WARM_UP = 1500

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

const storeFile = (system: System): string => `${dataDirectory(system)}/base.json`

const FATAL = 'FATAL'

const server: SqlServer = {
  dialect: 'postgres',
  file: storeFile,
  version: ({ env }) =>
    `PostgreSQL ${env.PG_VERSION ?? '17.5'} on x86_64-pc-linux-gnu, compiled by gcc, 64-bit`,
  refusal(_, { user, password, database, isLocal }, { users, databases }) {
    if (!isLocal && users[user] !== undefined && users[user] !== password)
      return new SqlError(
        password === undefined
          ? 'no password supplied'
          : `password authentication failed for user "${user}"`,
        FATAL,
      )
    if (users[user] === undefined) return new SqlError(`role "${user}" does not exist`, FATAL)
    if (database !== undefined && !databases[database])
      return new SqlError(`database "${database}" does not exist`, FATAL)
    return undefined
  },
}

/** The databases of a new server, as the environment wants them. */
function firstStore({ env }: System): Store {
  const user = env.POSTGRES_USER || 'postgres'
  const own = env.POSTGRES_DB || user
  return {
    databases: { postgres: {}, template0: {}, template1: {}, [own]: {} },
    users: { [user]: env.POSTGRES_PASSWORD ?? '' },
  }
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
  taken(system, port, { text }) {
    postgresLog(system, `could not bind IPv4 address "0.0.0.0": ${text}`)
    system.err(
      `HINT:  Is another postmaster already running on port ${port}? If not, wait a few seconds and retry.\nFATAL:  could not create any TCP/IP sockets\n`,
    )
    return 1
  },
  answer: (system, { message }, state) => ({
    answer: tcpAnswer(message.body === '' ? 'R' : answerSql(server, system, message.body)),
    state,
  }),
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
      const database = env.POSTGRES_DB || env.POSTGRES_USER || 'postgres'
      writeStore(
        system,
        storeFile(system),
        initScripts(system, firstStore(system), database, 'postgres'),
      )
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
