/**
 * Images of databases and caches: redis, memcached, postgres, mysql.
 *
 * @module
 */
import { alpine322 } from './base/alpine.js'
import { bookwormSlim } from './base/debian.js'
import { COPY, INSTALL, ROOT, built, withSuffix } from './built.js'
import { type Files, type OfficialImage, PATH, type Variant } from './official.js'
import { ballast, directory, executable } from './tools.js'

const redisFiles: Files = (mtime) => ({
  '/usr/local/bin/redis-server': executable('redis-server', { mtime, size: 15_000_000 }),
  '/usr/local/bin/redis-cli': executable('redis-cli', { mtime, size: 7_000_000 }),
  '/data': directory({ mtime, uid: 999, gid: 999 }),
})

const redisEntrypoint: Files = (mtime) => ({
  '/usr/local/bin/docker-entrypoint.sh': executable('redis-entrypoint', { mtime, size: 700 }),
})

const redisRelease = (tags: readonly string[], version: string): readonly Variant[] =>
  (
    [
      [tags, bookwormSlim],
      [withSuffix(tags, 'alpine'), alpine322],
    ] as const
  ).map(([names, base]) =>
    built(
      names,
      30,
      [
        [ROOT, base],
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
  )

/** @see https://hub.docker.com/_/redis */
export const redis: OfficialImage = {
  repository: 'docker.io/library/redis',
  variants: [
    ...redisRelease(['latest', '8', '8.0', '8.0.3'], '8.0.3'),
    ...redisRelease(['7', '7.4', '7.4.5', '7.2', '7.0'], '7.4.5'),
    ...redisRelease(['6', '6.2', '6.2.19'], '6.2.19'),
    ...redisRelease(['5', '5.0', '5.0.14', '5.0.4'], '5.0.14'),
  ],
}

const memcachedFiles: Files = (mtime) => ({
  '/usr/local/bin/memcached': executable('memcached', { mtime, size: 9_000_000 }),
})

/** @see https://hub.docker.com/_/memcached */
export const memcached: OfficialImage = {
  repository: 'docker.io/library/memcached',
  variants: [
    built(
      ['latest', '1', '1.6', 'alpine'],
      40,
      [
        [ROOT, bookwormSlim],
        [INSTALL, memcachedFiles],
      ],
      {
        Env: [PATH, 'MEMCACHED_VERSION=1.6.38'],
        ExposedPorts: { '11211/tcp': {} },
        Cmd: ['memcached'],
      },
    ),
  ],
}

const postgresFiles: Files = (mtime) => ({
  '/usr/local/bin/postgres': executable('postgres', { mtime, size: 10_000_000 }),
  '/usr/local/bin/pg_isready': executable('pg_isready', { mtime, size: 120_000 }),
  '/usr/lib/postgresql/libs.so': ballast(340_000_000, { mtime }),
  '/var/lib/postgresql/data': directory({ mtime, uid: 999, gid: 999 }),
})

const postgresEntrypoint: Files = (mtime) => ({
  '/usr/local/bin/docker-entrypoint.sh': executable('postgres-entrypoint', { mtime, size: 14_000 }),
})

const postgresRelease = (major: number, version: string, latest: boolean): readonly Variant[] => {
  const tags = [...(latest ? ['latest'] : []), String(major), version]
  return (
    [
      [tags, bookwormSlim],
      [withSuffix(tags, 'alpine'), alpine322],
    ] as const
  ).map(([names, base]) =>
    built(
      names,
      35,
      [
        [ROOT, base],
        [INSTALL, postgresFiles],
        [COPY, postgresEntrypoint],
      ],
      {
        Env: [
          PATH,
          'LANG=en_US.utf8',
          `PG_MAJOR=${major}`,
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
  )
}

/** @see https://hub.docker.com/_/postgres */
export const postgres: OfficialImage = {
  repository: 'docker.io/library/postgres',
  variants: [
    ...postgresRelease(17, '17.5', true),
    ...postgresRelease(16, '16.9', false),
    ...postgresRelease(15, '15.13', false),
    ...postgresRelease(14, '14.18', false),
    ...postgresRelease(13, '13.21', false),
  ],
}

const mysqlFiles: Files = (mtime) => ({
  '/usr/sbin/mysqld': executable('mysqld', { mtime, size: 70_000_000 }),
  '/usr/lib/mysql/libs.so': ballast(480_000_000, { mtime }),
  '/var/lib/mysql': directory({ mtime, uid: 999, gid: 999 }),
})

const mysqlEntrypoint: Files = (mtime) => ({
  '/usr/local/bin/docker-entrypoint.sh': executable('mysql-entrypoint', { mtime, size: 14_000 }),
})

const mysqlRelease = (tags: readonly string[], version: string): Variant =>
  built(
    tags,
    50,
    [
      [ROOT, bookwormSlim],
      [INSTALL, mysqlFiles],
      [COPY, mysqlEntrypoint],
    ],
    {
      Env: [PATH, `MYSQL_MAJOR=${version.replace(/\.\d+$/, '')}`, `MYSQL_VERSION=${version}-1.el9`],
      Volumes: { '/var/lib/mysql': {} },
      Entrypoint: ['docker-entrypoint.sh'],
      ExposedPorts: { '3306/tcp': {}, '33060/tcp': {} },
      Cmd: ['mysqld'],
    },
  )

/** @see https://hub.docker.com/_/mysql */
export const mysql: OfficialImage = {
  repository: 'docker.io/library/mysql',
  variants: [
    mysqlRelease(['latest', '9', '9.4', '9.4.0'], '9.4.0'),
    mysqlRelease(['8.4', 'lts', '8.4.6'], '8.4.6'),
    mysqlRelease(['8', '8.0', '8.0.43'], '8.0.43'),
    mysqlRelease(['5', '5.7', '5.7.44', '5.6'], '5.7.44'),
  ],
}
