/**
 * The volumes of a project: made before its containers, removed only when that is asked for.
 *
 * @see https://docs.docker.com/reference/compose-file/volumes/
 */
import { STILL_IN_USE } from './shared-flags.js'
import { ComposeError } from '../../compose/errors.js'
import type { NamedVolume, Project } from '../../compose/resources.js'
import { DockerError } from '../../docker/errors.js'
import { volumeCreate } from '../../docker/volume/create.js'
import { volumeRemove } from '../../docker/volume/remove.js'
import { type Volume, volumeKey, volumes } from '../../docker/volume/volume.js'
import type { Cli } from '../verb.js'
import { LABELS } from './labels.js'
import { tellOf } from './unsimulated.js'
import type { Scene } from './verb.js'
import { COMPOSE_VERSION } from './version-text.js'
import { logWarning } from './warnings.js'

const volumeThere = ({ tx, machine }: Cli, name: string): Volume | undefined =>
  tx.get(volumes, volumeKey(machine, name))

/** Makes the volumes that are not there. @throws ComposeError */
export function ensureVolumes(scene: Scene, project: Project): void {
  for (const [key, volume] of Object.entries(project.volumes)) ensure(scene, project, key, volume)
}

function ensure(scene: Scene, project: Project, key: string, volume: NamedVolume): void {
  const { cli, progress, isDry } = scene
  const found = volumeThere(cli, volume.name)
  if (volume.external) {
    if (!found) throw new ComposeError(`external volume ${JSON.stringify(volume.name)} not found`)
    return
  }
  if (found) {
    const owner = found.labels[LABELS.project]
    if (owner === undefined)
      logWarning(
        cli,
        `volume ${JSON.stringify(volume.name)} already exists but was not created by Docker Compose. Use \`external: true\` to use an existing volume`,
      )
    else if (owner !== project.name)
      logWarning(
        cli,
        `volume ${JSON.stringify(volume.name)} already exists but was created for project ${JSON.stringify(owner)} (expected ${JSON.stringify(project.name)}). Use \`external: true\` to use an existing volume`,
      )
    return
  }
  const id = `Volume ${volume.name}`
  progress.event({ id, text: 'Creating', stage: 'working' })
  if (!isDry) {
    tellOf(cli, 'volume', volume as unknown as Readonly<Record<string, unknown>>)
    volumeCreate(cli.tx, cli.machine, {
      Name: volume.name,
      Labels: {
        ...volume.labels,
        [LABELS.project]: project.name,
        [LABELS.version]: COMPOSE_VERSION,
        [LABELS.volume]: key,
      },
    })
  }
  progress.event({ id, text: 'Created', stage: 'done' })
}

/** Removes a volume; one that a container has stays. */
export function removeVolume({ cli, progress, isDry }: Scene, name: string): void {
  if (!volumeThere(cli, name)) return
  const id = `Volume ${name}`
  progress.event({ id, text: 'Removing', stage: 'working' })
  try {
    if (!isDry) volumeRemove(cli.tx, cli.machine, name)
    progress.event({ id, text: 'Removed', stage: 'done' })
  } catch (error) {
    if (!(error instanceof DockerError)) throw error
    progress.event({ id, text: STILL_IN_USE, stage: 'warning' })
  }
}
