/**
 * Images of bare systems: busybox, alpine, debian, ubuntu.
 *
 * @module
 */
import {
  alpine320,
  alpine321,
  alpine322,
  bookworm,
  bookwormSlim,
  bullseye,
  busyboxBase,
  jammy,
  noble,
} from './base.js'
import { type Files, type OfficialImage, PATH, type Variant, step } from './official.js'

/** @see https://hub.docker.com/_/busybox */
export const busybox: OfficialImage = {
  repository: 'docker.io/library/busybox',
  variants: [
    {
      tags: [
        'latest',
        '1',
        '1.36',
        '1.36.1',
        '1.37',
        '1.37.0',
        'stable',
        'musl',
        'glibc',
        'uclibc',
        'unstable',
      ],
      age: 2,
      steps: [{ by: '', comment: 'Imported from -', files: busyboxBase }],
      config: { Env: [PATH], Cmd: ['sh'] },
    },
  ],
}

const system = (tags: readonly string[], files: Files, shell: string, age: number): Variant => {
  const config = { Env: [PATH], Cmd: [shell] }
  return {
    tags,
    age,
    steps: [step('ADD rootfs.tar.xz / # buildkit', files), step(`CMD [${JSON.stringify(shell)}]`)],
    config,
  }
}

/** @see https://hub.docker.com/_/alpine */
export const alpine: OfficialImage = {
  repository: 'docker.io/library/alpine',
  variants: [
    system(['latest', '3', '3.22'], alpine322, '/bin/sh', 24 * 20),
    system(['3.21'], alpine321, '/bin/sh', 24 * 120),
    system(['3.20', '3.19', '3.18'], alpine320, '/bin/sh', 24 * 200),
  ],
}

/** @see https://hub.docker.com/_/debian */
export const debian: OfficialImage = {
  repository: 'docker.io/library/debian',
  variants: [
    system(['latest', '12', 'bookworm', 'stable'], bookworm, 'bash', 24 * 9),
    system(['bookworm-slim', '12-slim', 'stable-slim'], bookwormSlim, 'bash', 24 * 9),
    system(['11', 'bullseye', 'oldstable'], bullseye, 'bash', 24 * 9),
  ],
}

/** @see https://hub.docker.com/_/ubuntu */
export const ubuntu: OfficialImage = {
  repository: 'docker.io/library/ubuntu',
  variants: [
    system(['latest', '24.04', 'noble'], noble, '/bin/bash', 24 * 30),
    system(['22.04', 'jammy'], jammy, '/bin/bash', 24 * 30),
  ],
}
