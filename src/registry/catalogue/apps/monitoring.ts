/**
 * Servers that measure and show: Prometheus and its exporters, Grafana.
 *
 * @module
 */
import type { Service } from '../../../oci/service.js'
import type { OfficialImage } from '../official.js'
import { METRICS, json, page } from './answers.js'
import { app, apps, ports } from './app.js'

/** A server written in Go that Prometheus's people made. */
const promLike = (name: string, port: string, title: string, more: Service = {}): Service => ({
  ...more,
  ports: [`--web.listen-address ${port}`],
  isErr: true,
  log: [
    `time={now} level=INFO source=main.go:1 msg="Starting ${name}" version="(version=$V, branch=HEAD, revision=0)"`,
    `time={now} level=INFO source=tls_config.go:347 msg="Listening on" address=[::]:${port}`,
    ...(more.log ?? []),
  ],
  options: { '--version': `${name}, version $V (branch: HEAD, revision: 0)\n` },
  routes: {
    '/': page(title, '<a href="/metrics">Metrics</a>'),
    '/metrics': METRICS,
    '/-/healthy': `${title} is Healthy.\n`,
    '/-/ready': `${title} is Ready.\n`,
    ...more.routes,
  },
})

const prometheus = promLike('prometheus', '9090', 'Prometheus Server', {
  log: ['time={now} level=INFO source=main.go:1273 msg="Server is ready to receive web requests."'],
  routes: {
    '/': { status: 302, headers: { Location: '/query' }, body: '<a href="/query">Found</a>.\n\n' },
    '/graph': page('Prometheus Time Series Collection and Processing Server'),
    '/query': page('Prometheus Time Series Collection and Processing Server'),
    '/api/v1/query': json('{"status":"success","data":{"resultType":"vector","result":[]}}'),
    '/api/v1/targets': json('{"status":"success","data":{"activeTargets":[],"droppedTargets":[]}}'),
    '/api/v1/status/buildinfo': json('{"status":"success","data":{"version":"$V"}}'),
  },
})

const goMetrics = (
  repositories: string,
  releases: string,
  name: string,
  port: string,
  title: string,
): OfficialImage[] =>
  apps(repositories, {
    releases,
    anyTag: true,
    base: 'alpine',
    size: 20,
    run: { [`/bin/${name}`]: promLike(name, port, title) },
    config: { Entrypoint: [`/bin/${name}`], ExposedPorts: ports(port), User: 'nobody' },
  })

const grafana: Service = {
  ports: ['GF_SERVER_HTTP_PORT 3000'],
  log: [
    'logger=settings t={now} level=info msg="Starting Grafana" version=$V',
    'logger=http.server t={now} level=info msg="HTTP Server Listen" address=[::]:3000 protocol=http subUrl= socket=',
  ],
  routes: {
    '/': { status: 302, headers: { Location: '/login' }, body: '<a href="/login">Found</a>.\n\n' },
    '/login': page('Grafana'),
    '/api/health': json('{\n  "commit": "0000000000",\n  "database": "ok",\n  "version": "$V"\n}'),
    '/metrics': METRICS,
    '/api/*': json(
      '{"message":"Unauthorized","messageId":"auth.unauthorized","statusCode":401}',
      401,
    ),
  },
}

export const monitoring: readonly OfficialImage[] = [
  app({
    repository: 'prom/prometheus',
    releases: '3.5.0 2.55.1 1.8.2',
    names: { main: '3.5.0' },
    base: 'alpine',
    size: 290,
    run: {
      '/bin/prometheus': prometheus,
      '/bin/promtool': { options: { '--version': 'promtool, version $V\n' } },
    },
    files: {
      '/etc/prometheus/prometheus.yml':
        'global:\n  scrape_interval: 15s\nscrape_configs:\n  - job_name: "prometheus"\n    static_configs:\n      - targets: ["localhost:9090"]\n',
    },
    places: { '/prometheus': 65_534 },
    config: {
      User: 'nobody',
      ExposedPorts: ports('9090'),
      Volumes: { '/prometheus': {} },
      WorkingDir: '/prometheus',
      Entrypoint: ['/bin/prometheus'],
      Cmd: ['--config.file=/etc/prometheus/prometheus.yml', '--storage.tsdb.path=/prometheus'],
    },
  }),
  ...goMetrics('prom/node-exporter', '1.9.1', 'node_exporter', '9100', 'Node Exporter'),
  ...goMetrics('prom/alertmanager', '0.28.1', 'alertmanager', '9093', 'Alertmanager'),
  ...goMetrics('prom/pushgateway', '1.11.1', 'pushgateway', '9091', 'Pushgateway'),
  ...goMetrics(
    'prom/blackbox-exporter',
    '0.27.0',
    'blackbox_exporter',
    '9115',
    'Blackbox Exporter',
  ),
  ...goMetrics('oliver006/redis_exporter', '1.74.0', 'redis_exporter', '9121', 'Redis Exporter'),
  ...goMetrics(
    'gcr.io/cadvisor/cadvisor google/cadvisor',
    '0.52.1',
    'cadvisor',
    '8080',
    'cAdvisor',
  ),
  ...goMetrics(
    'registry.k8s.io/kube-state-metrics/kube-state-metrics',
    '2.16.0',
    'kube-state-metrics',
    '8080',
    'Kube Metrics Server',
  ),
  ...apps('grafana/grafana grafana/grafana-oss grafana/grafana-enterprise', {
    releases: '12.1.0 11.6.4 10.4.19 9.5.21 8.5.27 7.5.17 6.7.6',
    names: { main: '12.1.0' },
    flavours: 'ubuntu',
    base: 'alpine',
    size: 600,
    run: { '/run.sh': grafana },
    places: { '/var/lib/grafana': 472 },
    config: {
      User: '472',
      WorkingDir: '/usr/share/grafana',
      ExposedPorts: ports('3000'),
      Entrypoint: ['/run.sh'],
    },
  }),
]
