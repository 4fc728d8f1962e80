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
} from './official.js'
import { directory, executable, file, symlink } from './tools.js'
import { ROOT } from './built.js'

/** The page that tells that it works. */
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

const release = (
  tags: readonly string[],
  version: string,
  base: Files,
  server: Files,
  age: number,
): Variant => {
  const config = {
    Env: [PATH, `NGINX_VERSION=${version}`],
    ExposedPorts: { '80/tcp': {} },
    Entrypoint: ['/docker-entrypoint.sh'],
    Cmd: ['nginx', '-g', 'daemon off;'],
    StopSignal: 'SIGQUIT',
    Labels: { maintainer: 'NGINX Docker Maintainers <docker-maint@nginx.com>' },
  }
  return {
    tags,
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

/** Versions with their names; the minor version names the newest of it. */
const RELEASES: readonly (readonly [version: string, names: readonly string[], days: number])[] = [
  ['1.29.0', ['latest', '1', '1.29', 'mainline'], 25],
  ['1.28.0', ['1.28', 'stable'], 90],
  ['1.27.5', ['1.27', '1.27.0', '1.27.1', '1.27.2', '1.27.3', '1.27.4'], 100],
  ['1.26.3', ['1.26'], 180],
  ['1.25.5', ['1.25', '1.25.0', '1.25.1', '1.25.2', '1.25.3', '1.25.4'], 500],
  ['1.24.0', ['1.24'], 800],
  ['1.23.4', ['1.23', '1.23.0', '1.23.1', '1.23.2', '1.23.3'], 820],
  ['1.22.1', ['1.22', '1.22.0'], 900],
  ['1.21.6', ['1.21', '1.21.0', '1.21.1', '1.21.3', '1.21.4', '1.21.5'], 1200],
  ['1.20.2', ['1.20', '1.20.0', '1.20.1'], 1300],
  ['1.19.10', ['1.19', '1.19.0', '1.19.1', '1.19.2', '1.19.6'], 1700],
  ['1.18.0', ['1.18'], 1800],
  ['1.17.10', ['1.17', '1.17.1', '1.17.4'], 2000],
  ['1.16.1', ['1.16', '1.16.0'], 2100],
  ['1.15.12', ['1.15', '1.15.0', '1.15.4', '1.15.8'], 2300],
  ['1.14.2', ['1.14', '1.14.0', '1.14.1'], 2400],
  ['1.9.1', [], 3500],
  ['1.7.9', [], 3600],
]

export const nginx: OfficialImage = {
  repository: 'docker.io/library/nginx',
  variants: RELEASES.flatMap(([version, names, days]) => {
    const tags = [...names, version]
    const alpineTags = tags.map((tag) => (tag === 'latest' ? 'alpine' : `${tag}-alpine`))
    return [
      release(tags, version, bookwormSlim, serverFiles, days * 24),
      release(alpineTags, version, alpine322, leanServerFiles, days * 24),
    ]
  }),
}
