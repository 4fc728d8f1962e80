/**
 * The beginning of a solve: the Dockerfile, the frontend that reads it, the checks, and what the
 * registries say of the images that it names.
 *
 * @see https://docs.docker.com/build/buildkit/frontend/
 */
import { byteLength } from '../../oci/entry.js'
import { readDockerfile } from '../build/dockerfile.js'
import { DockerfileError, SyntaxProblem } from '../build/errors.js'
import { noSuchFile } from '../../text/errno.js'
import { type Unresolved, fullNameOf, notResolved, resolveImage } from './base-image.js'
import {
  type Definition,
  DefinitionError,
  type NeededImage,
  definitionOf,
  neededImages,
  neededStages,
} from './definition.js'
import { answerOf } from './frontend-call.js'
import { warningsOf } from './lint/index.js'
import { violationOf } from './lint/directive.js'
import { planOf } from './plan.js'
import type { SolveWriter } from './solve-writer.js'
import { vertexOf, withStatus } from './vertex.js'

/** Milliseconds that loading a file takes, and looking at an image that is on the machine. */
const LOADING = 20
const LOOKING = 10
/** ... and asking a registry. */
const ASKING = 400
/** Bytes that a transfer has besides the file's own. */
const HEADER = 27
const NOTHING = 2

const FRONTEND = 'resolve image config for docker-image://'
const noDockerfile = (name: string): string =>
  `failed to read dockerfile: ${noSuchFile('open', name)}`
const metadataOf = (name: string): string => `[internal] load metadata for ${fullNameOf(name)}`

/** Shows the file that is loaded first. */
export function loadDefinition(writer: SolveWriter): void {
  const { dockerfile } = writer.row.options
  const bytes =
    dockerfile.text === undefined
      ? NOTHING
      : byteLength(dockerfile.text) + HEADER + dockerfile.name.length
  const vertex = vertexOf(`[internal] load build definition from ${dockerfile.name}`)
  writer.begin(withStatus(vertex, writer.tx.now, 'transferring dockerfile:', bytes), LOADING)
}

/** Reads the Dockerfile, once it is loaded, and asks for what it needs first. */
export function readDefinition(writer: SolveWriter): void {
  const { options } = writer.row
  const { dockerfile } = options
  writer.end(0)
  if (dockerfile.text === undefined) {
    return writer.fail({ message: noDockerfile(dockerfile.name) })
  }
  attempt(writer, () => {
    const read = readDockerfile(dockerfile.text ?? '')
    const frontend = options.buildArgs['BUILDKIT_SYNTAX'] ?? read.directives.get('syntax')
    if (frontend === undefined) return check(writer)
    const name = fullNameOf(frontend.split(/\s/)[0] ?? '')
    writer.set({ phase: 'frontend' })
    writer.begin(vertexOf(FRONTEND + name), ASKING)
  })
}

/** The frontend's image is there, or is not. */
export function takeFrontend(writer: SolveWriter): void {
  const { options, machine } = writer.row
  attempt(writer, () => {
    const { directives } = readDockerfile(options.dockerfile.text ?? '')
    const written = options.buildArgs['BUILDKIT_SYNTAX'] ?? directives.get('syntax') ?? ''
    const found = resolveImage(writer.tx, machine, written.split(/\s/)[0] ?? '', false)
    const name = fullNameOf(written.split(/\s/)[0] ?? '')
    const vertex = writer.row.vertices.length - 1
    if (!('image' in found) && !isFrontend(name)) {
      const at = { line: syntaxLine(options.dockerfile.text ?? '') }
      return writer.fail({ message: notResolved(name, found.why), said: found.why, at, vertex })
    }
    const digest = 'image' in found ? found.digest : undefined
    const shown = vertexOf(`docker-image://${name}${digest === undefined ? '' : `@${digest}`}`)
    writer.cached(writer.begin(shown))
    check(writer)
  })
}

/** The official frontends are what this one is, whatever their version. */
const isFrontend = (name: string): boolean =>
  /^docker\.io\/docker\/dockerfile(-upstream)?[:@]/.test(name)

