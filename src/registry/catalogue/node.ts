/**
 * Node.js: old `node:7` as one layer, and the releases that are built on Debian and Alpine.
 *
 * @see https://hub.docker.com/_/node
 */
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
} from './official.js'
import { ballast, executable, file, symlink } from './tools.js'
import { ROOT, COPY } from './built.js'

const YARN = '1.22.22'

const nodeFiles =
  (version: string): Files =>
  (mtime) => ({
    '/usr/local/bin/node': executable('node', { mtime, size: 98_000_000 }),
    '/usr/local/bin/nodejs': symlink('node', { mtime }),
    '/usr/local/bin/npm': executable('npm', { mtime }),
    '/usr/local/include/node/node_version.h': file(`#define NODE_VERSION "${version}"\n`, {
      mtime,
    }),
    '/usr/local/lib/node_modules/npm/index.js': ballast(18_000_000, { mtime }),
  })

const entrypoint: Files = (mtime) => ({
  '/usr/local/bin/docker-entrypoint.sh': executable('node-entrypoint', { mtime, size: 388 }),
})

/** Compilers and libraries that the full variants have. */
const buildTools: Files = (mtime) => ({ '/usr/lib/gcc/cc1plus': ballast(742_000_000, { mtime }) })

const release = (
  tags: readonly string[],
  version: string,
  runtime: Files,
  base: readonly Files[],
  age: number,
): Variant => {
  const config = {
    Env: [PATH, `NODE_VERSION=${version}`, `YARN_VERSION=${YARN}`],
    Entrypoint: ['docker-entrypoint.sh'],
    Cmd: ['node'],
  }
  return {
    tags,
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
      step('RUN /bin/sh -c ARCH= && dpkgArch="$(dpkg --print-architecture)" # buildkit', runtime),
      step(COPY, entrypoint),
      ...configSteps(config),
    ],
    config,
  }
}

const RELEASES = [
  { major: 24, version: '24.4.1', names: ['latest', 'current'], age: 24 * 12 },
  { major: 22, version: '22.17.1', names: ['lts', 'jod'], age: 24 * 12 },
  { major: 20, version: '20.19.4', names: ['iron'], age: 24 * 12 },
  { major: 18, version: '18.20.8', names: ['hydrogen'], age: 24 * 100 },
]

const variantsOf = ({
  major,
  version,
  names,
  age,
}: (typeof RELEASES)[number]): readonly Variant[] => {
  const tags = [String(major), version.replace(/\.\d+$/, ''), version, ...names]
  const named = (suffix: string): string[] =>
    tags.map((tag) => (tag === 'latest' ? suffix : `${tag}-${suffix}`))
  const runtime = nodeFiles(version)
  return [
    release([...tags, ...named('bookworm')], version, runtime, [bookworm, buildTools], age),
    release([...named('slim'), ...named('bookworm-slim')], version, runtime, [bookwormSlim], age),
    release([...named('alpine'), ...named('alpine3.22')], version, runtime, [alpine322], age),
  ]
}

const SEVEN = [PATH, 'NODE_VERSION=7.10.1']

const sevenFiles: Files = (mtime) => ({
  ...leanBase(mtime),
  '/usr/local/bin/node': executable('node', { mtime, size: 29_500_000 }),
  '/lib/libstdc++.so.6': ballast(75_851_768, { mtime }),
})

/** The one that old books use: everything in one layer. */
const seven: Variant = {
  tags: ['7', '7.10', '7.10.1'],
  // A little younger than busybox, so that it stands above it in a list.
  age: 1.9,
  steps: [
    {
      by: '/bin/sh -c #(nop) ADD dir:2a0119654228469781b3f6a94c0d7e58217c60f1de2b3b5c94a4a7c8a0e5d19f in / ',
      files: sevenFiles,
    },
    { by: `/bin/sh -c #(nop)  ENV ${SEVEN.join(' ')}` },
    { by: '/bin/sh -c #(nop)  CMD ["node"]' },
  ],
  config: { Env: SEVEN, Cmd: ['node'], WorkingDir: '' },
}

export const node: OfficialImage = {
  repository: 'docker.io/library/node',
  variants: [seven, ...RELEASES.flatMap(variantsOf)],
}
