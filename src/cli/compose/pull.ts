/**
 * `docker compose pull`: pulls the images of services.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/pull/
 */
import { USAGES } from './shared-flags.js'
import { ComposeError } from '../../compose/errors.js'
import { DockerError } from '../../docker/errors.js'
import type { Wait } from '../verb.js'
import { lookUpImage } from '../../docker/image/find.js'
import { withDependencies } from './dependencies.js'
import { pullImage } from './ensure-images.js'
import { projectOf } from './project-of.js'
import { together } from './together.js'
import { defineComposeVerb } from './verb.js'

export const pull = defineComposeVerb({
  name: 'pull',
  usage: 'pull [OPTIONS] [SERVICE...]',
  short: 'Pull service images',
  flags: {
    'ignore-buildable': { type: 'boolean', usage: 'Ignore images that can be built' },
    'ignore-pull-failures': {
      type: 'boolean',
      usage: 'Pull what it can and ignores images with pull failures',
    },
    'include-deps': { type: 'boolean', usage: 'Also pull services declared as dependencies' },
    policy: { type: 'string', usage: 'Apply pull policy ("missing"|"always")' },
    quiet: { type: 'boolean', short: 'q', usage: USAGES.quietPull },
  },
  *run(scene, args, flags) {
    const { cli, progress } = scene
    const project = yield* projectOf(scene, { wanted: args })
    const policy = flags.policy
    if (policy !== undefined && policy !== 'missing' && policy !== 'always')
      throw new ComposeError(`invalid --policy option ${JSON.stringify(policy)}`)
    const chosen = withDependencies(project, args, flags.includeDeps)
    progress.begin('Pulling')
    const seen = new Set<string>()
    const works: Generator<Wait, void>[] = []
    for (const [name, service] of Object.entries(chosen.services)) {
      const { image, build, pull_policy: own } = service
      const skip = (text: string): void =>
        progress.event({ id: name, text: '', more: `Skipped ${text}`, stage: 'done' })
      if (!image) skip('No image to be pulled')
      else if (own === 'never' || own === 'build') skip('')
      else if (build && flags.ignoreBuildable) skip('Image can be built')
      else if ((policy ?? own) === 'missing' && lookUpImage(cli.tx, cli.machine, image))
        skip('Image is already present locally')
      else if (seen.has(image)) skip('Image is already being pulled by another service')
      else {
        seen.add(image)
        works.push(pullOne(scene, name, image, flags))
      }
    }
    yield* together(cli, works)
    progress.end()
    return 0
  },
})

function* pullOne(
  scene: Parameters<typeof pullImage>[0],
  name: string,
  image: string,
  flags: { readonly quiet: boolean; readonly ignorePullFailures: boolean },
): Generator<Wait, void> {
  try {
    yield* pullImage(scene, name, image, flags.quiet)
  } catch (error) {
    if (!(error instanceof DockerError) || !flags.ignorePullFailures) throw error
  }
}
