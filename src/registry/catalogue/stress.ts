/**
 * The image of `stress` that Kubernetes' tutorial on memory uses.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/assign-memory-resource/
 */
import { alpine320 } from './base/alpine.js'
import { INSTALL, ROOT, built } from './built.js'
import { type OfficialImage, PATH } from './official.js'
import { executable } from './tools.js'

/** @see https://hub.docker.com/r/polinux/stress */
export const stress: OfficialImage = {
  repository: 'docker.io/polinux/stress',
  releases: ['1.0.4'],
  flavours: [''],
  make: () =>
    built(
      2000,
      [
        [ROOT, alpine320],
        [
          INSTALL,
          (mtime) => ({ '/usr/local/bin/stress': executable('stress', { mtime, size: 60_512 }) }),
        ],
      ],
      { Env: [PATH], Cmd: ['/usr/local/bin/stress', '--verbose', '--vm', '1'] },
    ),
}
