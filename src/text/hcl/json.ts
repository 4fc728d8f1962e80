/**
 * HCL written as JSON: objects are blocks and attributes, texts are templates.
 *
 * @see https://github.com/hashicorp/hcl/blob/main/json/spec.md
 */
import { templateOf } from './expressions.js'
import type { Attribute, Block, Body, Expression, Range } from './syntax.js'

const NOWHERE: Range = { line: 1, from: 1, to: 2 }

type Dict = Readonly<Record<string, unknown>>

const isDict = (value: unknown): value is Dict =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** The blocks of these types, each with one label, and the attributes. @throws HclError */
export function hclOfJson(value: Dict, types: readonly string[]): Body {
  const attributes: Attribute[] = []
  const blocks: Block[] = []
  for (const [name, inner] of Object.entries(value)) {
    if (!types.includes(name) || !isDict(inner)) {
      attributes.push({ name, value: expressionOf(inner), range: NOWHERE })
      continue
    }
    for (const [label, body] of Object.entries(inner))
      blocks.push({
        type: name,
        labels: [{ text: label, range: NOWHERE }],
        body: hclOfJson(isDict(body) ? body : {}, []),
        range: NOWHERE,
      })
  }
  return { attributes, blocks }
}

function expressionOf(value: unknown): Expression {
  if (typeof value === 'string') return templateOf(value, NOWHERE, false)
  if (Array.isArray(value)) return { is: 'list', items: value.map(expressionOf), range: NOWHERE }
  if (isDict(value))
    return {
      is: 'object',
      entries: Object.entries(value).map(
        ([name, inner]) => [expressionOf(name), expressionOf(inner)] as const,
      ),
      range: NOWHERE,
    }
  const plain = typeof value === 'number' || typeof value === 'boolean' ? value : null
  return { is: 'value', value: plain, range: NOWHERE }
}
