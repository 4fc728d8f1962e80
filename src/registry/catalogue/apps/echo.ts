/**
 * Servers that describe the request, or themselves: what courses call to see where it went.
 *
 * @module
 */
import type { Service } from '../../../oci/service.js'
import type { OfficialImage } from '../official.js'
import { app, apps, ports } from './app.js'

const OK = { body: 'ok' }

/** @see https://github.com/traefik/whoami */
const whoami: Service = {
  ports: ['--port -port WHOAMI_PORT_NUMBER 80'],
  isErr: true,
  log: ['{slash} Starting up on port {arg.port|80}'],
  routes: {
    '/api': {
      type: 'application/json',
      body: '{"hostname":"{hostname}","ip":["127.0.0.1","::1","{ip}"],"headers":{jsonHeaders},"url":"{uri}","host":"{host}","method":"{method}","remoteAddr":"{remote}:43210"}\n',
    },
    '/health': '',
    '/bench': '1',
    '*': 'Hostname: {hostname}\nIP: 127.0.0.1\nIP: ::1\nIP: {ip}\nRemoteAddr: {remote}:43210\n{method} {uri} HTTP/1.1\nHost: {host}\n{headers}\n\n',
  },
}

/** @see https://github.com/kubernetes/ingress-nginx/tree/main/images/echo-server */
const echoserver: Service = {
  ports: ['PORT 8080'],
  log: ['Generating self-signed cert', 'Starting nginx'],
  access: '{remote} - - [{clf}] "{method} {uri} HTTP/1.1" {status} 612 "-" "-"',
  routes: {
    '*': '\n\nHostname: {hostname}\n\nPod Information:\n\t-no pod information available-\n\nServer values:\n\tserver_version=nginx: 1.14.2 - lua: 10015\n\nRequest Information:\n\tclient_address={remote}\n\tmethod={method}\n\treal path={uri}\n\tquery={query}\n\trequest_version=1.1\n\trequest_scheme=http\n\trequest_uri=http://{host}:8080{uri}\n\nRequest Headers:\n\thost={host}\n{tabbedHeaders}\nRequest Body:\n\t{body|-no body in request-}\n\n',
  },
}

const NETEXEC: Service = {
  ports: ['--http-port 8080'],
  log: ['Started HTTP server on port {arg.http-port|8080}', 'Started UDP server on port  8081'],
  isErr: true,
  routes: {
    '/': 'NOW: {goTime}',
    '/hostname': '{hostname}',
    '/hostName': '{hostname}',
    '/clientip': '{remote}:43210',
    '/echo': '{parameter}',
    '/header': '{headers}',
    '/healthz': OK,
    '/exit': { exit: 0 },
    '/shutdown': { exit: 0 },
  },
}

const LIVENESS: Service = {
  ports: ['8080'],
  routes: {
    '/started': '{goTime}',
    '/healthz': { body: 'ok', until: 10_000, later: { status: 500, body: 'error: 10.0' } },
    '/redirect': { status: 302, headers: { Location: '/healthz' } },
  },
}

const STILL: Service = { log: ['Paused'] }

/** @see https://github.com/kubernetes/kubernetes/tree/master/test/images/agnhost */
const agnhost: Service = {
  options: { '--version': 'agnhost version $V\n' },
  commands: {
    '': { log: ['Usage:', '  app [command]'], exit: 0 },
    netexec: NETEXEC,
    liveness: LIVENESS,
    pause: STILL,
    'serve-hostname': {
      ports: ['--port 9376'],
      log: ['Serving on port 9376.'],
      isErr: true,
      routes: { '*': '{hostname}' },
    },
    'test-webserver': {
      ports: ['--port 80'],
      routes: { '*': '<pre>\n</pre>\n' },
    },
    porter: { ports: ['80'], routes: { '*': '{env.SERVE_PORT_80|foo}' } },
    nettest: { ports: ['--port 8080'], routes: { '/status': 'pass', '*': 'ok' } },
    net: STILL,
    guestbook: {
      ports: ['--http-port 80'],
      routes: { '/guestbook': '{"data":""}', '*': '<html>Guestbook</html>' },
    },
    'logs-generator': {
      log: [
        'I0101 00:00:00.000000       1 logs_generator.go:76] 0 GET /api/v1/namespaces/default/pods/tjj 371',
      ],
    },
    webhook: { ports: ['--port 8443'] },
  },
}

