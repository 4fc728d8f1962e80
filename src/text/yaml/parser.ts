/**
 * Makes a document of tokens.
 *
 * @see https://yaml.org/spec/1.1/#id907281
 */
import { type Mark, YamlProblem, parserProblem } from './mark.js'
import type { MappingNode, Node, SequenceNode } from './node.js'
import { Scanner } from './scanner.js'
import type { Token, TokenType } from './token.js'

const YAML_TAGS = 'tag:yaml.org,2002:'

/** What stands before a node. */
interface Properties {
  readonly anchor: string
  readonly tag: string
  readonly isThere: boolean
}

/** The first document of a text; undefined if there is none. @throws YamlProblem */
export function parseDocument(text: string): Node | undefined {
  return new Parser(text).document()
}

/** All documents of a text. @throws YamlProblem */
export function parseDocuments(text: string): readonly Node[] {
  const parser = new Parser(text)
  const found: Node[] = []
  for (let node = parser.document(); node; node = parser.document(false)) found.push(node)
  return found
}

class Parser {
  private readonly scanner: Scanner
  private readonly anchors = new Map<string, Node>()
  private readonly tagPrefixes = new Map<string, string>()

  constructor(text: string) {
    this.scanner = new Scanner(text)
  }

  document(isFirst = true): Node | undefined {
    const { scanner } = this
    while (this.sees('document-end')) scanner.next()
    if (this.sees('stream-end')) return undefined
    if (!isFirst || this.sees('version', 'tag-directive', 'document-start')) {
      this.directives()
      const token = scanner.peek()
      if (token.type !== 'document-start')
        throw parserProblem('did not find expected <document start>', token.start)
      scanner.next()
    }
    const isEmpty = this.sees(
      'version',
      'tag-directive',
      'document-start',
      'document-end',
      'stream-end',
    )
    const node = isEmpty ? emptyNode() : this.node(true)
    scanner.peek()
    return node
  }

  private sees(...types: readonly TokenType[]): boolean {
    return types.includes(this.scanner.peek().type)
  }

  private directives(): void {
    let hasVersion = false
    for (let token = this.scanner.peek(); ; token = this.scanner.peek()) {
      if (token.type === 'version') {
        if (hasVersion) throw parserProblem('found duplicate %YAML directive', token.start)
        if (token.major !== 1 || token.minor !== 1)
          throw parserProblem('found incompatible YAML document', token.start)
        hasVersion = true
      } else if (token.type === 'tag-directive') {
        if (this.tagPrefixes.has(token.handle))
          throw parserProblem('found duplicate %TAG directive', token.start)
        this.tagPrefixes.set(token.handle, token.prefix)
      } else return
      this.scanner.next()
    }
  }

  /** A node; `isBlock` unless it stands in a flow collection. */
  private node(isBlock: boolean, canBeIndentless = false): Node {
    const { scanner } = this
    const start = scanner.peek().start
    const first = scanner.peek()
    if (first.type === 'alias') {
      scanner.next()
      const target = this.anchors.get(first.name)
      if (!target) throw new YamlProblem(`unknown anchor '${first.name}' referenced`)
      return { kind: 'alias', name: first.name, target }
    }
    const properties = this.properties(start)
    const token = scanner.peek()
    switch (token.type) {
      case 'scalar':
        scanner.next()
        return this.named(properties, {
          kind: 'scalar',
          value: token.value,
          style: token.style,
          tag: properties.tag,
          line: token.start.line + 1,
        })
      case '[':
        return this.flowSequence(this.named(properties, sequence(properties)))
      case '{':
        return this.flowMapping(this.named(properties, mapping(properties)))
      case 'block-sequence-start':
        if (isBlock) return this.blockSequence(this.named(properties, sequence(properties)))
        break
      case 'block-mapping-start':
        if (isBlock) return this.blockMapping(this.named(properties, mapping(properties)))
        break
      case '-':
        if (canBeIndentless) return this.indentless(this.named(properties, sequence(properties)))
        break
    }
    if (properties.isThere)
      return this.named(properties, { ...emptyNode(), tag: properties.tag } as Node)
    throw parserProblem('did not find expected node content', token.start, start)
  }

