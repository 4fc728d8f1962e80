/**
 * What the instruction whose turn it is sees of its build.
 *
 * @module
 */
import { unionOf } from '../../oci/union.js'
import type { Reader } from '../../sim/world.js'
import { DockerError } from '../errors.js'
import { lookUpImage } from '../image/find.js'
import { imageById } from '../image/store.js'
import type { Build } from './build.js'
import { BuildError, NeedsImage, badSource } from './errors.js'
import type { Scene, Stage } from './instruction.js'
import { type Tree, contextTree } from './tree.js'
import type { Variables } from './words.js'

const NOTHING: Tree = unionOf([])

/** The scene of a build's current stage. */
export function sceneOf(read: Reader, row: Build, stage: Stage): Scene {
  const treeOf = (id: string): Tree => {
    const image = imageById(read, row.machine, id)?.image
    return image ? unionOf(image.layers) : NOTHING
  }
  let variables: Variables | undefined
  return {
    now: read.now,
    stage,
    get variables() {
      variables ??= variablesOf(stage)
      return variables
    },
    root: treeOf(stage.image),
    context: contextTree(row.options.files),
    argument: (name) => argumentOf(row, name),
    filesOf(from) {
      const earlier =
        row.stages.find((other) => other.name === from.toLowerCase()) ?? stageAt(row, from)
      return treeOf(earlier ? earlier.image : imageCalled(read, row, from))
    },
  }
}

/** The stage that a number names, if it is one. @throws BuildError */
function stageAt({ stages }: Build, text: string): Stage | undefined {
  if (!/^[-+]?\d+$/.test(text)) return undefined
  const number = Number(text)
  if (number === stages.length)
    throw new BuildError(badSource(text, 'refers to current build stage'))
  if (number < 0 || number > stages.length)
    throw new BuildError(badSource(text, 'index out of bounds'))
  return stages[number]
}

/** Arguments and environment; the environment wins. */
export function variablesOf({ args, config }: Stage): Variables {
  const variables = new Map<string, string>()
  for (const [name, value] of Object.entries(args)) if (value !== null) variables.set(name, value)
  for (const entry of config.Env ?? []) {
    const equals = entry.indexOf('=')
    variables.set(entry.slice(0, equals), entry.slice(equals + 1))
  }
  return variables
}

/** What the build was given for an argument, or what an ARG before the first FROM says. */
export function argumentOf({ options, globalArgs }: Build, name: string): string | undefined {
  const given = options.buildArgs ?? {}
  if (Object.hasOwn(given, name)) return given[name]
  return (Object.hasOwn(globalArgs, name) ? globalArgs[name] : undefined) ?? undefined
}

/** The id of an image that is not a stage. @throws NeedsImage, BuildError */
function imageCalled(read: Reader, row: Build, name: string): string {
  const complaint = (why: string): string => badSource(name, why)
  try {
    const found = lookUpImage(read, row.machine, name)
    if (found) return found.id
  } catch (error) {
    if (error instanceof DockerError) throw new BuildError(complaint(error.message))
    throw error
  }
  throw new NeedsImage(name, complaint)
}
