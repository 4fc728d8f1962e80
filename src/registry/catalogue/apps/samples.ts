/**
 * The sample applications of tutorials: what they print shows which one answered.
 *
 * @module
 */
import type { Service } from '../../../oci/service.js'
import type { OfficialImage } from '../official.js'
import { NAMELESS } from './answers.js'
import { app, apps, ports } from './app.js'

const OK = { body: 'ok' }

const hello = (version: string): Service => ({
  ports: ['PORT 8080'],
  isErr: true,
  log: ['{slash} Server listening on port {env.PORT|8080}'],
  access: '',
  routes: { '*': `Hello, world!\nVersion: ${version}\nHostname: {hostname}\n` },
})

const kuard: Service = {
  ports: ['--address 8080'],
  isErr: true,
  log: [
    '{slash} Starting kuard version: $V',
    '{slash} **********************************************************************',
    '{slash} * WARNING: This server may expose sensitive',
    '{slash} * and secret information. Be careful.',
    '{slash} **********************************************************************',
    '{slash} Config: {"address":":8080","debug":false}',
    '{slash} Could not find certificates to serve TLS',
    '{slash} Serving on HTTP on :8080',
  ],
  access: '{slash} {remote}:43210 {method} {uri}',
  routes: {
    '/': '<!doctype html>\n<html lang="en">\n<head>\n  <title>KUAR Demo</title>\n</head>\n<body>\n<h1>Demo application for <i>Kubernetes Up and Running</i></h1>\n<script>var pageContext = {"hostname":"{hostname}","addrs":["{ip}"],"version":"$V","requestAddr":"{remote}:43210","requestProto":"HTTP/1.1"};</script>\n<div class="warning">WARNING: This server may expose sensitive and secret information. Be careful.</div>\n</body>\n</html>\n',
    '/healthy': OK,
    '/healthy/api': '{"failNext":0,"history":[]}',
    '/ready': OK,
    '/ready/api': '{"failNext":0,"history":[]}',
    '/env/api': '{"commandLine":["/kuard"],"env":{"HOSTNAME":"{hostname}"}}',
    '/metrics': 'go_goroutines 8\n',
  },
}

const page = (title: string, body: string): string =>
  `<!DOCTYPE html>\n<html>\n<head>\n<title>${title}</title>\n</head>\n<body>\n${body}\n</body>\n</html>\n`

const NGINX_HELLO =
  'Server address: {ip}:80\nServer name: {hostname}\nDate: {clf}\nURI: {uri}\nRequest ID: 6fd4f6a2c1d2b6a0f1d4a6c2b0e9d8a7\n'

