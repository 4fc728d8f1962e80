/**
 * What names mean in a bake file: its variables, which the environment may set, its functions, and
 * those of the library.
 *
 * @see https://docs.docker.com/build/bake/variables/
 */
import { sha256Hex } from '../../../oci/digest.js'
import { evaluate, type Scope, textOf } from '../../../text/hcl/evaluate.js'
import { callLibrary } from '../../../text/hcl/functions.js'
import {
  type Attribute,
  type Block,
  type Expression,
  HclError,
  type HclValue,
  type Range,
} from '../../../text/hcl/syntax.js'
import type { Cli } from '../../verb.js'

const OWN: Readonly<Record<string, HclValue>> = {
  BAKE_CMD_CONTEXT: 'cwd://',
  BAKE_LOCAL_PLATFORM: 'linux/amd64',
}
const BUILT_IN_TYPES = ['string', 'number', 'bool']

/** A variable as `--list` shows it. */
interface Variable {
  readonly name: string
  readonly type: string
  readonly value: HclValue
  readonly description: string
}

const attribute = (block: Block, name: string): Expression | undefined =>
  block.body.attributes.find((one) => one.name === name)?.value

/** The names of a file. A variable is worked out when it is first asked for. */
export class Names implements Scope {
  private readonly values = new Map<string, HclValue>()
  private readonly open: string[] = []

  constructor(
    private readonly cli: Cli,
    private readonly blocks: ReadonlyMap<string, Block>,
    private readonly attributes: ReadonlyMap<string, Attribute>,
    private readonly functions: ReadonlyMap<string, Block>,
  ) {}

  /** @throws HclError for a name that means nothing, or that needs itself */
  variable(name: string, range: Range): HclValue {
    const known = this.values.get(name)
    if (known !== undefined) return known
    if (this.open.includes(name))
      throw new HclError('Invalid expression', `variable cycle not allowed for ${name}`, range)
    this.open.push(name)
    const value = this.worked(name, range)
    this.open.pop()
    this.values.set(name, value)
    return value
  }

  private worked(name: string, range: Range): HclValue {
    const block = this.blocks.get(name)
    if (block) {
      const expression = attribute(block, 'default')
      const given = this.cli.env[name]
      const usual = expression === undefined ? '' : evaluate(expression, this)
      return given === undefined ? usual : asKind(given, usual)
    }
    const own = this.attributes.get(name)
    if (own) return evaluate(own.value, this)
    const constant = Object.hasOwn(OWN, name) ? OWN[name] : undefined
    if (constant !== undefined) return constant
    throw new HclError(
      'Unknown variable',
      `There is no variable named ${JSON.stringify(name)}.`,
      range,
    )
  }

  /** @throws HclError for a function that there is not */
  call(name: string, args: readonly HclValue[], range: Range): HclValue {
    const block = this.functions.get(name)
    if (!block && name === 'sha256') return sha256Hex(textOf(args[0] ?? '', range))
    if (!block) return callLibrary(name, args, range)
    const parameters = attribute(block, 'params')
    const names = parameters?.is === 'list' ? parameters.items.map(nameOf) : []
    const rest = attribute(block, 'variadic_params')
    const result = attribute(block, 'result')
    if (!result)
      throw new HclError(
        'Missing required argument',
        'The argument "result" is required.',
        block.range,
      )
    if (args.length < names.length || (args.length > names.length && !rest))
      throw new HclError(
        args.length < names.length
          ? 'Not enough function arguments'
          : 'Too many function arguments',
        `Function ${JSON.stringify(name)} expects ${names.length} argument(s).`,
        range,
      )
    const own = new Map(names.map((one, at) => [one, args[at] ?? null]))
    if (rest) own.set(nameOf(rest), args.slice(names.length))
    return evaluate(result, {
      variable: (asked, at) => own.get(asked) ?? this.variable(asked, at),
      call: (asked, values, at) => this.call(asked, values, at),
    })
  }

  /** All variables, by name. @throws HclError for one that has no value */
  listed(): readonly Variable[] {
    return [...this.blocks]
      .map(([name, block]) => {
        const type = attribute(block, 'type')
        const description = attribute(block, 'description')
        return {
          name,
          type: type?.is === 'variable' && BUILT_IN_TYPES.includes(type.name) ? type.name : '',
          value: this.variable(name, block.range),
          description: description ? String(evaluate(description, this)) : '',
        }
      })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
  }
}

const nameOf = (expression: Expression): string =>
  expression.is === 'variable' ? expression.name : ''

/** What the environment says, as the kind of value that the default is. */
function asKind(text: string, usual: HclValue): HclValue {
  if (typeof usual === 'number' && text.trim() !== '' && !Number.isNaN(Number(text)))
    return Number(text)
  if (typeof usual === 'boolean') return /^(1|t|true)$/i.test(text)
  if (Array.isArray(usual)) return text.split(',')
  return text
}
