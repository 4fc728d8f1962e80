/**
 * Reading expressions of SQL, weakest operator first.
 *
 * @module
 */
import type { Reader } from './reader.js'
import type { Expression, Value } from './tree.js'

const call = (name: string, ...args: Expression[]): Expression => ({ call: name, args })

/** An expression. @throws SqlError */
export function expression(reader: Reader): Expression {
  let left = conjunction(reader)
  while (reader.take('or')) left = call('or', left, conjunction(reader))
  return left
}

function conjunction(reader: Reader): Expression {
  let left = negation(reader)
  while (reader.take('and') || reader.take('&&')) left = call('and', left, negation(reader))
  return left
}

function negation(reader: Reader): Expression {
  return reader.take('not') ? call('not', negation(reader)) : comparison(reader)
}

const COMPARISONS = ['<=', '>=', '<>', '!=', '=', '<', '>']

function comparison(reader: Reader): Expression {
  const left = sum(reader)
  if (reader.take('is')) {
    const isNot = reader.take('not')
    const what = reader.take('null') ? 'is null' : reader.take('true') ? 'is true' : undefined
    const found = what ? call(what, left) : reader.take('false') ? call('not', left) : reader.fail()
    return isNot ? call('not', found) : found
  }
  const isNot = reader.take('not')
  const negated = (found: Expression): Expression => (isNot ? call('not', found) : found)
  if (reader.take('like')) return negated(call('like', left, sum(reader)))
  if (reader.take('ilike')) return negated(call('ilike', left, sum(reader)))
  if (reader.take('in')) {
    reader.expect('(')
    const items = reader.list(() => expression(reader))
    reader.expect(')')
    return negated(call('in', left, ...items))
  }
  if (reader.take('between')) {
    const low = sum(reader)
    reader.expect('and')
    return negated(call('between', left, low, sum(reader)))
  }
  if (isNot) return reader.fail()
  for (const sign of COMPARISONS)
    if (reader.take(sign)) return call(sign === '!=' ? '<>' : sign, left, sum(reader))
  return left
}

function sum(reader: Reader): Expression {
  let left = product(reader)
  for (;;) {
    if (reader.take('+')) left = call('+', left, product(reader))
    else if (reader.take('-')) left = call('-', left, product(reader))
    else if (reader.take('||')) left = call('concat', left, product(reader))
    else return left
  }
}

function product(reader: Reader): Expression {
  let left = factor(reader)
  for (;;) {
    if (reader.take('*')) left = call('*', left, factor(reader))
    else if (reader.take('/')) left = call('/', left, factor(reader))
    else if (reader.take('%')) left = call('%', left, factor(reader))
    else return left
  }
}

const CONSTANTS: Readonly<Record<string, Value>> = { null: null, true: true, false: false }

function factor(reader: Reader): Expression {
  let found = primary(reader)
  while (reader.take('::')) {
    const type = reader.name().toLowerCase()
    found = call(/^(int|bigint|numeric|float|real)/.test(type) ? 'number' : 'text', found)
  }
  return found
}

function primary(reader: Reader): Expression {
  if (reader.take('-')) return call('-', { value: 0 }, primary(reader))
  if (reader.take('+')) return primary(reader)
  if (reader.take('(')) {
    const found = expression(reader)
    reader.expect(')')
    return found
  }
  const token = reader.next()
  if (token.kind === 'number') return { value: Number(token.text) }
  if (token.kind === 'text') return { value: token.text }
  if (token.kind === 'sign') return reader.failAt(token)
  const word = token.text.toLowerCase()
  if (token.kind === 'word' && Object.hasOwn(CONSTANTS, word))
    return { value: CONSTANTS[word] ?? null }
  if (reader.take('(')) return application(reader, word)
  if (/^current_(user|date|timestamp|database)$/.test(word) || word === 'session_user')
    return call(word)
  const name = token.kind === 'word' && reader.dialect === 'postgres' ? word : token.text
  if (!reader.take('.')) return { column: name }
  return { table: name, column: reader.name() }
}

function application(reader: Reader, name: string): Expression {
  if (reader.take(')')) return call(name)
  if (reader.take('*')) {
    reader.expect(')')
    return call(`${name}(*)`)
  }
  const isDistinct = reader.take('distinct')
  const args = reader.list(() => expression(reader))
  reader.expect(')')
  return { call: name, args, ...(isDistinct && { isDistinct }) }
}
