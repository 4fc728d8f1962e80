/**
 * The images of services: pulled, or built, before containers are made of them.
 *
 * @module
 */
import { ComposeError } from '../../compose/errors.js'
import type { Service } from '../../compose/project.js'
import type { Project } from '../../compose/resources.js'
import { DockerError } from '../../docker/errors.js'
import { lookUpImage } from '../../docker/image/find.js'
import type { Wait } from '../verb.js'
import { followPull } from '../docker/transfer.js'
import type { Bar } from '../docker/transfer-screen.js'
import { layerBar } from './progress-tty.js'
import { buildImage } from './build-image.js'
import { imageOf } from './image-name.js'
import { quietly, together } from './together.js'
import type { Scene } from './verb.js'

/** How images are to be had. */
export interface ImagePolicy {
  /** `--pull`: instead of what services say. */
  readonly pull?: string | undefined
  readonly build?: boolean
  readonly noBuild?: boolean
  readonly quietPull?: boolean
  readonly quietBuild?: boolean
}

const isThere = ({ cli }: Scene, image: string): boolean =>
  lookUpImage(cli.tx, cli.machine, image) !== undefined

/** Pulls and builds what is missing. @throws ComposeError, DockerError, CommandError */
export function* ensureImages(
  scene: Scene,
  project: Project,
  policy: ImagePolicy,
): Generator<Wait, void> {
  const services = Object.entries(project.services).filter(([, { provider }]) => !provider)
  const pulled = services.filter(([, service]) => isPulled(scene, service, policy))
  scene.progress.begin('Running')
  yield* together(
    scene.cli,
    pulled.map(([name, service]) =>
      pullOrLeave(scene, project, name, imageOf(project, name, service), policy),
    ),
  )
  scene.progress.end()
  for (const [name, service] of services) {
    const image = imageOf(project, name, service)
    if (!service.build || policy.noBuild) continue
    if (policy.build || service.pull_policy === 'build' || !isThere(scene, image))
      yield* buildImage(scene, project, name, service, { quiet: policy.quietBuild ?? false })
  }
  for (const [name, service] of services) {
    const image = imageOf(project, name, service)
    if (!scene.isDry && !isThere(scene, image))
      throw new ComposeError(`No such image: ${/[:@]/.test(image) ? image : `${image}:latest`}`)
  }
}

/** Whether the image of a service is to be pulled. */
function isPulled(scene: Scene, service: Service, { pull, build }: ImagePolicy): boolean {
  if (!service.image) return false
  const policy = pull !== undefined && pull !== 'policy' ? pull : (service.pull_policy ?? 'missing')
  if (policy === 'always') return !(service.build && build)
  if (policy === 'never' || policy === 'build') return false
  if (service.build && service.pull_policy === undefined) return false
  return !isThere(scene, service.image)
}

/** A service that can be built does without the image that cannot be pulled. */
function* pullOrLeave(
  scene: Scene,
  project: Project,
  name: string,
  image: string,
  { quietPull = false }: ImagePolicy,
): Generator<Wait, void> {
  try {
    yield* pullImage(scene, name, image, quietPull)
  } catch (error) {
    if (!(error instanceof DockerError) || !project.services[name]?.build) throw error
  }
}

/** Pulls one image, showing how it goes. @throws DockerError */
export function* pullImage(
  scene: Scene,
  name: string,
  image: string,
  isQuiet = false,
): Generator<Wait, void> {
  const { cli, progress, isDry } = scene
  progress.event({ id: name, text: '', more: 'Pulling', stage: 'working' })
  try {
    if (!isDry)
      yield* followPull(quietly(cli), image, {
        say(text) {
          if (!isQuiet) for (const line of text.split('\n')) showLayer(scene, name, line)
        },
        ...(scene.isTty && !isQuiet ? { bar: (bar) => showBar(scene, name, bar) } : {}),
      })
  } catch (error) {
    if (error instanceof DockerError)
      progress.event({ id: name, text: error.message, more: 'Error', stage: 'error' })
    throw error
  }
  progress.event({ id: name, text: '', more: 'Pulled', stage: 'done' })
}

/** A layer's line of a pull: `4fb1b4: Pull complete`. */
function showLayer({ progress }: Scene, parent: string, line: string): void {
  const [, id, more] = /^([0-9a-f]{12}): (.*)$/.exec(line) ?? []
  if (id === undefined || more === undefined) return
  const stage = /complete|exists/.test(more) ? 'done' : 'working'
  progress.event({ id, text: '', more, stage, parent })
}

/** How much of a layer has come. */
function showBar({ progress }: Scene, parent: string, { id, name, current, total }: Bar): void {
  const text = layerBar(current, total)
  progress.event({ id, text, more: name, stage: 'working', parent, current, total })
}