const syntaxLine = (text: string): number =>
  Math.max(1, text.split('\n').findIndex((line) => /^#\s*syntax\s*=/i.test(line)) + 1)

/** Does something with the Dockerfile; what is wrong with it ends the solve. */
export function attempt(writer: SolveWriter, work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof DockerfileError)) throw error
    const isPlaced = error instanceof SyntaxProblem || error instanceof DefinitionError
    writer.fail({ message: error.message, ...(isPlaced && error.at ? { at: error.at } : {}) })
  }
}

/** The stages, or what is wrong with them. */
const definitionIn = ({ row }: SolveWriter): Definition =>
  definitionOf(readDockerfile(row.options.dockerfile.text ?? ''), row.options)

/** Checks the definition, and asks for its images. */
function check(writer: SolveWriter): void {
  const { options, machine } = writer.row
  const definition = definitionIn(writer)
  const warnings = warningsOf(definition, options, (name) => {
    const found = resolveImage(writer.tx, machine, referenceFor(writer, name), false)
    return 'image' in found ? found.image : undefined
  })
  writer.change(0, (vertex) => ({
    ...vertex,
    warnings: warnings.map(({ rule, message, at }) => `${rule}: ${message} (line ${at.line})`),
  }))
  writer.set({ warnings })
  if (options.call === 'targets') return answer(writer, definition)
  const images = neededImages(definition, neededStages(definition))
  writer.set({ phase: 'metadata' })
  askFor(writer, images)
  const bytes = options.ignoreFile === undefined ? NOTHING : options.ignoreFile + HEADER + 13
  for (const [name, context] of Object.entries(options.contexts))
    if (context.kind === 'files')
      writer.begin(
        withStatus(
          vertexOf(`[context ${name}] load .dockerignore`),
          writer.tx.now,
          TRANSFER,
          NOTHING,
        ),
        LOADING,
      )
  writer.begin(
    withStatus(vertexOf('[internal] load .dockerignore'), writer.tx.now, TRANSFER, bytes),
    LOADING,
  )
}

const TRANSFER = 'transferring context:'

/** The image that a name stands for, which a further context may have changed. */
function referenceFor({ row }: SolveWriter, name: string): string {
  const context = row.options.contexts[name]
  return context?.kind === 'image' ? context.reference : name
}

/** Shows that registries are asked for images that are not known yet. */
function askFor(writer: SolveWriter, images: readonly NeededImage[]): void {
  const { options, machine, images: known } = writer.row
  for (const { name } of images) {
    if (Object.hasOwn(known, name) || options.contexts[name]?.kind === 'files') continue
    const reference = referenceFor(writer, name)
    const found = resolveImage(writer.tx, machine, reference, options.pull)
    const isHere = 'image' in found && found.digest === undefined
    writer.begin(vertexOf(metadataOf(reference)), isHere ? LOOKING : ASKING)
  }
}

/** What the registries said; then the graph, or more questions of what it needs besides. */
export function takeMetadata(writer: SolveWriter): void {
  attempt(writer, () => {
    const { options, machine } = writer.row
    const definition = definitionIn(writer)
    for (const image of neededImages(definition, neededStages(definition))) {
      if (Object.hasOwn(writer.row.images, image.name)) continue
      if (options.contexts[image.name]?.kind === 'files') continue
      const reference = referenceFor(writer, image.name)
      const found = resolveImage(writer.tx, machine, reference, options.pull)
      if (!('image' in found)) return refuse(writer, image, reference, found)
      writer.set({ images: { ...writer.row.images, [image.name]: found } })
    }
    const violation = violationOf(definition, options, writer.row.warnings)
    if (violation !== undefined && options.call === undefined)
      return writer.fail({ message: violation })
    if (options.call !== undefined) return answer(writer, definition)
    const graph = planOf(definition, options, writer.row.images)
    writer.set({ phase: 'graph', graph, ops: graph.ops.map(() => ({ state: 'waiting' })) })
  })
}

function refuse(
  writer: SolveWriter,
  { at }: NeededImage,
  reference: string,
  { why, message }: Unresolved,
): void {
  const vertex = writer.row.vertices.findIndex(({ name }) => name === metadataOf(reference))
  writer.fail({ message, said: why, at, ...(vertex < 0 ? {} : { vertex }) })
}

function answer(writer: SolveWriter, definition: Definition): void {
  writer.set({ state: 'done', answer: answerOf(definition, writer.row), due: {} })
}
