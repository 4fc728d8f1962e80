/**
 * Search and queues: Elasticsearch, Kibana, RabbitMQ.
 *
 * @module
 */
import type { Service } from '../../../oci/service.js'
import type { OfficialImage } from '../official.js'
import { json, page } from './answers.js'
import { app, apps, ports } from './app.js'

const elasticsearch: Service = {
  ports: ['9200'],
  warmUp: 8000,
  log: [
    '{"@timestamp":"{now}", "log.level": "INFO", "message":"version[$V], pid[{pid}], build[docker]", "elasticsearch.cluster.name":"{env.cluster.name|docker-cluster}"}',
    '{"@timestamp":"{now}", "log.level": "INFO", "message":"started", "elasticsearch.node.name":"{hostname}"}',
  ],
  stop: { TERM: 143 },
  routes: {
    '/': json(
      '{\n  "name" : "{hostname}",\n  "cluster_name" : "{env.cluster.name|docker-cluster}",\n  "cluster_uuid" : "q1ZzQk3fRh2mX8cN0vLw5A",\n  "version" : {\n    "number" : "$V",\n    "build_flavor" : "default",\n    "build_type" : "docker",\n    "lucene_version" : "9.12.0"\n  },\n  "tagline" : "You Know, for Search"\n}\n',
    ),
    '/_cluster/health': json(
      '{"cluster_name":"{env.cluster.name|docker-cluster}","status":"green","timed_out":false,"number_of_nodes":1,"number_of_data_nodes":1,"active_primary_shards":0,"active_shards":0}',
    ),
    '/_cat/indices': '',
    '/_cat/nodes': '{ip} 21 97 3 0.31 0.42 0.40 cdfhilmrstw * {hostname}\n',
    '/_cat/health': '1767225600 00:00:00 docker-cluster green 1 1 0 0 0 0 0 0 - 100.0%\n',
  },
  notFound:
    '{"error":{"root_cause":[{"type":"index_not_found_exception","reason":"no such index"}]},"status":404}',
}

const kibana: Service = {
  ports: ['5601'],
  warmUp: 8000,
  log: ['[{now}][INFO ][http.server.Kibana] http server running at http://0.0.0.0:5601'],
  routes: {
    '/': { status: 302, headers: { Location: '/app/home' } },
    '/api/status': json(
      '{"name":"{hostname}","version":{"number":"$V"},"status":{"overall":{"level":"available"}}}',
    ),
    '/app/*': page('Elastic'),
  },
}

const rabbitmq: Service = {
  ports: ['5672', '15672'],
  warmUp: 4000,
  log: [
    '{time}.000000+00:00 [info] <0.9.0>  Starting RabbitMQ $V on Erlang 27.3',
    '  ##  ##      RabbitMQ $V',
    '  ##  ##',
    '  ##########  Copyright (c) 2007-2025 Broadcom Inc and/or its subsidiaries',
    '  ######  ##',
    '  ##########  Licensed under the MPL 2.0. Website: https://rabbitmq.com',
    '{time}.000000+00:00 [info] <0.600.0> started TCP listener on [::]:5672',
    '{time}.000000+00:00 [info] <0.9.0> Server startup complete; 4 plugins started.',
  ],
  routes: {
    '/': page('RabbitMQ Management'),
    '/api/overview': json('{"error":"not_authorized","reason":"Not_Authorized"}', 401),
    '/api/*': json('{"error":"not_authorized","reason":"Not_Authorized"}', 401),
  },
}

export const searchAndQueues: readonly OfficialImage[] = [
  ...apps('library/elasticsearch elasticsearch/elasticsearch', {
    releases: '9.1.2 8.19.2 7.17.29 6.8.23 5.6.16 2.4.6',
    base: 'slim',
    size: 1200,
    run: { '/usr/local/bin/docker-entrypoint.sh': elasticsearch },
    places: { '/usr/share/elasticsearch/data': 1000 },
    config: {
      User: '1000:0',
      WorkingDir: '/usr/share/elasticsearch',
      ExposedPorts: ports('9200 9300'),
      Entrypoint: ['docker-entrypoint.sh'],
      Cmd: ['eswrapper'],
    },
  }),
  ...apps('library/kibana kibana/kibana', {
    releases: '9.1.2 8.19.2 7.17.29 6.8.23 5.6.16',
    size: 1000,
    run: { '/usr/local/bin/kibana-docker': kibana },
    config: { ExposedPorts: ports('5601'), Cmd: ['kibana-docker'] },
  }),
  app({
    repository: 'library/rabbitmq',
    releases: '4.1.3 4.0.9 3.13.7 3.12.14 3.11.28 3.10.25 3.9.29 3.8.34 3.7.28 3.6.16',
    flavours: 'management alpine management-alpine',
    size: 200,
    run: {
      '/usr/local/bin/docker-entrypoint.sh': rabbitmq,
      '/usr/local/bin/rabbitmqctl': {
        options: {
          status: 'Status of node rabbit@{hostname} ...\nRabbitMQ version: $V\n',
          version: '$V\n',
        },
      },
      '/usr/local/bin/rabbitmq-diagnostics': {
        exit: 0,
        log: [
          'Will ping rabbit@{hostname}. This only checks if the OS process is running and registered with epmd. Timeout: 60000 ms.',
          'Ping succeeded',
        ],
      },
    },
    places: { '/var/lib/rabbitmq': 999 },
    config: {
      Env: ['RABBITMQ_VERSION=$V'],
      Volumes: { '/var/lib/rabbitmq': {} },
      ExposedPorts: ports('4369 5671 5672 15672 15691 15692 25672'),
      Entrypoint: ['docker-entrypoint.sh'],
      Cmd: ['rabbitmq-server'],
    },
  }),
]
