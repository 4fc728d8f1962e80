/**
 * Images of the usual servers and languages: httpd, redis, memcached, postgres, mysql, registry, python, hello-world, pause.
 *
 * @module
 */
import type { RunConfig } from '../../oci/image.js'
import { alpine322, bookworm, bookwormSlim } from './base.js'
import { type Files, type OfficialImage, PATH, type Variant, configSteps, step } from './official.js'
import { ballast, directory, executable, file, symlink } from './tools.js'

const built = (tags: readonly string[], age: number, layers: readonly (readonly [by: string, files: Files])[], config: RunConfig): Variant => ({
  tags,
  age: age * 24,
  steps: [...layers.map(([by, files]) => step(by, files)), ...configSteps(config)],
  config,
})

const ROOT = 'ADD rootfs.tar.xz / # buildkit'
const INSTALL = 'RUN /bin/sh -c set -eux; # buildkit'
const COPY = 'COPY docker-entrypoint.sh /usr/local/bin/ # buildkit'

const withSuffix = (tags: readonly string[], suffix: string): string[] => tags.map((tag) => (tag === 'latest' ? suffix : `${tag}-${suffix}`))

const helloFiles: Files = (mtime) => ({ '/hello': executable('hello', { mtime, size: 10_072 }) })

/** @see https://hub.docker.com/_/hello-world */
export const helloWorld: OfficialImage = {
  repository: 'docker.io/library/hello-world',
  variants: [built(['latest', 'linux'], 60, [['COPY hello / # buildkit', helloFiles]], { Env: [PATH], Cmd: ['/hello'] })],
}

const httpdFiles: Files = (mtime) => ({
  '/usr/local/apache2/bin/httpd': executable('httpd', { mtime, size: 1_000_000 }),
  '/usr/local/apache2/htdocs/index.html': file('<html><body><h1>It works!</h1></body></html>\n', { mtime }),
  '/usr/local/apache2/conf/httpd.conf': file('ServerRoot "/usr/local/apache2"\nListen 80\nDocumentRoot "/usr/local/apache2/htdocs"\n', { mtime }),
  '/usr/local/apache2/modules/all.so': ballast(40_000_000, { mtime }),
  '/usr/local/bin/httpd-foreground': executable('httpd-foreground', { mtime, size: 138 }),
})

/** @see https://hub.docker.com/_/httpd */
export const httpd: OfficialImage = {
  repository: 'docker.io/library/httpd',
  variants: (
    [
      [['latest', '2', '2.4', '2.4.63'], bookwormSlim],
      [['alpine', '2-alpine', '2.4-alpine'], alpine322],
    ] as const
  ).map(([tags, base]) =>
    built(
      tags,
      40,
      [
        [ROOT, base],
        [INSTALL, httpdFiles],
      ],
      {
        Env: ['PATH=/usr/local/apache2/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', 'HTTPD_PREFIX=/usr/local/apache2', 'HTTPD_VERSION=2.4.63'],
        ExposedPorts: { '80/tcp': {} },
        WorkingDir: '/usr/local/apache2',
        Cmd: ['httpd-foreground'],
        StopSignal: 'SIGWINCH',
      },
    ),
  ),
}

const redisFiles: Files = (mtime) => ({
  '/usr/local/bin/redis-server': executable('redis-server', { mtime, size: 15_000_000 }),
  '/usr/local/bin/redis-cli': executable('redis-cli', { mtime, size: 7_000_000 }),
  '/data': directory({ mtime, uid: 999, gid: 999 }),
})

const redisEntrypoint: Files = (mtime) => ({ '/usr/local/bin/docker-entrypoint.sh': executable('redis-entrypoint', { mtime, size: 700 }) })

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

const memcachedFiles: Files = (mtime) => ({ '/usr/local/bin/memcached': executable('memcached', { mtime, size: 9_000_000 }) })

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
      { Env: [PATH, 'MEMCACHED_VERSION=1.6.38'], ExposedPorts: { '11211/tcp': {} }, Cmd: ['memcached'] },
    ),
  ],
}

const postgresFiles: Files = (mtime) => ({
  '/usr/local/bin/postgres': executable('postgres', { mtime, size: 10_000_000 }),
  '/usr/local/bin/pg_isready': executable('pg_isready', { mtime, size: 120_000 }),
  '/usr/lib/postgresql/libs.so': ballast(340_000_000, { mtime }),
  '/var/lib/postgresql/data': directory({ mtime, uid: 999, gid: 999 }),
})

