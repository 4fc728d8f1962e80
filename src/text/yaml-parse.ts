/**
 * Reads YAML as kubectl does, with its words for what is wrong.
 *
 * @see https://pkg.go.dev/sigs.k8s.io/yaml#YAMLToJSON
 */
import {
  type Document,
  LineCounter,
  type Node,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseAllDocuments,
} from 'yaml'
import { complaint } from './yaml-complaint.js'
import { resolveScalar } from './yaml-resolve.js'

/**
 * A YAML text that cannot be read; the message is kubectl's, from `error converting YAML to JSON:
 * …` on.
 */
export class YamlError extends Error {
  override name = 'YamlError'
}

const CONVERTING = 'error converting YAML to JSON: '

/** Values as JSON has them, from plain data. Empty documents are left out. @throws YamlError */
export function parseYamlDocuments(text: string): unknown[] {
  return splitDocuments(text).flatMap((part) => {
    const value = parseYaml(part)
    return value === null || value === undefined ? [] : [value]
  })
}

/** The value of one YAML (or JSON) document; null if it is empty. @throws YamlError */
export function parseYaml(text: string): unknown {
  const json = asJson(text)
  if (json !== undefined) return json
  const lines = new LineCounter()
  const [document] = parseAllDocuments(text, {
    schema: 'failsafe',
    lineCounter: lines,
    uniqueKeys: false,
    merge: false,
    prettyErrors: false,
    logLevel: 'silent',
  })
  if (document === undefined || !('errors' in document)) return null
  const error = document.errors[0]
  if (error)
    throw new YamlError(
      `${CONVERTING}yaml: ${complaint({ code: error.code, message: error.message, ...lines.linePos(error.pos[0]), offset: error.pos[0] }, text)}`,
    )
  return valueOf(document.contents, { document: document as unknown as Document, followed: 0 })
}

/** Kubernetes splits streams at lines that start with `---`, before it parses. */
function splitDocuments(text: string): string[] {
  return text
    .replace(/^---[^\S\n]*(?:#[^\n]*)?(?=\n|$)/, '')
    .split(/\n---[^\S\n]*(?:#[^\n]*)?(?=\n|$)/)
}

/**
 * A document being read, and how many aliases were followed, which bounds documents that grow
 * without end.
 */
interface Reading {
  readonly document: Document
  followed: number
}

const MOST_ALIASES = 10_000

function valueOf(node: Node | null, reading: Reading): unknown {
  if (node === null) return null
  if (isAlias(node)) {
    if (++reading.followed > MOST_ALIASES)
      throw new YamlError(`${CONVERTING}yaml: document contains excessive aliasing`)
    const target = node.resolve(reading.document)
    if (!target)
      throw new YamlError(`${CONVERTING}yaml: unknown anchor '${node.source}' referenced`)
    return valueOf(target, reading)
  }
  if (isScalar(node)) return scalar(node.value, node.type, node.tag)
  if (isSeq(node)) return node.items.map((item) => valueOf(item as Node, reading))
  if (isMap(node)) return members(node, reading)
  return null
}

function scalar(value: unknown, type: string | undefined, tag: string | undefined): unknown {
  if (tag === 'tag:yaml.org,2002:str') return String(value)
  if (value === null || value === undefined) return null
  return type === 'PLAIN' ? resolveScalar(String(value)) : String(value)
}

function members(
  map: { readonly items: readonly { readonly key: unknown; readonly value: unknown }[] },
  reading: Reading,
): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  const set = (key: string, value: unknown): void => {
    Object.defineProperty(result, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    })
  }
  for (const pair of map.items) {
    const key = valueOf(pair.key as Node, reading)
    const value = valueOf(pair.value as Node | null, reading)
    const isMerge = key === '<<' && isScalar(pair.key) && pair.key.type === 'PLAIN'
    if (isMerge) {
      for (const merged of Array.isArray(value) ? value : [value]) {
        for (const [name, inherited] of Object.entries((merged ?? {}) as object))
          if (!Object.hasOwn(result, name)) set(name, inherited)
      }
      continue
    }
    const name = String(key)
    set(name, value)
  }
  return result
}

/** Text that starts with a brace is tried as JSON first, as kubectl does. */
function asJson(text: string): unknown {
  if (!/^\s*\{/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
