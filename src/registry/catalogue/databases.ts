/**
 * Images of databases and caches: redis, memcached, postgres, mysql.
 *
 * @module
 */
import { alpine322 } from './base/alpine.js'
import { bookwormSlim } from './base/debian.js'
import { COPY, INSTALL, ROOT, ageOf, built } from './built.js'
import { type Files, type OfficialImage, PATH, words } from './official.js'
import { DEBIANS } from './tag.js'
import { ballast, directory, executable } from './tools.js'

const redisFiles: Files = (mtime) => ({
  '/usr/local/bin/redis-server': executable('redis-server', { mtime, size: 15_000_000 }),
  '/usr/local/bin/redis-cli': executable('redis-cli', { mtime, size: 7_000_000 }),
  '/data': directory({ mtime, uid: 999, gid: 999 }),
})

const redisEntrypoint: Files = (mtime) => ({
  '/usr/local/bin/docker-entrypoint.sh': executable('redis-entrypoint', { mtime, size: 700 }),
})

const REDISES = words('8.0.3 7.4.5 7.2.10 7.0.15 6.2.19 6.0.20 5.0.14 4.0.14 3.2.12 3.0.7 2.8.23')

/** @see https://hub.docker.com/_/redis */
export const redis: OfficialImage = {
  repository: 'docker.io/library/redis',
  releases: REDISES,
  systems: DEBIANS,
  flavours: ['', 'alpine'],
  make: (version, flavour) =>
    built(
      ageOf(version, REDISES, 30),
      [
        [ROOT, flavour === 'alpine' ? alpine322 : bookwormSlim],
        [INSTALL, redisFiles],
        [COPY, redisEntrypoint],
      ],
      {
        Env: [PATH, `REDIS_VERSION=${version}`],
        ExposedPorts: { '6379/tcp': {} },
        WorkingDir: '/data',
        Volumes: { '/data': {} },
        Entrypoint: ['docker-entrypoint.sh'],
        Cmd: ['redis-server'],
      },
    ),
}

const memcachedFiles: Files = (mtime) => ({
  '/usr/local/bin/memcached': executable('memcached', { mtime, size: 9_000_000 }),
})

/** @see https://hub.docker.com/_/memcached */
export const memcached: OfficialImage = {
  repository: 'docker.io/library/memcached',
  releases: words('1.6.38 1.5.22 1.4.39'),
  systems: DEBIANS,
  flavours: ['', 'alpine'],
  make: (version, flavour) =>
    built(
      40,
      [
        [ROOT, flavour === 'alpine' ? alpine322 : bookwormSlim],
        [INSTALL, memcachedFiles],
      ],
      {
        Env: [PATH, `MEMCACHED_VERSION=${version}`],
        ExposedPorts: { '11211/tcp': {} },
        Cmd: ['memcached'],
      },
    ),
}

const postgresFiles: Files = (mtime) => ({
  '/usr/local/bin/postgres': executable('postgres', { mtime, size: 10_000_000 }),
  '/usr/local/bin/pg_isready': executable('pg_isready', { mtime, size: 120_000 }),
  '/usr/local/bin/psql': executable('psql', { mtime, size: 900_000 }),
  '/usr/local/bin/createdb': executable('createdb', { mtime, size: 100_000 }),
  '/docker-entrypoint-initdb.d': directory({ mtime }),
  '/usr/lib/postgresql/libs.so': ballast(340_000_000, { mtime }),
  '/var/lib/postgresql/data': directory({ mtime, uid: 999, gid: 999 }),
})

const postgresEntrypoint: Files = (mtime) => ({
  '/usr/local/bin/docker-entrypoint.sh': executable('postgres-entrypoint', { mtime, size: 14_000 }),
})

const POSTGRESES = words(
  '17.5 16.9 15.13 14.18 13.21 12.22 11.22 10.23 9.6.24 9.5.25 9.4.26 9.3.25',
)

/** @see https://hub.docker.com/_/postgres */
export const postgres: OfficialImage = {
  repository: 'docker.io/library/postgres',
  releases: POSTGRESES,
  systems: DEBIANS,
  flavours: ['', 'alpine'],
  make: (version, flavour) =>
    built(
      ageOf(version, POSTGRESES, 35),
      [
        [ROOT, flavour === 'alpine' ? alpine322 : bookwormSlim],
        [INSTALL, postgresFiles],
        [COPY, postgresEntrypoint],
      ],
      {
        Env: [
          PATH,
          'LANG=en_US.utf8',
          `PG_MAJOR=${version.replace(version.startsWith('9') ? /\.\d+$/ : /\..*/, '')}`,
          `PG_VERSION=${version}`,
          'PGDATA=/var/lib/postgresql/data',
        ],
        Volumes: { '/var/lib/postgresql/data': {} },
        Entrypoint: ['docker-entrypoint.sh'],
        ExposedPorts: { '5432/tcp': {} },
        StopSignal: 'SIGINT',
        Cmd: ['postgres'],
      },
    ),
}

const mysqlFiles: Files = (mtime) => ({
  '/usr/sbin/mysqld': executable('mysqld', { mtime, size: 70_000_000 }),
  '/usr/bin/mysql': executable('mysql', { mtime, size: 8_000_000 }),
  '/usr/bin/mysqladmin': executable('mysqladmin', { mtime, size: 7_000_000 }),
  '/docker-entrypoint-initdb.d': directory({ mtime }),
  '/usr/lib/mysql/libs.so': ballast(480_000_000, { mtime }),
  '/var/lib/mysql': directory({ mtime, uid: 999, gid: 999 }),
})

const mysqlEntrypoint: Files = (mtime) => ({
  '/usr/local/bin/docker-entrypoint.sh': executable('mysql-entrypoint', { mtime, size: 14_000 }),
})

const MYSQLS = words('9.4.0 8.4.6 8.0.43 5.7.44 5.6.51 5.5.62')

/** @see https://hub.docker.com/_/mysql */
export const mysql: OfficialImage = {
  repository: 'docker.io/library/mysql',
  releases: MYSQLS,
  flavours: ['', 'oracle', 'debian', 'oraclelinux9', 'oraclelinux8'],
  names: { lts: '8.4.6' },
  make: (version) =>
    built(
      ageOf(version, MYSQLS, 50, 200),
      [
        [ROOT, bookwormSlim],
        [INSTALL, mysqlFiles],
        [COPY, mysqlEntrypoint],
      ],
      {
        Env: [
          PATH,
          `MYSQL_MAJOR=${version.replace(/\.\d+$/, '')}`,
          `MYSQL_VERSION=${version}-1.el9`,
        ],
        Volumes: { '/var/lib/mysql': {} },
        Entrypoint: ['docker-entrypoint.sh'],
        ExposedPorts: { '3306/tcp': {}, '33060/tcp': {} },
        Cmd: ['mysqld'],
      },
    ),
}
