/**
 * MySQL and MariaDB: the server, and what their images run first. It keeps its databases in a file
 * of its directory, so that a volume keeps them.
 *
 * @see https://hub.docker.com/_/mysql
 */
import { rfc3339micro, rfc3339nano } from '../../text/time.js'
import { type Program, type System, exit } from '../program.js'
import { SqlError, type Store } from '../sql/tree.js'
import { initScripts } from './init-scripts.js'
import { versionOf } from './mysql-client.js'
import { defineServer, handOver, tcpAnswer } from './server.js'
import { type SqlServer, answerSql, writeStore } from './sql-server.js'

const MYSQL_PORT = 3306

/** How long a new database takes until it is ready, in milliseconds. */
const MYSQL_WARM_UP = 6000

const STORE = '/var/lib/mysql/databases.json'

const server: SqlServer = {
  dialect: 'mysql',
  file: () => STORE,
  version: versionOf,
  refusal(_, { user, password = '', database, isLocal }, { users, databases }) {
    const known = users[user]
    if (known === undefined || known !== password)
      return new SqlError(
        `Access denied for user '${user}'@'${isLocal ? 'localhost' : '%'}' (using password: ${password === '' ? 'NO' : 'YES'})`,
        '1045 (28000)',
      )
    if (database !== undefined && !databases[database])
      return new SqlError(`Unknown database '${database}'`, '1049 (42000)')
    return undefined
  },
}

/** A variable of the image under MySQL's name or MariaDB's. */
const setting = ({ env }: System, name: string): string | undefined =>
  env[`MARIADB_${name}`] || env[`MYSQL_${name}`] || undefined

/** The databases of a new server, as the environment wants them. */
function firstStore(system: System): Store {
  const database = setting(system, 'DATABASE')
  const user = setting(system, 'USER')
  return {
    databases: {
      information_schema: {},
      mysql: {},
      performance_schema: {},
      sys: {},
      ...(database !== undefined && { [database]: {} }),
    },
    users: {
      root: setting(system, 'ROOT_PASSWORD') ?? '',
      ...(user !== undefined && { [user]: setting(system, 'PASSWORD') ?? '' }),
    },
  }
}

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
  taken(system, port, { text }) {
    mysqlLog(system, '010262', `Can't start server: Bind on TCP/IP port: ${text}`, 'ERROR')
    mysqlLog(
      system,
      '010257',
      `Do you already have another mysqld server running on port: ${port} ?`,
      'ERROR',
    )
    return 1
  },
  answer: (system, { message }, state) => ({
    answer: tcpAnswer(answerSql(server, system, message.body)),
    state,
  }),
  signals: { TERM: mysqlShutDown },
})

const PASSWORDS = ['ROOT_PASSWORD', 'ALLOW_EMPTY_PASSWORD', 'RANDOM_ROOT_PASSWORD']
const KINDS = { MYSQL: 'MySQL', MARIADB: 'MariaDB' } as const

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
    const kind = system.env.MARIADB_VERSION === undefined ? 'MYSQL' : 'MARIADB'
    if (/^(mysqld|mariadbd)$/.test(command[0] ?? '')) {
      note(
        'Note',
        `Entrypoint script for ${KINDS[kind]} Server ${system.env[`${kind}_VERSION`] ?? versionOf(system)} started.`,
      )
      const marker = '/var/lib/mysql/mysql.ibd'
      if (!system.files.exists(marker)) {
        if (!PASSWORDS.some((name) => setting(system, name))) {
          note(
            'ERROR',
            `Database is uninitialized and password option is not specified\n    You need to specify one of the following as an environment variable:\n${PASSWORDS.map((name) => `    - ${kind}_${name}`).join('\n')}`,
          )
          return exit(1)
        }
        note('Note', 'Initializing database files')
        system.files.write(marker, '')
        const database = setting(system, 'DATABASE') ?? ''
        writeStore(system, STORE, initScripts(system, firstStore(system), database, 'mysql'))
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