const postgresEntrypoint: Files = (mtime) => ({ '/usr/local/bin/docker-entrypoint.sh': executable('postgres-entrypoint', { mtime, size: 14_000 }) })

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
        Env: [PATH, 'LANG=en_US.utf8', `PG_MAJOR=${major}`, `PG_VERSION=${version}`, 'PGDATA=/var/lib/postgresql/data'],
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

const mysqlEntrypoint: Files = (mtime) => ({ '/usr/local/bin/docker-entrypoint.sh': executable('mysql-entrypoint', { mtime, size: 14_000 }) })

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

const pythonFiles: Files = (mtime) => ({
  '/usr/local/bin/python3': executable('python3', { mtime, size: 14_000_000 }),
  '/usr/local/bin/python': symlink('python3', { mtime }),
  '/usr/local/lib/python3/stdlib.zip': ballast(30_000_000, { mtime }),
})

const pythonTools: Files = (mtime) => ({ '/usr/lib/gcc/cc1plus': ballast(742_000_000, { mtime }) })

const pythonRelease = (minor: number, version: string, latest: boolean): readonly Variant[] => {
  const tags = [...(latest ? ['latest', '3'] : []), `3.${minor}`, version]
  const config: RunConfig = {
    Env: ['PATH=/usr/local/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', 'LANG=C.UTF-8', `PYTHON_VERSION=${version}`],
    Cmd: ['python3'],
  }
  return [
    built(
      tags,
      20,
      [
        [ROOT, bookworm],
        [INSTALL, pythonTools],
        [INSTALL, pythonFiles],
      ],
      config,
    ),
    built(
      withSuffix(tags, 'slim'),
      20,
      [
        [ROOT, bookwormSlim],
        [INSTALL, pythonFiles],
      ],
      config,
    ),
    built(
      withSuffix(tags, 'alpine'),
      20,
      [
        [ROOT, alpine322],
        [INSTALL, pythonFiles],
      ],
      config,
    ),
  ]
}

/** @see https://hub.docker.com/_/python */
export const python: OfficialImage = {
  repository: 'docker.io/library/python',
  variants: [
    ...pythonRelease(13, '3.13.5', true),
    ...pythonRelease(12, '3.12.11', false),
    ...pythonRelease(11, '3.11.13', false),
    ...pythonRelease(10, '3.10.18', false),
    ...pythonRelease(9, '3.9.23', false),
  ],
}

const registryFiles: Files = (mtime) => ({
  '/bin/registry': executable('registry', { mtime, size: 16_000_000 }),
  '/etc/docker/registry/config.yml': file('version: 0.1\nstorage:\n  filesystem:\n    rootdirectory: /var/lib/registry\nhttp:\n  addr: :5000\n', { mtime }),
  '/var/lib/registry': directory({ mtime }),
})

const registryEntrypoint: Files = (mtime) => ({ '/entrypoint.sh': executable('registry-entrypoint', { mtime, size: 155 }) })

/** @see https://hub.docker.com/_/registry */
export const registry: OfficialImage = {
  repository: 'docker.io/library/registry',
  variants: [
    built(
      ['latest', '2', '2.8', '2.8.3', '3'],
      400,
      [
        [ROOT, alpine322],
        [INSTALL, registryFiles],
        ['COPY docker-entrypoint.sh /entrypoint.sh # buildkit', registryEntrypoint],
      ],
      {
        Env: [PATH],
        ExposedPorts: { '5000/tcp': {} },
        Volumes: { '/var/lib/registry': {} },
        Entrypoint: ['/entrypoint.sh'],
        Cmd: ['/etc/docker/registry/config.yml'],
      },
    ),
  ],
}

const pauseFiles: Files = (mtime) => ({ '/pause': executable('pause', { mtime, size: 743_000 }) })

/** What holds a pod's namespaces. @see https://kubernetes.io/docs/concepts/workloads/pods/#pod-os */
export const pause: OfficialImage = {
  repository: 'registry.k8s.io/pause',
  variants: [
    built(['3.10', '3.10.1', '3.9', 'latest'], 600, [['ADD bin/pause-linux-amd64 /pause # buildkit', pauseFiles]], {
      User: '65535:65535',
      Env: [PATH],
      Entrypoint: ['/pause'],
      WorkingDir: '/',
    }),
  ],
}
