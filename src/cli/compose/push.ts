/**
 * `docker compose push`: pushes the images of services.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/push/
 */
import { pushImage as startPush, pushStatus } from '../../docker/image/push.js'
import { ComposeError } from '../../compose/errors.js'
import { DockerError } from '../../docker/errors.js'
import type { Wait } from '../verb.js'
import { withDependencies } from './dependencies.js'
import { projectOf } from './project-of.js'
import { together } from './together.js'
import { type Scene, defineComposeVerb } from './verb.js'

export const push = defineComposeVerb({
  name: 'push',
  usage: 'push [OPTIONS] [SERVICE...]',
  short: 'Push service images',
  flags: {
    'ignore-push-failures': {
      type: 'boolean',
      usage: 'Push what it can and ignores images with push failures',
    },
    'include-deps': {
      type: 'boolean',
      usage: 'Also push images of services declared as dependencies',
    },
    quiet: { type: 'boolean', short: 'q', usage: 'Push without printing progress information' },
  },
  *run(scene, args, flags) {
    const project = yield* projectOf(scene, { wanted: args })
    const chosen = withDependencies(project, args, flags.includeDeps)
    scene.progress.begin('Pushing')
    yield* together(
      scene.cli,
      Object.entries(chosen.services).flatMap(([name, { image, build }]) => {
        if (!build) return []
        if (!image) {
          scene.progress.event({ id: name, text: '', more: 'Skipped', stage: 'done' })
          return []
        }
        return [pushImage(scene, name, image, flags.ignorePushFailures)]
      }),
    )
    scene.progress.end()
    return 0
  },
})

/** Pushes one image, showing how it goes. @throws ComposeError when it fails */
export function* pushImage(
  { cli, progress, isDry }: Scene,
  name: string,
  image: string,
  forgives = false,
): Generator<Wait, void> {
  progress.event({ id: name, text: '', more: 'Pushing', stage: 'working' })
  try {
    const id = isDry ? undefined : startPush(cli.tx, cli.machine, image)
    while (id !== undefined && pushStatus(cli.tx, id)?.state === 'pushing' && !cli.interrupted)
      yield { when: (read) => pushStatus(read, id)?.state !== 'pushing' }
    const row = id === undefined ? undefined : pushStatus(cli.tx, id)
    if (row?.error) throw new DockerError(row.error.status, row.error.message)
  } catch (error) {
    if (!(error instanceof DockerError)) throw error
    progress.event({ id: name, text: '', more: `Error ${error.message}`, stage: 'error' })
    if (!forgives) throw new ComposeError(error.message)
    return
  }
  progress.event({ id: name, text: '', more: 'Pushed', stage: 'done' })
}
