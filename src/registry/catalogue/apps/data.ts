/**
 * Databases beside those of `databases.ts`: MongoDB and MariaDB.
 *
 * @module
 */
import type { OfficialImage } from '../official.js'
import { app, apps, ports } from './app.js'

export const moreDatabases: readonly OfficialImage[] = [
  app({
    repository: 'library/mongo',
    releases: '8.0.13 7.0.23 6.0.26 5.0.31 4.4.29 4.2.24 4.0.28 3.6.23 3.4.24 3.2.21 2.6.12',
    size: 700,
    run: {
      '/usr/local/bin/docker-entrypoint.sh': 'mongo-entrypoint',
      '/usr/bin/mongod': 'mongod',
      '/usr/bin/mongosh': 'mongosh',
      '/usr/bin/mongo': 'mongosh',
    },
    places: { '/data/db': 999, '/data/configdb': 999, '/docker-entrypoint-initdb.d': 0 },
    config: {
      Env: ['MONGO_VERSION=$V', 'HOME=/data/db'],
      Volumes: { '/data/configdb': {}, '/data/db': {} },
      ExposedPorts: ports('27017'),
      Entrypoint: ['docker-entrypoint.sh'],
      Cmd: ['mongod'],
    },
  }),
  ...apps('library/mariadb', {
    releases:
      '12.0.2 11.8.3 11.4.8 10.11.14 10.6.23 10.5.29 10.4.34 10.3.39 10.2.44 10.1.48 5.5.64',
    names: { lts: '11.8.3' },
    flavours: 'ubi',
    size: 250,
    run: {
      '/usr/local/bin/docker-entrypoint.sh': 'mysql-entrypoint',
      '/usr/sbin/mariadbd': 'mysqld',
      '/usr/sbin/mysqld': 'mysqld',
      '/usr/bin/mariadb': 'mysql',
      '/usr/bin/mysql': 'mysql',
      '/usr/bin/mariadb-admin': 'mysqladmin',
      '/usr/bin/mysqladmin': 'mysqladmin',
      '/usr/local/bin/healthcheck.sh': 'mysqladmin',
    },
    places: { '/var/lib/mysql': 999, '/docker-entrypoint-initdb.d': 0 },
    config: {
      Env: ['MARIADB_VERSION=1:$V+maria~ubu2404', 'MARIADB_MAJOR=$M'],
      Volumes: { '/var/lib/mysql': {} },
      ExposedPorts: ports('3306'),
      Entrypoint: ['docker-entrypoint.sh'],
      Cmd: ['mariadbd'],
    },
  }),
]
