/**
 * The beginning of a stage: the image that FROM names, and what that image brings along.
 *
 * @see https://docs.docker.com/reference/dockerfile/#from
 */
import type { Reader } from '../../sim/world.js'
import { lookUpImage } from '../image/find.js'
import { imageById } from '../image/store.js'
import type { Build } from './build.js'
import { SCRATCH, baseOf, stageName } from './from.js'
import { BuildError, NeedsImage } from './errors.js'
import type { Stage, Statement } from './instruction.js'

/** What Linux containers have in their environment when the base says nothing. */
const PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/** All stages of a build so far. */
const stagesOf = ({ stages, stage }: Build): readonly Stage[] =>
  stage ? [...stages, stage] : stages

/** @throws BuildError when an earlier stage has the name */
export function checkStageName(row: Build, statement: Statement): void {
  const name = stageName(statement)
  if (name !== undefined && stagesOf(row).some((stage) => stage.name === name))
    throw new BuildError('a stage name already used')
}

/**
 * The stage that FROM begins, and the instructions that its image holds for its children.
 *
 * @throws BuildError, SubstitutionError, NeedsImage
 */
export function beginStage(
  read: Reader,
  row: Build,
  statement: Statement,
): { readonly stage: Stage; readonly triggers: readonly string[] } {
  const variables = new Map(
    Object.entries(row.globalArgs).flatMap(([name, value]) =>
      value === null ? [] : [[name, value] as const],
    ),
  )
  const base = baseOf(statement, variables)
  const name = stageName(statement)
  if (base === '')
    throw new BuildError(`base name (${statement.words[0] ?? ''}) should not be blank`)
  const image = imageOf(read, row, base)
  const config = imageById(read, row.machine, image)?.image.config.config ?? {}
  const { OnBuild: triggers = [], ...own } = config
  const Env = (own.Env ?? []).some((entry) => entry.startsWith('PATH='))
    ? own.Env
    : [PATH, ...(own.Env ?? [])]
  const stage: Stage = {
    ...(name === undefined ? {} : { name }),
    image,
    config: { ...own, ...(Env ? { Env } : {}) },
    commandGiven: false,
    args: {},
    missed: row.options.noCache ?? false,
  }
  return { stage, triggers }
}

/** The id of the image that a stage begins with; '' for none. @throws NeedsImage */
function imageOf(read: Reader, row: Build, name: string): string {
  const { options, pulled, machine } = row
  const earlier = stagesOf(row).find((other) => other.name === name.toLowerCase())
  if (earlier) return earlier.image
  if (name === SCRATCH) return ''
  const found =
    options.pull && !pulled.includes(name) ? undefined : lookUpImage(read, machine, name)
  if (!found) throw new NeedsImage(name)
  return found.id
}
