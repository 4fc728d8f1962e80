/**
 * The programs of the usual images. Adding one is a file beside this one, a line here, and an image
 * in the registry's catalogue.
 *
 * @module
 */
import type { Program } from '../program.js'
import { dashboard, metricsSidecar } from './dashboard.js'
import { mysql, mysqladmin } from './mysql-client.js'
import { mysqlEntrypoint, mysqld } from './mysql.js'
import { createdb, psql } from './postgres-client.js'
import { pgIsReady, postgres, postgresEntrypoint } from './postgres.js'
import { hpaExample } from './hpa-example.js'
import { httpd, httpdForeground } from './httpd.js'
import { memcached } from './memcached.js'
import { nginx } from './nginx.js'
import { nginxEntrypoint } from './nginx-entrypoint.js'
import { pythonPrograms } from '../python/program.js'
import { ingressNginx } from './ingress-nginx.js'
import { redisCli, redisEntrypoint, redisServer } from './redis.js'
import { hello, nodeEntrypoint, pause, registry, registryEntrypoint } from './small.js'
import { service } from './service.js'
import { standIn } from './stand-in.js'
import { stress } from './stress.js'

/** All of them; their names are what executables in images refer to. */
export const serverPrograms: readonly Program[] = [
  createdb,
  psql,
  mysql,
  mysqladmin,
  dashboard,
  hello,
  hpaExample,
  httpd,
  httpdForeground,
  ingressNginx,
  memcached,
  metricsSidecar,
  mysqlEntrypoint,
  mysqld,
  nginx,
  nginxEntrypoint,
  nodeEntrypoint,
  pause,
  pgIsReady,
  postgres,
  postgresEntrypoint,
  ...pythonPrograms,
  redisCli,
  redisEntrypoint,
  redisServer,
  registry,
  registryEntrypoint,
  service,
  standIn,
  stress,
]
