/**
 * Functions: each call is counted, and asynchronous functions become generators.
 *
 * The host runs the jobs of its own promises only after our synchronous call has returned. So the
 * simulation drives asynchronous functions itself, with the script's own promises:
 * `async function f(a, b = g()) { await h(a) }` is run as
 * `function f(ª0) { return ªk.async(this, arguments, function* (a, b = g()) { (yield h(a)) }) }`.
 * Lines stay where they are.
 *
 * @see https://tc39.es/ecma262/#sec-async-function-definitions
 */
import type { ArrowFunctionExpression, MethodDefinition, Property } from 'acorn'
import type { Outer } from './names.js'
import type { Inside, Printer } from './printer.js'
import {
  type FunctionTree,
  type Tree,
  find,
  isStrictBody,
  keyName,
  lengthOf,
  statementsOf,
} from './tree.js'
import { costsOf, tick } from './weight.js'
import { OUTER, SELF, SELF_VALUE, SUPPORT } from './words.js'

const ASYNC = 'async'.length

/** What keeps a part of where a function stands. */
const KEEPERS: Readonly<Record<Outer, string>> = {
  arguments: `const ${OUTER.arguments}=arguments;`,
  super: `const ${OUTER.super}=${SUPPORT}.superOf((k)=>super[k],(k,v)=>super[k]=v);`,
  superCall: `const ${OUTER.superCall}=(...a)=>super(...a);`,
  this: `const ${OUTER.this.replace('()', '')}=()=>this;`,
  newTarget: `const ${OUTER.newTarget}=new.target;`,
}

/** A function that is no method; `name` is for one that has none. */
export function printFunction(printer: Printer, node: FunctionTree, name = ''): void {
  if (!node.async) return printPlain(printer, node, name)
  if (node.type === 'ArrowFunctionExpression') return printAsyncArrow(printer, node)
  const { output, source } = printer
  const afterName = node.id ? node.id.end : node.start + ASYNC
  const open = find(source, '(', afterName)
  const word = findWord(source, 'function', node.start + ASYNC) + 'function'.length
  const star = node.generator ? find(source, '*', word) : word
  output.put('function ')
  output.skip(node.start, word)
  output.copy(word, star)
  if (node.generator) output.skip(star, star + 1)
  output.copy(node.generator ? star + 1 : star, open)
  output.put(name)
  printAsync(printer, node, open, node.id?.name ?? printer.hints.get(node) ?? name)
}

function printPlain(printer: Printer, node: FunctionTree, name: string): void {
  const open = name === '' ? node.start : find(printer.source, '(', node.start)
  printer.output.copy(node.start, open)
  printer.output.put(name)
  printBody(printer, node, open, 'plain')
}

/** A method, a getter or a setter of an object or a class. */
export function printMethod(
  printer: Printer,
  node: MethodDefinition | Property,
  value: Tree,
): void {
  const { output, source } = printer
  const method = value as FunctionTree
  if (!method.async) return printer.children(node)
  let at = node.start
  const cut = (position: number, length: number): void => {
    output.copy(at, position)
    output.skip(position, position + length)
    at = position + length
  }
  const word = findWord(source, 'async', node.start)
  cut(word, ASYNC)
  if (method.generator) cut(find(source, '*', word), 1)
  printer.between([node.key], at, value.start)
  printAsync(printer, method, value.start, keyName(node) ?? '')
}

/** The position of a word at or after `from`, comments left out. */
function findWord(source: string, word: string, from: number): number {
  let at = find(source, word[0] as string, from)
  while (!source.startsWith(word, at)) at = find(source, word[0] as string, at + 1)
  return at
}

/** What is around the generator that an asynchronous function becomes, from its parameters on. */
function printAsync(printer: Printer, node: FunctionTree, open: number, name: string): void {
  const { output, names } = printer
  const kept = names.kept.get(node)
  const directives = isStrictBody(statementsOf(node)) ? '"use strict";' : ''
  output.put(`(${placeholders(lengthOf(node.params))}){${directives}${keepers(kept)}return `)
  output.putHidden(`${SUPPORT}.${node.generator ? 'asyncGenerator' : 'async'}`)
  output.put(`(this,arguments,{${JSON.stringify(name)}:function*`)
  printBody(printer, node, open, node.generator ? 'async generator' : 'async')
  output.put(`}[${JSON.stringify(name)}])}`)
}

function printAsyncArrow(printer: Printer, node: ArrowFunctionExpression): void {
  const { output, names, source } = printer
  const kept = names.kept.get(node)
  const name = JSON.stringify(printer.hints.get(node) ?? '')
  const given = [placeholders(lengthOf(node.params)), '...ªr'].filter((text) => text !== '').join()
  const self = kept?.has('this') || kept?.has('superCall') ? 'undefined' : 'this'
  output.put('(')
  output.skip(node.start, node.start + ASYNC)
  output.put(`${given})=>${kept ? `{${keepers(kept)}return ` : ''}`)
  output.putHidden(`${SUPPORT}.async`)
  output.put(`(${self},[${given}],{${name}:function*`)
  const [first] = node.params
  const open = find(source, '(', node.start + ASYNC)
  const isBare = first !== undefined && (open > first.start || open >= node.body.start)
  const begin = isBare ? first.start : open
  output.copy(node.start + ASYNC, begin)
  if (isBare) output.put('(')
  const close = isBare ? first.end : find(source, ')', node.params.at(-1)?.end ?? open + 1) + 1
  printer.between(node.params, begin, close)
  if (isBare) output.put(')')
  const arrow = find(source, '=', close)
  output.copy(close, arrow)
  output.skip(arrow, arrow + 2)
  printArrowBody(printer, node, arrow + 2)
  output.put(`}[${name}])${kept ? '}' : ''}`)
}

function printArrowBody(printer: Printer, node: ArrowFunctionExpression, from: number): void {
  const { output } = printer
  within(printer, 'async', () => {
    if (node.body.type === 'BlockStatement') {
      output.copy(from, node.body.start)
      return printer.block(node.body.body, node.body.start, node.end, head(printer, node))
    }
    output.put(`{${head(printer, node)}return (`)
    printer.between([node.body], from, node.end)
    output.put(')}')
  })
}

/** Parameters and body from `from` on. */
function printBody(printer: Printer, node: FunctionTree, from: number, inside: Inside): void {
  const { output } = printer
  const { body } = node
  const before = node.type !== 'ArrowFunctionExpression' && node.id && from <= node.id.start
  within(printer, inside, () => {
    printer.between([...(before && node.id ? [node.id] : []), ...node.params], from, body.start)
    if (body.type === 'BlockStatement')
      return printer.block(body.body, body.start, body.end, head(printer, node))
    output.put(`(${tick(costsOf([body]))},`)
    printer.node(body)
    output.put(')')
    output.copy(body.end, node.end)
  })
}

function within(printer: Printer, inside: Inside, print: () => void): void {
  const before = printer.inside
  printer.inside = inside
  print()
  printer.inside = before
}

/** What a function does first. */
function head(printer: Printer, node: FunctionTree): string {
  const { body } = node
  const count = tick(costsOf(body.type === 'BlockStatement' ? body.body : [body]))
  return printer.names.selves.has(node) ? `${count};const ${SELF}=${SELF_VALUE};` : `${count};`
}

const placeholders = (count: number): string =>
  Array.from({ length: count }, (_, index) => `ª${index}`).join()

const keepers = (kept: ReadonlySet<Outer> | undefined): string =>
  [...(kept ?? [])].map((outer) => KEEPERS[outer]).join('')
