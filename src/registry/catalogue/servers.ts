/**
 * Images of other servers and languages: httpd, registry, python, hello-world, pause.
 *
 * @module
 */
import type { RunConfig } from '../../oci/image.js'
import { alpine322 } from './base/alpine.js'
import { bookworm, bookwormSlim } from './base/debian.js'
import { INSTALL, ROOT, ageOf, built } from './built.js'
import { type Files, type OfficialImage, PATH, words } from './official.js'
import { DEBIANS } from './tag.js'
import { ballast, directory, executable, file, symlink } from './tools.js'

const helloFiles: Files = (mtime) => ({ '/hello': executable('hello', { mtime, size: 10_072 }) })

/** @see https://hub.docker.com/_/hello-world */
export const helloWorld: OfficialImage = {
  repository: 'docker.io/library/hello-world',
  releases: ['latest'],
  flavours: ['', 'linux', 'nanoserver'],
  make: () =>
    built(60, [['COPY hello / # buildkit', helloFiles]], { Env: [PATH], Cmd: ['/hello'] }),
}

const httpdFiles: Files = (mtime) => ({
  '/usr/local/apache2/bin/httpd': executable('httpd', { mtime, size: 1_000_000 }),
  '/usr/local/apache2/htdocs/index.html': file('<html><body><h1>It works!</h1></body></html>\n', {
    mtime,
  }),
  '/usr/local/apache2/conf/httpd.conf': file(
    'ServerRoot "/usr/local/apache2"\nListen 80\nDocumentRoot "/usr/local/apache2/htdocs"\n',
    { mtime },
  ),
  '/usr/local/apache2/modules/all.so': ballast(40_000_000, { mtime }),
  '/usr/local/bin/httpd-foreground': executable('httpd-foreground', { mtime, size: 138 }),
})

/** @see https://hub.docker.com/_/httpd */
export const httpd: OfficialImage = {
  repository: 'docker.io/library/httpd',
  releases: ['2.4.63', '2.2.34'],
  systems: DEBIANS,
  flavours: ['', 'alpine'],
  make: (version, flavour) =>
    built(
      40,
      [
        [ROOT, flavour === 'alpine' ? alpine322 : bookwormSlim],
        [INSTALL, httpdFiles],
      ],
      {
        Env: [
          'PATH=/usr/local/apache2/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
          'HTTPD_PREFIX=/usr/local/apache2',
          `HTTPD_VERSION=${version}`,
        ],
        ExposedPorts: { '80/tcp': {} },
        WorkingDir: '/usr/local/apache2',
        Cmd: ['httpd-foreground'],
        StopSignal: 'SIGWINCH',
      },
    ),
}

const pythonFiles: Files = (mtime) => ({
  '/usr/local/bin/python3': executable('python3', { mtime, size: 14_000_000 }),
  '/usr/local/bin/python': symlink('python3', { mtime }),
  '/usr/local/bin/pip3': executable('pip', { mtime, size: 240 }),
  '/usr/local/bin/pip': symlink('pip3', { mtime }),
  '/usr/local/lib/python3/stdlib.zip': ballast(30_000_000, { mtime }),
})

const pythonTools: Files = (mtime) => ({ '/usr/lib/gcc/cc1plus': ballast(742_000_000, { mtime }) })

const PYTHONS = words(
  '3.13.5 3.12.11 3.11.13 3.10.18 3.9.23 3.8.20 3.7.17 3.6.15 3.5.10 3.4.10 3.3.7 2.7.18 2.6.9',
)

/** @see https://hub.docker.com/_/python */
export const python: OfficialImage = {
  repository: 'docker.io/library/python',
  releases: PYTHONS,
  systems: DEBIANS,
  flavours: ['', 'slim', 'alpine'],
  make: (version, flavour) => {
    const config: RunConfig = {
      Env: [
        'PATH=/usr/local/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
        'LANG=C.UTF-8',
        `PYTHON_VERSION=${version}`,
      ],
      Cmd: ['python3'],
    }
    const base = flavour === 'alpine' ? alpine322 : flavour === 'slim' ? bookwormSlim : bookworm
    return built(
      ageOf(version, PYTHONS, 20),
      [
        [ROOT, base],
        ...(flavour === '' ? [[INSTALL, pythonTools] as const] : []),
        [INSTALL, pythonFiles],
      ],
      config,
    )
  },
}

const registryFiles: Files = (mtime) => ({
  '/bin/registry': executable('registry', { mtime, size: 16_000_000 }),
  '/etc/docker/registry/config.yml': file(
    'version: 0.1\nstorage:\n  filesystem:\n    rootdirectory: /var/lib/registry\nhttp:\n  addr: :5000\n',
    { mtime },
  ),
  '/var/lib/registry': directory({ mtime }),
})

const registryEntrypoint: Files = (mtime) => ({
  '/entrypoint.sh': executable('registry-entrypoint', { mtime, size: 155 }),
})

/** @see https://hub.docker.com/_/registry */
export const registry: OfficialImage = {
  repository: 'docker.io/library/registry',
  releases: ['3.0.0', '2.8.3'],
  flavours: [''],
  make: () =>
    built(
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
}

const pauseFiles: Files = (mtime) => ({ '/pause': executable('pause', { mtime, size: 743_000 }) })

/**
 * What holds a pod's namespaces. @see https://kubernetes.io/docs/concepts/workloads/pods/#pod-os
 */
export const pause: OfficialImage = {
  repository: 'registry.k8s.io/pause',
  releases: words('3.10.1 3.9 2.0 1.0'),
  flavours: ['', 'amd64'],
  make: () =>
    built(600, [['ADD bin/pause-linux-amd64 /pause # buildkit', pauseFiles]], {
      User: '65535:65535',
      Env: [PATH],
      Entrypoint: ['/pause'],
      WorkingDir: '/',
    }),
}
