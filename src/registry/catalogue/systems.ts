/**
 * Images of bare systems: busybox, alpine, debian, ubuntu.
 *
 * @module
 */
import { alpine320, alpine321, alpine322 } from './base/alpine.js'
import { busyboxBase } from './base/busybox.js'
import {
  bookworm,
  bookwormSlim,
  bullseye,
  jammy,
  noble,
  trixie,
  trixieSlim,
} from './base/debian.js'
import { type Files, type OfficialImage, PATH, type Variant, step } from './official.js'
import { ROOT } from './built.js'

/** Which archive the history says that it came from. */
const BUSYBOX_ARCHIVE = 'a45b1179a7d37e459db6c406bfd1c1dbf98d3cc61e8b5e03a7c5e81006a71dcf'

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
      steps: [
        { by: `/bin/sh -c #(nop) ADD file:${BUSYBOX_ARCHIVE} in / `, files: busyboxBase },
        { by: '/bin/sh -c #(nop)  CMD ["sh"]' },
      ],
      config: { Env: [PATH], Cmd: ['sh'] },
    },
  ],
}

const system = (tags: readonly string[], files: Files, shell: string, age: number): Variant => {
  const config = { Env: [PATH], Cmd: [shell] }
  return {
    tags,
    age,
    steps: [step(ROOT, files), step(`CMD [${JSON.stringify(shell)}]`)],
    config,
  }
}

/** @see https://hub.docker.com/_/alpine */
export const alpine: OfficialImage = {
  repository: 'docker.io/library/alpine',
  variants: [
    system(['latest', '3', '3.22', '3.22.1'], alpine322, '/bin/sh', 24 * 20),
    system(['3.21', '3.21.4'], alpine321, '/bin/sh', 24 * 120),
    system(['3.20', '3.20.7', '3.19', '3.18'], alpine320, '/bin/sh', 24 * 200),
  ],
}

/** @see https://hub.docker.com/_/debian */
export const debian: OfficialImage = {
  repository: 'docker.io/library/debian',
  variants: [
    system(['latest', '13', '13.1', 'trixie', 'stable'], trixie, 'bash', 24 * 9),
    system(['trixie-slim', '13-slim', '13.1-slim', 'stable-slim'], trixieSlim, 'bash', 24 * 9),
    system(['12', '12.12', 'bookworm', 'oldstable'], bookworm, 'bash', 24 * 9),
    system(['bookworm-slim', '12-slim', 'oldstable-slim'], bookwormSlim, 'bash', 24 * 9),
    system(['11', 'bullseye', 'oldoldstable'], bullseye, 'bash', 24 * 9),
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