  /** An anchor and a tag, in either order. */
  private properties(start: Mark): Properties {
    const { scanner } = this
    let [anchor, tag, isThere] = ['', '', false]
    for (let token = scanner.peek(); ; token = scanner.peek()) {
      if (token.type === 'anchor' && anchor === '') anchor = token.name
      else if (token.type === 'tag' && tag === '') tag = this.tagOf(token, start)
      else return { anchor, tag, isThere }
      isThere = true
      scanner.next()
    }
  }

  private tagOf(token: Token & { readonly type: 'tag' }, start: Mark): string {
    const { handle, suffix } = token
    if (handle === '') return suffix
    const prefix = this.tagPrefixes.get(handle) ?? { '!': '!', '!!': YAML_TAGS }[handle]
    if (prefix === undefined) throw parserProblem('found undefined tag handle', start, start)
    return prefix + suffix
  }

  /** Notes a node under its anchor, before what stands in it is read. */
  private named<T extends Node>({ anchor }: Properties, node: T): T {
    if (anchor !== '') this.anchors.set(anchor, node)
    return node
  }

  private blockSequence(node: SequenceNode): Node {
    const { scanner } = this
    const start = scanner.next().start
    for (;;) {
      const token = scanner.next()
      if (token.type === 'block-end') return node
      if (token.type !== '-')
        throw parserProblem("did not find expected '-' indicator", token.start, start)
      node.items.push(this.sees('-', 'block-end') ? emptyNode() : this.node(true))
    }
  }

  /** A sequence that is indented as little as its key. */
  private indentless(node: SequenceNode): Node {
    while (this.sees('-')) {
      this.scanner.next()
      const isEmpty = this.sees('-', 'key', 'value', 'block-end')
      node.items.push(isEmpty ? emptyNode() : this.node(true))
    }
    return node
  }

  private blockMapping(node: MappingNode): Node {
    const { scanner } = this
    const start = scanner.next().start
    const part = (): Node =>
      this.sees('key', 'value', 'block-end') ? emptyNode() : this.node(true, true)
    for (;;) {
      const token = scanner.peek()
      if (token.type === 'block-end') {
        scanner.next()
        return node
      }
      if (token.type !== 'key') throw parserProblem('did not find expected key', token.start, start)
      node.pairs.push([this.after('key', part), this.after('value', part)])
    }
  }

  /** What comes after an indicator; nothing where the indicator is not there. */
  private after(type: 'key' | 'value', part: () => Node): Node {
    if (!this.sees(type)) return emptyNode()
    this.scanner.next()
    return part()
  }

  private flowSequence(node: SequenceNode): Node {
    const part = (): Node => (this.sees('value', ',', ']') ? emptyNode() : this.node(false))
    this.flow(']', () => {
      if (!this.sees('key')) return void node.items.push(this.node(false))
      const pair = [this.after('key', part), this.after('value', part)] as const
      node.items.push({ kind: 'mapping', pairs: [pair] })
    })
    return node
  }

  private flowMapping(node: MappingNode): Node {
    const part = (): Node => (this.sees('value', ',', '}') ? emptyNode() : this.node(false))
    this.flow('}', () => {
      if (this.sees('key')) node.pairs.push([this.after('key', part), this.after('value', part)])
      else node.pairs.push([this.node(false), emptyNode()])
    })
    return node
  }

  /** The entries of a flow collection, up to its end. */
  private flow(end: ']' | '}', entry: () => void): void {
    const { scanner } = this
    const start = scanner.next().start
    for (let isFirst = true; !this.sees(end); isFirst = false) {
      if (!isFirst) {
        const token = scanner.peek()
        if (token.type !== ',')
          throw parserProblem(`did not find expected ',' or '${end}'`, token.start, start)
        scanner.next()
        if (this.sees(end)) break
      }
      entry()
    }
    scanner.next()
  }
}

const sequence = ({ tag }: Properties): SequenceNode => ({
  kind: 'sequence',
  items: [],
  ...(tag === '' ? {} : { tag }),
})
const mapping = ({ tag }: Properties): MappingNode => ({
  kind: 'mapping',
  pairs: [],
  ...(tag === '' ? {} : { tag }),
})

/** What stands where nothing was written. */
const emptyNode = (): Node => ({ kind: 'scalar', value: '', style: 'plain', tag: '' })
