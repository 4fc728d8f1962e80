/**
 * A bake definition: targets and groups, as the files say them.
 *
 * @see https://docs.docker.com/build/bake/reference/
 */
import { type Scope, evaluate, textOf } from '../../../text/hcl/evaluate.js'
import { type Block, HclError, type HclValue, type Range } from '../../../text/hcl/syntax.js'
import type { Cli } from '../../verb.js'
import { type BakeContents, type BakeFile, problemIn } from './files.js'
import { ATTRIBUTES, type Target, merged } from './target.js'
import { Names } from './variables.js'

/** What is in the files. */
export interface Definition {
  /** As they stand there: what they inherit is not in them. */
  readonly targets: ReadonlyMap<string, Target>
  readonly inherits: ReadonlyMap<string, readonly string[]>
  readonly groups: ReadonlyMap<string, readonly string[]>
  readonly names: Names
}

const NAME = /^[a-zA-Z0-9_-]+$/
const LISTS = ['texts', 'options']

/** Works out what the files say. @throws CommandError */
export function definitionOf(cli: Cli, { bodies, compose }: BakeContents): Definition {
  const blocks = bodies.flatMap(({ file, body }) => body.blocks.map((block) => ({ file, block })))
  const ofType = (type: string): ReadonlyMap<string, Block> =>
    new Map(
      blocks.flatMap(({ file, block }) =>
        block.type === type ? [[within(file, () => labelOf(block)), block]] : [],
      ),
    )
  const attributes = new Map(
    bodies.flatMap(({ body }) => body.attributes.map((one) => [one.name, one] as const)),
  )
  const names = new Names(cli, ofType('variable'), attributes, ofType('function'))
  const targets = new Map(Object.entries(compose))
  const inherits = new Map<string, readonly string[]>()
  const groups = new Map<string, readonly string[]>()
  const add = (name: string, target: Target, from: readonly string[] | undefined): void => {
    targets.set(name, merged(targets.get(name) ?? {}, target))
    if (from) inherits.set(name, from)
  }
  for (const { file, block } of blocks)
    within(file, () => {
      if (block.type === 'group') groups.set(labelOf(block), listIn(block, 'targets', names))
      if (block.type === 'target') addTarget(block, names, { add, groups })
    })
  const built = Object.keys(compose)
  if (built.length > 0 && !groups.has('default')) groups.set('default', built)
  return { targets, inherits, groups, names }
}

/** Names the file that something is wrong with. @throws CommandError */
function within<Result>(file: BakeFile, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (error instanceof HclError) throw problemIn(file, error)
    throw error
  }
}

/** @throws HclError for a block without a name, or with one that is none */
function labelOf({ type, labels, range }: Block): string {
  const [label] = labels
  if (!label)
    throw new HclError(
      `Missing name for ${type}`,
      `All ${type} blocks must have 1 labels (name).`,
      range,
    )
  if (!NAME.test(label.text))
    throw new HclError('Invalid name', 'only "[a-zA-Z0-9_-]+" are allowed', label.range)
  return label.text
}

const valueIn = (block: Block, name: string, scope: Scope): HclValue | undefined => {
  const found = block.body.attributes.find((one) => one.name === name)
  return found && evaluate(found.value, scope)
}

function listIn(block: Block, name: string, scope: Scope): readonly string[] {
  const value = valueIn(block, name, scope)
  return Array.isArray(value) ? value.map((one) => textOf(one, block.range)) : []
}

/** Where targets go. */
interface Into {
  add(name: string, target: Target, inherits: readonly string[] | undefined): void
  readonly groups: Map<string, readonly string[]>
}

/** Adds a target, or one for each cell of its matrix, which its group then has. */
function addTarget(block: Block, scope: Scope, { add, groups }: Into): void {
  const label = labelOf(block)
  const matrix = valueIn(block, 'matrix', scope)
  if (matrix === undefined || matrix === null) {
    add(label, attributesOf(block, scope), inheritedBy(block, scope))
    return
  }
  const made: string[] = []
  for (const cell of cellsOf(matrix)) {
    const inner: Scope = {
      call: (name, args, range) => scope.call(name, args, range),
      variable: (name, range) =>
        Object.hasOwn(cell, name) ? (cell[name] ?? null) : scope.variable(name, range),
    }
    const given = valueIn(block, 'name', inner)
    const name =
      given === undefined
        ? [label, ...Object.values(cell).map((one) => String(one).replace(/[^\w-]/g, '_'))].join(
            '-',
          )
        : textOf(given, block.range)
    made.push(name)
    add(name, attributesOf(block, inner), inheritedBy(block, inner))
  }
  groups.set(label, made)
}

const inheritedBy = (block: Block, scope: Scope): readonly string[] | undefined =>
  block.body.attributes.some(({ name }) => name === 'inherits')
    ? listIn(block, 'inherits', scope)
    : undefined

/** Every combination of the values of a matrix. */
function cellsOf(matrix: HclValue): readonly Readonly<Record<string, HclValue>>[] {
  if (matrix === null || typeof matrix !== 'object' || Array.isArray(matrix)) return []
  let cells: Readonly<Record<string, HclValue>>[] = [{}]
  for (const [name, values] of Object.entries(matrix))
    cells = cells.flatMap((cell) =>
      (Array.isArray(values) ? values : [values]).map((value: HclValue) => ({
        ...cell,
        [name]: value,
      })),
    )
  return cells
}

/** What a target says; attributes that there are not say nothing. @throws HclError */
function attributesOf(block: Block, scope: Scope): Target {
  const target: Record<string, HclValue> = {}
  for (const { name, value: expression } of block.body.attributes) {
    const type = ATTRIBUTES[name]
    if (type === undefined) continue
    const value = evaluate(expression, scope)
    if (value === null) continue
    check(type, value, expression.range)
    target[name] =
      name === 'context' ? textOf(value, expression.range).replace(/^\.\/(?=.)/, '') : value
  }
  return target
}

function check(type: string, value: HclValue, range: Range): void {
  const isList = Array.isArray(value)
  const isDict = value !== null && typeof value === 'object' && !isList
  const needed =
    LISTS.includes(type) && !isList
      ? 'list of string required'
      : type === 'dict' && !isDict
        ? 'map of string required'
        : type === 'text' && (isList || isDict)
          ? 'string required'
          : type === 'boolean' && typeof value !== 'boolean'
            ? 'bool required'
            : undefined
  if (needed !== undefined)
    throw new HclError('Unsuitable value type', `Unsuitable value: ${needed}`, range)
}
