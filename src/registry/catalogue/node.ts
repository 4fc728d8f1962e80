/**
 * Node.js: old `node:7` as one layer, and the releases that are built on Debian and Alpine.
 *
 * @see https://hub.docker.com/_/node
 */
import type { LayerEntry } from '../../oci/layer.js'
import { alpine322 } from './base/alpine.js'
import { bookworm, bookwormSlim } from './base/debian.js'
import { leanBase } from './base/lean.js'
import {
  type Files,
  type OfficialImage,
  PATH,
  type Variant,
  configSteps,
  step,
  words,
} from './official.js'
import { DEBIANS } from './tag.js'
import { ballast, directory, executable, file, symlink } from './tools.js'
import { ROOT, COPY, ageOf } from './built.js'

const YARN = '1.22.22'

const nodeFiles =
  (version: string): Files =>
  (mtime) => ({
    '/usr/local/bin/node': executable('node', { mtime, size: 98_000_000 }),
    '/usr/local/bin/nodejs': symlink('node', { mtime }),
    '/usr/local/bin/npm': executable('npm', { mtime }),
    '/usr/local/bin/yarn': executable('yarn', { mtime }),
    '/usr/local/include/node/node_version.h': file(`#define NODE_VERSION "${version}"\n`, {
      mtime,
    }),
    '/usr/local/lib/node_modules/npm/index.js': ballast(18_000_000, { mtime }),
  })

const USER =
  'RUN /bin/sh -c groupadd --gid 1000 node && useradd --uid 1000 --gid node --shell /bin/bash --create-home node # buildkit'
const UID = 1000

/** The user `node`, in the system's files of accounts. */
const userOn =
  (base: Files | undefined): Files =>
  (mtime) => {
    const known = base?.(mtime) ?? {}
    const appended = (path: string, line: string): LayerEntry =>
      file(`${known[path]?.text ?? ''}${line}\n`, { mtime })
    return {
      '/etc/passwd': appended('/etc/passwd', `node:x:${UID}:${UID}::/home/node:/bin/bash`),
      '/etc/group': appended('/etc/group', `node:x:${UID}:`),
      '/home/node': directory({ mtime, uid: UID, gid: UID }),
    }
  }

const entrypoint: Files = (mtime) => ({
  '/usr/local/bin/docker-entrypoint.sh': executable('node-entrypoint', { mtime, size: 388 }),
})

/** Compilers and libraries that the full variants have. */
const buildTools: Files = (mtime) => ({ '/usr/lib/gcc/cc1plus': ballast(742_000_000, { mtime }) })

const release = (version: string, runtime: Files, base: readonly Files[], age: number): Variant => {
  const config = {
    Env: [PATH, `NODE_VERSION=${version}`, `YARN_VERSION=${YARN}`],
    Entrypoint: ['docker-entrypoint.sh'],
    Cmd: ['node'],
  }
  return {
    age,
    steps: [
      ...base.map((files, i) =>
        step(
          i === 0
            ? ROOT
            : 'RUN /bin/sh -c set -ex; apt-get update; apt-get install -y --no-install-recommends',
          files,
        ),
      ),
      step(USER, userOn(base[0])),
      step('RUN /bin/sh -c ARCH= && dpkgArch="$(dpkg --print-architecture)" # buildkit', runtime),
      step(COPY, entrypoint),
      ...configSteps(config),
    ],
    config,
  }
}

const RELEASES = words(
  '24.4.1 23.11.1 22.17.1 21.7.3 20.19.4 19.9.0 18.20.8 17.9.1 16.20.2 15.14.0 14.21.3 13.14.0 ' +
    '12.22.12 11.15.0 10.24.1 9.11.2 8.17.0 7.10.1 6.17.1 5.12.0 4.9.1 0.12.18 0.10.48',
)

/** The system and its node. */
export const sevenFiles: Files = (mtime) => ({
  ...leanBase(mtime),
  '/usr/local/bin/node': executable('node', { mtime, size: 29_500_000 }),
  '/lib/libstdc++.so.6': ballast(75_851_768, { mtime }),
})

/** The one that old books use: everything in one layer. */
const seven = (version: string): Variant => ({
  // A little younger than busybox, so that it stands above it in a list.
  age: 1.9,
  steps: [
    {
      by: '/bin/sh -c #(nop) ADD dir:2a0119654228469781b3f6a94c0d7e58217c60f1de2b3b5c94a4a7c8a0e5d19f in / ',
      files: sevenFiles,
    },
    { by: `/bin/sh -c #(nop)  ENV ${PATH} NODE_VERSION=${version}` },
    { by: '/bin/sh -c #(nop)  CMD ["node"]' },
  ],
  config: { Env: [PATH, `NODE_VERSION=${version}`], Cmd: ['node'], WorkingDir: '' },
})

const NAMED: Readonly<Record<string, string>> = {
  current: '24.4.1',
  lts: '22.17.1',
  jod: '22.17.1',
  iron: '20.19.4',
  hydrogen: '18.20.8',
  gallium: '16.20.2',
  fermium: '14.21.3',
  erbium: '12.22.12',
  dubnium: '10.24.1',
}

export const node: OfficialImage = {
  repository: 'docker.io/library/node',
  releases: RELEASES,
  flavours: ['', 'slim', 'alpine', 'onbuild'],
  systems: DEBIANS,
  names: NAMED,
  make: (version, flavour) => {
    if (version.startsWith('7.') && flavour === '') return seven(version)
    const runtime = nodeFiles(version)
    const age = 24 * ageOf(version, RELEASES, 12, 90)
    if (flavour === 'alpine') return release(version, runtime, [alpine322], age)
    if (flavour === 'slim') return release(version, runtime, [bookwormSlim], age)
    return release(version, runtime, [bookworm, buildTools], age)
  },
}