/** @see https://hub.docker.com/r/hashicorp/http-echo */
const httpEcho: Service = {
  ports: ['--listen -listen ECHO_LISTEN 5678'],
  isErr: true,
  log: ['{slash} [INFO] server is listening on {arg.listen|:5678}'],
  access: '{slash} {host} {remote}:43210 "{method} {uri} HTTP/1.1" {status} 12 "curl" 10µs',
  routes: { '/health': '{"status":"ok"}\n', '*': '{arg.text|env.ECHO_TEXT}\n' },
  options: { '-version': 'http-echo v$V\n', '--version': 'http-echo v$V\n' },
}

export const echoServers: readonly OfficialImage[] = [
  ...apps('traefik/whoami containous/whoami', {
    releases: '1.11.0 1.10.3 1.5.0',
    base: 'scratch',
    size: 7,
    run: { '/whoami': whoami },
    config: { Entrypoint: ['/whoami'], ExposedPorts: ports('80') },
  }),
  app({
    repository: 'jwilder/whoami',
    releases: 'latest',
    base: 'scratch',
    run: {
      '/app/http': {
        ports: ['PORT 8000'],
        log: ['Listening on :8000'],
        routes: { '*': "I'm {hostname}\n" },
      },
    },
    config: { Cmd: ['/app/http'], ExposedPorts: ports('8000'), Env: ['PORT=8000'] },
  }),
  ...apps('registry.k8s.io/echoserver registry.k8s.io/e2e-test-images/echoserver', {
    releases: '2.5 1.10 1.4',
    size: 40,
    run: { '/usr/local/bin/run.sh': echoserver },
    config: { Cmd: ['/usr/local/bin/run.sh'], ExposedPorts: ports('8080') },
  }),
  ...apps('ealen/echo-server mendhak/http-https-echo', {
    releases: '0.9.2 0.5.1',
    anyTag: true,
    base: 'alpine',
    size: 80,
    run: {
      '/bin/echo-server': {
        ports: ['PORT 80', 'HTTP_PORT 8080'],
        log: ['Listening on port {env.PORT|80}.'],
        routes: {
          '*': {
            type: 'application/json',
            body: '{"host":{"hostname":"{host}","ip":"::ffff:{remote}","ips":[]},"http":{"method":"{method}","baseUrl":"","originalUrl":"{uri}","protocol":"http"},"request":{"params":{"0":"{path}"},"query":{},"cookies":{},"body":{},"headers":{jsonHeaders}},"environment":{"HOSTNAME":"{hostname}"}}',
          },
        },
      },
    },
    config: { Cmd: ['/bin/echo-server'], ExposedPorts: ports('80') },
  }),
  ...apps('registry.k8s.io/e2e-test-images/agnhost registry.k8s.io/agnhost', {
    releases: '2.53 2.47 2.39',
    base: 'alpine',
    size: 120,
    run: { '/agnhost': agnhost },
    config: {
      Entrypoint: ['/agnhost'],
      Cmd: ['pause'],
      ExposedPorts: ports('53 53/udp 80 8080 8081 9376 5000'),
    },
  }),
  ...apps('registry.k8s.io/liveness registry.k8s.io/e2e-test-images/liveness', {
    releases: '1.1',
    base: 'alpine',
    run: { '/server': LIVENESS },
    config: { Cmd: ['/server'], ExposedPorts: ports('8080') },
  }),
  ...apps('registry.k8s.io/serve_hostname registry.k8s.io/serve-hostname', {
    releases: '1.4',
    base: 'scratch',
    run: { '/serve_hostname': { ports: ['9376'], routes: { '*': '{hostname}' } } },
    config: { Cmd: ['/serve_hostname'] },
  }),
  app({
    repository: 'hashicorp/http-echo',
    releases: '1.0.0 0.2.3',
    names: { alpine: '1.0.0' },
    base: 'scratch',
    run: { '/http-echo': httpEcho },
    config: { Entrypoint: ['/http-echo'], ExposedPorts: ports('5678') },
  }),
]
