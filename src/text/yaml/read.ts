/**
 * Reads YAML as kubectl does, with its words for what is wrong.
 *
 * @see https://pkg.go.dev/sigs.k8s.io/yaml#YAMLToJSON
 */
import { JsonProblem, decode } from './decode.js'
import { UNEXPECTED_END, readJsonStream } from './json-stream.js'
import { YamlProblem } from './mark.js'
import { parseDocument } from './parser.js'

/**
 * A YAML text that cannot be read; the message is kubectl's, from `error converting YAML to JSON:
 * …` on.
 */
export class YamlError extends Error {
  override name = 'YamlError'
}

const CONVERTING = 'error converting YAML to JSON: '

/** Whether kubectl tries JSON first. */
const isJson = (text: string): boolean => /^\s*\{/.test(text)

/** Values as JSON has them, from plain data. Empty documents are left out. @throws YamlError */
export function parseYamlDocuments(text: string): unknown[] {
  if (!isJson(text)) return documentsOf(text)
  const { values, problem, rest } = readJsonStream(text)
  if (problem === undefined) return [...values]
  if (problem === UNEXPECTED_END || values.length > 1) throw new YamlError(problem)
  if (values.length === 0) return documentsOf(text)
  // In the lines after one JSON value kubectl takes YAML, and says what JSON has against it if it
  // is none.
  const more = text.slice(rest)
  if (!/\n[ \t\r]*$/.test(text.slice(0, rest))) throw new YamlError(problem)
  try {
    const documents = documentsOf(more)
    if (documents.length === 0 && !more.startsWith('---')) throw new YamlError(problem)
    return [...values, ...documents]
  } catch (error) {
    throw error instanceof YamlError ? new YamlError(problem) : error
  }
}

const documentsOf = (text: string): unknown[] =>
  splitDocuments(text).flatMap((part) => {
    const value = parseYaml(part)
    return value === null || value === undefined ? [] : [value]
  })

/** The value of one YAML (or JSON) document; null if it is empty. @throws YamlError */
export function parseYaml(text: string): unknown {
  const json = isJson(text) ? readJsonStream(text) : undefined
  if (json && !json.problem && json.values.length === 1) return json.values[0]
  try {
    const document = parseDocument(text)
    return document ? decode(document) : null
  } catch (error) {
    if (error instanceof YamlProblem) throw new YamlError(`${CONVERTING}yaml: ${error.message}`)
    if (error instanceof JsonProblem) throw new YamlError(`${CONVERTING}${error.message}`)
    throw error
  }
}

/**
 * Kubernetes reads streams line by line, whatever their ends, and splits them at lines that start
 * with `---`, before it parses.
 */
function splitDocuments(text: string): string[] {
  return `${text.replaceAll('\r\n', '\n').replace(/\n$/, '')}\n`.split(
    /(?<=^|\n)---[^\S\n]*(?:#[^\n]*)?\n/,
  )
}
