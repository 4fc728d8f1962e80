/**
 * nginx, on Debian and on Alpine.
 *
 * @see https://hub.docker.com/_/nginx
 */
import { alpine322 } from './base/alpine.js'
import { bookwormSlim } from './base/debian.js'
import {
  type Files,
  type OfficialImage,
  PATH,
  type Variant,
  configSteps,
  step,
  words,
} from './official.js'
import { DEBIANS, compareVersions } from './tag.js'
import { directory, executable, file, symlink } from './tools.js'
import { ROOT } from './built.js'

/** The page that says that it works. */
const WELCOME = `<!DOCTYPE html>
<html>
<head>
<title>Welcome to nginx!</title>
<style>
html { color-scheme: light dark; }
body { width: 35em; margin: 0 auto; font-family: sans-serif; }
</style>
</head>
<body>
<h1>Welcome to nginx!</h1>
<p>This page comes from a web server that has just been installed and does its work. What it serves from here on is up to you.</p>
</body>
</html>
`

const FAILED = `<!DOCTYPE html>
<html>
<head>
<title>Error</title>
</head>
<body>
<h1>An error occurred.</h1>
<p>The page cannot be shown right now. Please try again later.</p>
</body>
</html>
`

const CONF = `server {
    listen       80;
    server_name  localhost;

    location / {
        root   /usr/share/nginx/html;
        index  index.html index.htm;
    }

    error_page   500 502 503 504  /50x.html;
}
`

const serverFiles: Files = (mtime) => ({
  '/usr/sbin/nginx': executable('nginx', { mtime, size: 1_600_000 }),
  '/etc/nginx/nginx.conf': file(
    'user  nginx;\nworker_processes  auto;\n\nhttp {\n    include /etc/nginx/conf.d/*.conf;\n}\n',
    { mtime },
  ),
  '/etc/nginx/conf.d/default.conf': file(CONF, { mtime }),
  '/usr/share/nginx/html/index.html': file(WELCOME, { mtime }),
  '/usr/share/nginx/html/50x.html': file(FAILED, { mtime }),
  '/var/log/nginx': directory({ mtime }),
  '/var/log/nginx/access.log': symlink('/dev/stdout', { mtime }),
  '/var/log/nginx/error.log': symlink('/dev/stderr', { mtime }),
  '/usr/lib/nginx/modules/all.so': file('', { mtime, size: 110_000_000 }),
})

const leanServerFiles: Files = (mtime) => ({
  ...serverFiles(mtime),
  '/usr/lib/nginx/modules/all.so': file('', { mtime, size: 42_000_000 }),
})

const entrypoint: Files = (mtime) => ({
  '/docker-entrypoint.sh': executable('nginx-entrypoint', { mtime, size: 1620 }),
})

const release = (version: string, base: Files, server: Files, age: number): Variant => {
  const config = {
    Env: [PATH, `NGINX_VERSION=${version}`],
    ExposedPorts: { '80/tcp': {} },
    Entrypoint: ['/docker-entrypoint.sh'],
    Cmd: ['nginx', '-g', 'daemon off;'],
    StopSignal: 'SIGQUIT',
    Labels: { maintainer: 'NGINX Docker Maintainers <docker-maint@nginx.com>' },
  }
  return {
    age,
    steps: [
      step(ROOT, base),
      step('RUN /bin/sh -c set -x && groupadd --system --gid 101 nginx # buildkit', server),
      step('COPY docker-entrypoint.sh / # buildkit', entrypoint),
      ...configSteps(config),
    ],
    config,
  }
}

const RELEASES = words(
  '1.29.0 1.28.0 1.27.5 1.26.3 1.25.5 1.24.0 1.23.4 1.22.1 1.21.6 1.20.2 1.19.10 1.18.0 1.17.10 ' +
    '1.16.1 1.15.12 1.14.2 1.13.12 1.12.2 1.11.13 1.10.3 1.9.15 1.8.1 1.7.12',
)
/** How many days old they are. */
const DAYS = [
  25, 90, 100, 180, 500, 800, 820, 900, 1200, 1300, 1700, 1800, 2000, 2100, 2300, 2400, 2800, 2900,
  3100, 3150, 3500, 3550, 3600,
]

/** What the images that Kubernetes builds of it have, whose versions are their own. */
const SLIM = '1.21.6'

/** A repository that serves nginx; `own` are versions of the image itself. */
export const nginxLike = (repository: string, own: readonly string[] = []): OfficialImage => ({
  repository,
  releases: [...RELEASES, ...own],
  flavours: ['', 'alpine', 'alpine-slim', 'perl', 'alpine-perl', 'otel'],
  systems: DEBIANS,
  names: { mainline: '1.29.0', stable: '1.28.0' },
  make: (asked, flavour) => {
    const version = asked.startsWith('0.') ? SLIM : asked
    const line = RELEASES.filter((release) => compareVersions(release, version) > 0).length
    const days = DAYS[Math.min(line, DAYS.length - 1)] ?? 0
    return flavour.startsWith('alpine')
      ? release(version, alpine322, leanServerFiles, days * 24)
      : release(version, bookwormSlim, serverFiles, days * 24)
  },
})

export const nginx = nginxLike('docker.io/library/nginx')
