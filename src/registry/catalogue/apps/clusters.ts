/**
 * What clusters run for themselves: ingress, metrics, logs.
 *
 * @module
 */
import { nginxLike } from '../nginx.js'
import type { OfficialImage } from '../official.js'
import { apps, ports } from './app.js'

export const clusterServices: readonly OfficialImage[] = [
  ...apps(
    'library/fluentd fluent/fluentd fluent/fluentd-kubernetes-daemonset quay.io/fluentd_elasticsearch/fluentd registry.k8s.io/fluentd-elasticsearch',
    {
      releases: '1.19.0 1.18.0',
      anyTag: true,
      size: 60,
      run: {
        '/usr/bin/fluentd': {
          ports: ['24224'],
          log: [
            '{time} +0000 [info]: init supervisor logger path=nil rotate_age=nil rotate_size=nil',
            '{time} +0000 [info]: starting fluentd-$V pid={pid} ruby="3.2.9"',
            '{time} +0000 [info]: #0 fluentd worker is now running worker=0',
          ],
        },
      },
      config: { ExposedPorts: ports('24224 5140'), Cmd: ['fluentd'] },
    },
  ),
  ...apps('registry.k8s.io/ingress-nginx/kube-webhook-certgen', {
    releases: '1.6.1',
    anyTag: true,
    base: 'scratch',
    run: {
      '/kube-webhook-certgen': {
        log: ['{"level":"info","msg":"patching webhook configurations"}'],
        exit: 0,
      },
    },
    config: { Entrypoint: ['/kube-webhook-certgen'] },
  }),
  ...apps('registry.k8s.io/metrics-server/metrics-server', {
    releases: '0.8.0 0.7.2',
    base: 'scratch',
    size: 80,
    run: {
      '/metrics-server': {
        ports: ['--secure-port 10250'],
        isErr: true,
        log: [
          'I0101 00:00:00.000000       1 serving.go:380] Generated self-signed cert (/tmp/apiserver.crt, /tmp/apiserver.key)',
          'I0101 00:00:00.000000       1 secure_serving.go:211] Serving securely on [::]:{arg.secure-port|10250}',
        ],
        routes: { '/livez': 'ok', '/readyz': 'ok', '/healthz': 'ok' },
      },
    },
    config: { Entrypoint: ['/metrics-server'], User: '65534' },
  }),
  nginxLike('registry.k8s.io/nginx-slim', ['0.40']),
  ...apps('registry.k8s.io/defaultbackend registry.k8s.io/defaultbackend-amd64', {
    releases: '1.5 1.4',
    base: 'scratch',
    run: {
      '/server': {
        ports: ['8080'],
        routes: { '/healthz': 'ok' },
        notFound: 'default backend - 404',
      },
    },
    config: { Entrypoint: ['/server'] },
  }),
]
