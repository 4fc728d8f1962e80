/**
 * Loops: each turn is counted, and `for await` asks its iterator in virtual time.
 *
 * @see https://tc39.es/ecma262/#sec-for-in-and-for-of-statements
 */
import type {
  DoWhileStatement,
  ForInStatement,
  ForOfStatement,
  ForStatement,
  LabeledStatement,
  Statement,
  WhileStatement,
} from 'acorn'
import type { Printer } from './printer.js'
import { type Tree, childrenOf, isFunction } from './tree.js'
import { costsOf, tick } from './weight.js'
import { SUPPORT } from './words.js'

type Loop = DoWhileStatement | ForInStatement | ForOfStatement | ForStatement | WhileStatement

export const isLoop = (node: Tree): node is Loop =>
  node.type === 'ForStatement' ||
  node.type === 'WhileStatement' ||
  node.type === 'DoWhileStatement' ||
  node.type === 'ForInStatement' ||
  node.type === 'ForOfStatement'

export function printLoop(printer: Printer, node: Loop, labels = ''): void {
  const { output } = printer
  switch (node.type) {
    case 'DoWhileStatement':
      output.copy(node.start, node.body.start)
      printTurn(printer, node.body, [node.test])
      return printer.between([node.test], node.body.end, node.end)
    case 'WhileStatement':
      printer.between([node.test], node.start, node.body.start)
      break
    case 'ForStatement': {
      const parts = [node.init, node.test, node.update].filter((part) => part != null)
      printer.between(parts, node.start, node.body.start)
      break
    }
    case 'ForOfStatement':
      if (node.await) return printForAwait(printer, node, labels)
      if (pauses(node.right)) return printForPaused(printer, node, labels)
      printer.between([node.left, node.right], node.start, node.body.start)
      break
    case 'ForInStatement':
      printer.between([node.left, node.right], node.start, node.body.start)
  }
  printTurn(printer, node.body, turnOf(node), /^For(?:In|Of)/.test(node.type))
  output.copy(node.body.end, node.end)
}

/** What a loop evaluates in each turn besides its body. */
const turnOf = (node: Loop): readonly Tree[] =>
  ['test' in node ? node.test : undefined, 'update' in node ? node.update : undefined].filter(
    (part) => part != null,
  )

/** The body of a loop. */
function printTurn(
  printer: Printer,
  body: Statement,
  besides: readonly Tree[],
  isIteration = false,
): void {
  const count = tick(costsOf([...besides, body], isIteration))
  if (body.type === 'BlockStatement')
    return printer.block(body.body, body.start, body.end, `${count};`)
  printer.output.put(`{${count};`)
  printer.node(body)
  printer.output.put('}')
}

/** A label stands before the loop itself, also where more is written around the loop. */
export function printLabel(printer: Printer, node: LabeledStatement): void {
  let labels = `${node.label.name}:`
  let { body } = node
  for (; body.type === 'LabeledStatement'; body = body.body) labels += `${body.label.name}:`
  if (body.type !== 'ForOfStatement' || !(body.await || pauses(body.right)))
    return printer.between([node.body], node.start, node.end)
  printer.output.skip(node.start, body.start)
  printLoop(printer, body, labels)
}

/** Whether an expression waits for something, or gives something in between. */
const pauses = (node: Tree): boolean =>
  node.type === 'AwaitExpression' ||
  node.type === 'YieldExpression' ||
  (!isFunction(node) && childrenOf(node).some(pauses))

/**
 * `for (const x of await y) z` becomes `{const i=await y;for(const x of i)z}`: QuickJS does not
 * take a pause in the head of a loop.
 */
function printForPaused(printer: Printer, node: ForOfStatement, labels: string): void {
  const { output } = printer
  const { left, right, body } = node
  const list = `ªs${printer.next()}`
  output.put(`{const ${list}=`)
  output.skip(node.start, left.start)
  output.skip(left.end, right.start)
  printer.node(right)
  output.put(`;${labels}for(`)
  printer.node(left)
  output.put(` of ${list})`)
  output.skip(right.end, body.start)
  printTurn(printer, body, [], true)
  output.put('}')
}

/**
 * `for await (const x of y) z` becomes
 * `{const i=iterate(y);try{for(;i.took(yield i.next());){const x=i.value;z}}catch…finally…}`.
 */
function printForAwait(printer: Printer, node: ForOfStatement, labels: string): void {
  const { output } = printer
  const { left, right, body } = node
  const iterator = `ªs${printer.next()}`
  output.put(`{const ${iterator}=${SUPPORT}.iterate(`)
  output.skip(node.start, left.start)
  output.skip(left.end, right.start)
  printer.node(right)
  output.put(
    `);try{${labels}for(;${iterator}.took(yield ${iterator}.next());){${tick(costsOf([body], true))};`,
  )
  if (left.type !== 'VariableDeclaration') output.put('(')
  printer.node(left)
  output.put(`=${iterator}.value${left.type === 'VariableDeclaration' ? '' : ')'};`)
  output.skip(right.end, body.start)
  printer.node(body)
  output.put(`}}catch(ªe){${iterator}.failed(ªe)}`)
  output.put(`finally{try{if(${iterator}.isOpen)${iterator}.closed(yield ${iterator}.close())}`)
  output.put(`finally{${iterator}.end()}}}`)
}
