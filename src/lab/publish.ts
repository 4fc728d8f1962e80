/**
 * `lab.publish`: an image that is already in its registry, built from a Dockerfile and files as on
 * somebody else's machine.
 *
 * It is built on the workstation of a fork that is then forgotten: so it takes no virtual time
 * here, leaves nothing on any machine of this world, and draws nothing from its randomness.
 *
 * @module
 */
import { type Build, build, builds } from '../docker/build/build.js'
import type { ContextFiles } from '../docker/build/context.js'
import { imageById } from '../docker/image/store.js'
import { WORKSTATION } from '../machine/machine.js'
import type { Image } from '../oci/image.js'
import { parseReference } from '../oci/reference.js'
import { publish } from '../registry/transfer.js'
import type { Simulation } from '../sim/driver.js'
import { UsageError } from '../sim/errors.js'
import { isRecord, must, recordOf } from './arguments.js'

/** A file of an image: its text, or an executable that runs one of the lab's programs. */
export type PublishedFile = string | { readonly program: string }

/** Files by their path in the build context; `Dockerfile` says what is made of them. */
export type PublishedFiles = Readonly<Record<string, PublishedFile>>

/** What is expected of them. */
export const PUBLISHED_FILES = recordOf(
  must(
    'text or an executable',
    (value) =>
      typeof value === 'string' || (isRecord(value) && typeof value['program'] === 'string'),
  ),
)

/**
 * An executable that runs a program of the lab, for the files of an image.
 *
 * @example
 * lab.publish('me/greeter', { Dockerfile: 'FROM scratch\nCOPY greeter /greeter\nENTRYPOINT
 * ["/greeter"]\n', greeter: executable('greeter') })
 */
export const executable = (program: string): PublishedFile => ({ program })

const LONGEST_BUILD = 3_600_000

/**
 * Builds on `scratch`, a fork of the lab's simulation, and puts the image into its registry in
 * `simulation`. @throws UsageError
 */
export function publishImage(
  simulation: Simulation,
  scratch: Simulation,
  reference: string,
  files: PublishedFiles,
): Image {
  const name = parseReference(reference)
  const image = buildOn(scratch, reference, files)
  simulation.transact((tx) => publish(tx, name, image), `publish ${reference}`)
  return image
}

function buildOn(scratch: Simulation, reference: string, files: PublishedFiles): Image {
  const id = scratch.transact((tx) => build(tx, WORKSTATION, { files: contextOf(files) }))
  const row = (): Build | undefined => scratch.read().get(builds, id)
  scratch.runUntil((read) => read.get(builds, id)?.state !== 'running', scratch.now + LONGEST_BUILD)
  const { image, error } = row() ?? {}
  const built = image === undefined ? undefined : imageById(scratch.read(), WORKSTATION, image)
  if (!built)
    throw new UsageError(
      `${reference} cannot be published: ${error?.message ?? 'its build does not end'}`,
    )
  return built.image
}

function contextOf(files: PublishedFiles): ContextFiles {
  const context: Record<string, ContextFiles[string]> = Object.create(null)
  for (const [path, file] of Object.entries(files))
    context[path] =
      typeof file === 'string'
        ? { text: file, mode: 0o644 }
        : { text: '', mode: 0o755, program: file.program }
  return context
}
