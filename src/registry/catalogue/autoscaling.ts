/**
 * The image of the load of Kubernetes' walkthrough of autoscaling.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale-walkthrough/
 */
import { bookwormSlim } from './base/debian.js'
import { INSTALL, ROOT, built } from './built.js'
import { type OfficialImage, PATH } from './official.js'
import { executable } from './tools.js'

export const hpaExample: OfficialImage = {
  repository: 'registry.k8s.io/hpa-example',
  releases: ['1.0.0'],
  flavours: [''],
  anyTag: true,
  make: () =>
    built(
      3_000,
      [
        [ROOT, bookwormSlim],
        [
          INSTALL,
          (mtime) => ({
            '/usr/local/bin/apache2-foreground': executable('hpa-example', {
              mtime,
              size: 180_000_000,
            }),
          }),
        ],
      ],
      {
        Env: [PATH],
        ExposedPorts: { '80/tcp': {} },
        WorkingDir: '/var/www/html',
        Cmd: ['apache2-foreground'],
      },
    ),
}
