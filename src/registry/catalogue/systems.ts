/**
 * Images of bare systems: busybox, alpine, debian, ubuntu, and those of Red Hat's kind.
 *
 * @module
 */
import { alpineBase } from './base/alpine.js'
import { busyboxBase } from './base/busybox.js'
import { debianBase, ubuntuBase } from './base/debian.js'
import { redHatBase } from './base/redhat.js'
import { ROOT, ageOf } from './built.js'
import { type Files, type OfficialImage, PATH, type Variant, step, words } from './official.js'
import { DEBIAN_NAMES, UBUNTU_NAMES } from './tag.js'

/** Which archive the history says that it came from. */
const BUSYBOX_ARCHIVE = 'a45b1179a7d37e459db6c406bfd1c1dbf98d3cc61e8b5e03a7c5e81006a71dcf'

/** A repository that serves busybox. */
const busyboxLike = (repository: string): OfficialImage => ({
  repository,
  releases: words(
    '1.37.0 1.36.1 1.35.0 1.34.1 1.33.1 1.32.1 1.31.1 1.30.1 1.29.3 1.28.4 1.27.2 1.26.2',
  ),
  flavours: ['', 'musl', 'glibc', 'uclibc'],
  names: { unstable: '1.37.0', stable: '1.36.1', '1': '1.37.0' },
  make: () => ({
    age: 2,
    steps: [
      { by: `/bin/sh -c #(nop) ADD file:${BUSYBOX_ARCHIVE} in / `, files: busyboxBase },
      { by: '/bin/sh -c #(nop)  CMD ["sh"]' },
    ],
    config: { Env: [PATH], Cmd: ['sh'] },
  }),
})

/** @see https://hub.docker.com/_/busybox */
export const busybox = busyboxLike('docker.io/library/busybox')

const system = (files: Files, shell: string, age: number): Variant => {
  const config = { Env: [PATH], Cmd: [shell] }
  return {
    age,
    steps: [step(ROOT, files), step(`CMD [${JSON.stringify(shell)}]`)],
    config,
  }
}

const ALPINES = words(
  '3.22.1 3.21.4 3.20.7 3.19.8 3.18.12 3.17.10 3.16.9 3.15.11 3.14.10 3.13.12 3.12.12 3.11.13 ' +
    '3.10.9 3.9.6 3.8.5 3.7.3 3.6.5 3.5.3 3.4.6 3.3.3 3.2.3 3.1.4 2.7',
)

/** @see https://hub.docker.com/_/alpine */
export const alpine: OfficialImage = {
  repository: 'docker.io/library/alpine',
  releases: ALPINES,
  flavours: [''],
  names: { edge: '3.22.1' },
  make: (version) => system(alpineBase(version), '/bin/sh', 24 * ageOf(version, ALPINES, 20, 90)),
}

const DEBIANS = words('13.1 12.12 11.11 10.13 9.13 8.11 7.11')

/** Code names with the versions in full. */
const POINTS = Object.fromEntries(
  Object.entries(DEBIAN_NAMES).map(([name, major]) => [
    name,
    DEBIANS.find((release) => release.startsWith(`${major}.`)) ?? major,
  ]),
)

/** @see https://hub.docker.com/_/debian */
export const debian: OfficialImage = {
  repository: 'docker.io/library/debian',
  releases: DEBIANS,
  flavours: ['', 'slim', 'backports'],
  names: { stable: '13.1', oldstable: '12.12', oldoldstable: '11.11', ...POINTS },
  make: (version, flavour) => system(debianBase(version, flavour === 'slim'), 'bash', 24 * 9),
}

const UBUNTUS = words('25.10 25.04 24.10 24.04 22.04 20.04 18.04 16.04 14.04')

/** @see https://hub.docker.com/_/ubuntu */
export const ubuntu: OfficialImage = {
  repository: 'docker.io/library/ubuntu',
  releases: UBUNTUS,
  isExact: true,
  flavours: [''],
  names: { latest: '24.04', rolling: '25.04', devel: '25.10', ...UBUNTU_NAMES },
  make: (version) => system(ubuntuBase(version), '/bin/bash', 24 * 30),
}

/** A system of Red Hat's kind: what its tags say, and what it says of itself. */
const redHat = (
  repository: string,
  releases: string,
  about: Omit<Parameters<typeof redHatBase>[0], 'version'>,
  more: Partial<OfficialImage> = {},
): OfficialImage => ({
  repository: `docker.io/${repository}`,
  releases: words(releases),
  flavours: ['', 'minimal', 'ubi', 'slim'],
  ...more,
  make: (version) => system(redHatBase({ ...about, version }), '/bin/bash', 24 * 300),
})

/** @see https://hub.docker.com/_/centos */
export const redHats: readonly OfficialImage[] = [
  redHat(
    'library/centos',
    '8.4.2105 7.9.2009 6.10 5.11',
    { name: 'CentOS Linux', id: 'centos', name2: 'Core', like: 'rhel fedora', size: 204_000_000 },
    { names: { centos8: '8.4.2105', centos7: '7.9.2009', centos6: '6.10' } },
  ),
  ...['library/rockylinux', 'rockylinux/rockylinux'].map((repository) =>
    redHat(repository, '9.6 8.9', {
      name: 'Rocky Linux',
      id: 'rocky',
      name2: 'Blue Onyx',
      like: 'rhel centos fedora',
      size: 176_000_000,
    }),
  ),
  redHat('library/almalinux', '10.0 9.6 8.10', {
    name: 'AlmaLinux',
    id: 'almalinux',
    like: 'rhel centos fedora',
    size: 190_000_000,
  }),
  redHat('library/oraclelinux', '9 8 7', {
    name: 'Oracle Linux Server',
    id: 'ol',
    like: 'fedora',
    size: 235_000_000,
  }),
  redHat(
    'library/fedora',
    '42 41 40 39 38 37 36 35 34 33 32 31 30',
    { name: 'Fedora Linux', id: 'fedora', name2: 'Container Image', size: 181_000_000 },
    { names: { rawhide: '42' } },
  ),
  redHat('library/amazonlinux', '2023 2018 2 1', {
    name: 'Amazon Linux',
    id: 'amzn',
    like: 'fedora',
    size: 144_000_000,
  }),
]