export const samples: readonly OfficialImage[] = [
  ...apps(
    'gcr.io/google-samples/hello-app us-docker.pkg.dev/google-samples/containers/gke/hello-app',
    {
      releases: '2.0 1.0',
      base: 'scratch',
      run: { '/hello-app': hello('$V.0') },
      config: { Cmd: ['/hello-app'], Env: ['PORT=8080'], ExposedPorts: ports('8080') },
    },
  ),
  app({
    repository: 'gcr.io/google-samples/node-hello',
    releases: '1.0',
    size: 600,
    run: { '/usr/local/bin/server': { ports: ['8080'], routes: { '*': 'Hello Kubernetes!' } } },
    config: { Cmd: ['server'], ExposedPorts: ports('8080') },
  }),
  app({
    repository: 'gcr.io/google-samples/kubernetes-bootcamp',
    releases: '2 1',
    names: { v1: '1', v2: '2' },
    size: 200,
    run: {
      '/usr/local/bin/server': {
        ports: ['8080'],
        log: ['Kubernetes Bootcamp App Started At: {now} | Running On:  {hostname}', ''],
        access:
          'Running On: {hostname} | Total Requests: 1 | App Uptime: 1 seconds | Log Time: {now}',
        routes: { '*': 'Hello Kubernetes bootcamp! | Running on: {hostname} | v=$V\n' },
      },
    },
    config: { Cmd: ['server'], ExposedPorts: ports('8080') },
  }),
  ...apps('docker.io/jocatalin/kubernetes-bootcamp', {
    releases: '2 1',
    names: { v1: '1', v2: '2' },
    size: 200,
    run: {
      '/usr/local/bin/server': {
        ports: ['8080'],
        routes: { '*': 'Hello Kubernetes bootcamp! | Running on: {hostname} | v=$V\n' },
      },
    },
    config: { Cmd: ['server'], ExposedPorts: ports('8080') },
  }),
  ...apps(
    'gcr.io/google-samples/gb-frontend us-docker.pkg.dev/google-samples/containers/gke/gb-frontend',
    {
      releases: '6 5 4',
      anyTag: true,
      size: 500,
      run: {
        '/usr/local/bin/apache2-foreground': {
          ports: ['80'],
          log: [NAMELESS],
          routes: {
            '/': page(
              'Guestbook',
              '<h2>Guestbook</h2>\n<input type="text" placeholder="Messages">\n<button>Submit</button>',
            ),
            '/guestbook.php': '{"data": ""}',
          },
        },
      },
      config: { Cmd: ['apache2-foreground'], ExposedPorts: ports('80') },
    },
  ),
  ...apps('gcr.io/kuar-demo/kuard-amd64 gcr.io/kuar-demo/kuard', {
    releases: 'blue green purple 1 2 3',
    anyTag: true,
    names: { '1': 'blue', '2': 'green', '3': 'purple' },
    base: 'alpine',
    size: 19,
    run: { '/kuard': kuard },
    config: { Cmd: ['/kuard'], ExposedPorts: ports('8080') },
  }),
  app({
    repository: 'paulbouwer/hello-kubernetes',
    releases: '1.10.1 1.9.0 1.8 1.7 1.5',
    base: 'alpine',
    size: 80,
    run: {
      '/bin/hello-kubernetes': {
        ports: ['PORT 8080'],
        log: ['Listening on: http://{hostname}:{env.PORT|8080}'],
        routes: {
          '*': page(
            'Hello Kubernetes!',
            '<div id="message">\n  {env.MESSAGE|Hello world!}\n</div>\n<table><tr><th>namespace:</th><td>-</td></tr><tr><th>pod:</th><td>{hostname}</td></tr></table>',
          ),
        },
      },
    },
    config: { Cmd: ['/bin/hello-kubernetes'], ExposedPorts: ports('8080') },
  }),
  ...apps('nginxdemos/hello nginxdemos/nginx-hello', {
    releases: '0.4 0.3 0.2',
    flavours: 'plain-text',
    base: 'alpine',
    size: 20,
    run: { '/usr/sbin/hello': { ports: ['80', '8080'], routes: { '*': NGINX_HELLO } } },
    config: { Cmd: ['hello'], ExposedPorts: ports('80'), Env: [] },
  }),
  ...apps('docker/getting-started docker/welcome-to-docker docker/101-tutorial', {
    releases: 'latest',
    anyTag: true,
    base: 'alpine',
    size: 42,
    run: {
      '/usr/sbin/nginx': {
        ports: ['80'],
        log: ['/docker-entrypoint.sh: Configuration complete; ready for start up'],
        access: '{remote} - - [{clf}] "{method} {uri} HTTP/1.1" {status} 8702 "-" "-" "-"',
        routes: {
          '/': { status: 302, headers: { Location: '/tutorial/' } },
          '/tutorial/*': page(
            'Getting Started',
            '<h1>Getting Started</h1>\n<p>You are looking at the tutorial that this container serves.</p>',
          ),
          '*': page(
            'Welcome to Docker',
            '<h1>Congratulations!!!</h1>\n<p>You ran your first container.</p>',
          ),
        },
      },
    },
    config: { Cmd: ['nginx', '-g', 'daemon off;'], ExposedPorts: ports('80') },
  }),
]
