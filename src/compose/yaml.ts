/**
 * Reads YAML as Compose does: YAML 1.2's words for true and false, keys that stand once, merge keys,
 * and the tags `!reset` and `!override`.
 *
 * @see https://docs.docker.com/reference/compose-file/merge/#reset-value
 */
import { YamlProblem } from '../text/yaml/mark.js'
import type { MappingNode, Node, ScalarNode } from '../text/yaml/node.js'
import { parseDocuments } from '../text/yaml/parser.js'
import { resolveScalar } from '../text/yaml/resolve.js'
import { ComposeError } from './errors.js'
import type { Dict, Value } from './value.js'
import { isDict } from './value.js'

/** What one document says. */
interface ComposeDocument {
  readonly value: Dict
  /** The paths of what is to be forgotten of the files before. */
  readonly resets: readonly (readonly string[])[]
}

const STR = 'tag:yaml.org,2002:str'
/** Truth values of YAML 1.1, which are text today. */
const OLD_WORDS = /^(y|Y|yes|Yes|YES|on|On|ON|n|N|no|No|NO|off|Off|OFF)$/
/** Values that aliases may add up to. */
const AT_MOST = 1_000_000

/** The documents of a file, without the empty ones. @throws ComposeError */
export function readYaml(text: string, file: string): readonly ComposeDocument[] {
  return documentsIn(text).map((node) => new Reading(file).document(node))
}

function documentsIn(text: string): readonly Node[] {
  try {
    return parseDocuments(text).filter((node) => node.kind !== 'scalar' || node.value !== '')
  } catch (error) {
    if (error instanceof YamlProblem) throw new ComposeError(`yaml: ${error.inContext}`)
    throw error
  }
}

/** A document that is being read. */
class Reading {
  private readonly resets: (readonly string[])[] = []
  private readonly open = new Set<string>()
  private values = 0

  constructor(private readonly file: string) {}

  document(node: Node): ComposeDocument {
    const value = this.value(node, [])
    if (!isDict(value))
      throw new ComposeError(
        `yaml: unmarshal errors:\n  line 1: cannot unmarshal ${shown(node)} into cli.named`,
      )
    return { value, resets: this.resets }
  }

  private value(node: Node, path: readonly string[]): Value {
    if (++this.values > AT_MOST)
      throw new ComposeError('yaml: document contains excessive aliasing')
    switch (node.kind) {
      case 'alias':
        return this.alias(node.name, () => this.value(node.target, path))
      case 'scalar':
        return this.scalar(node, path)
      case 'sequence':
        if (this.isReset(node.tag, path)) return null
        return node.items.flatMap((item, i) =>
          item.kind === 'scalar' && item.tag === '!reset'
            ? []
            : [this.value(item, [...path, String(i)])],
        )
      case 'mapping':
        return this.isReset(node.tag, path) ? null : this.mapping(node, path)
    }
  }

  /** Notes what is reset or overridden; true when nothing is to stand in its place. */
  private isReset(tag: string | undefined, path: readonly string[]): boolean {
    if (tag !== '!reset' && tag !== '!override') return false
    this.resets.push(path)
    return tag === '!reset'
  }

  private scalar({ value, style, tag }: ScalarNode, path: readonly string[]): Value {
    if (this.isReset(tag, path)) return null
    if (style !== 'plain' || tag === STR || OLD_WORDS.test(value)) return value
    const resolved = resolveScalar(value)
    return typeof resolved === 'number' && !Number.isFinite(resolved) ? value : resolved
  }

  private alias<T>(name: string, read: () => T): T {
    if (this.open.has(name)) throw new ComposeError(`yaml: anchor '${name}' value contains itself`)
    this.open.add(name)
    const value = read()
    this.open.delete(name)
    return value
  }

  /** Its own members count more than those that it merges. */
  private mapping(node: MappingNode, path: readonly string[]): Dict {
    this.checkKeys(node)
    const merged = node.pairs
      .filter(([key]) => isMerge(key))
      .flatMap(([, value]) => this.merged(value, path))
    const own = node.pairs.flatMap(([keyNode, valueNode]): [string, Value][] => {
      if (isMerge(keyNode)) return []
      const key = keyOf(keyNode)
      const value = this.value(valueNode, [...path, key])
      return isGone(valueNode) ? [] : [[key, value]]
    })
    return Object.fromEntries([...merged.toReversed().flatMap(Object.entries), ...own])
  }

  /** The mappings that `<<` names, the one that counts most first. */
  private merged(node: Node, path: readonly string[]): readonly Dict[] {
    if (node.kind === 'alias') return this.alias(node.name, () => this.merged(node.target, path))
    if (node.kind === 'sequence') return node.items.flatMap((item) => this.merged(item, path))
    if (node.kind === 'mapping') return [this.mapping(node, path)]
    throw new ComposeError('yaml: map merge requires map or sequence of maps as the value')
  }

  private checkKeys({ pairs }: MappingNode): void {
    const seen = new Map<string, number>()
    for (const [key] of pairs) {
      if (key.kind !== 'scalar' || isMerge(key)) continue
      const line = key.line ?? 1
      const before = seen.get(key.value)
      if (before !== undefined)
        throw new ComposeError(
          `failed to parse ${this.file}: line ${line}: mapping key ${JSON.stringify(key.value)} already defined at line ${before}`,
        )
      seen.set(key.value, line)
    }
  }
}

const isGone = (node: Node): boolean => 'tag' in node && node.tag === '!reset'

const isMerge = (node: Node): boolean =>
  node.kind === 'scalar' && node.value === '<<' && node.style === 'plain'

function keyOf(node: Node): string {
  if (node.kind === 'scalar') return node.value
  if (node.kind === 'alias') return keyOf(node.target)
  throw new ComposeError('yaml: invalid map key')
}

function shown(node: Node): string {
  if (node.kind === 'sequence') return '!!seq'
  return node.kind === 'scalar' ? `!!str \`${node.value}\`` : '!!map'
}
