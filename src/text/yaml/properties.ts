/**
 * Directives, anchors, aliases and tags.
 *
 * @see https://yaml.org/spec/1.1/#id899622
 */
import type { Cursor } from './cursor.js'
import { type Mark, NO_COMMENT, scannerProblem } from './mark.js'
import type { Token } from './token.js'

const WORD = /^[0-9A-Za-z_-]$/
const URI = /^[0-9A-Za-z_;/?:@&=+$.!~*'()%[\],-]$/
const LONGEST_VERSION = 9

function word(cursor: Cursor): string {
  let text = ''
  while (WORD.test(cursor.at())) text += cursor.take()
  return text
}

/** `%YAML 1.1` or `%TAG !e! tag:example.com,2000:`. */
export function scanDirective(cursor: Cursor): Token {
  const start = cursor.mark
  const wrong = (problem: string): Error => scannerProblem(problem, cursor.mark, start)
  cursor.skip()
  const name = word(cursor)
  if (name === '') throw wrong('could not find expected directive name')
  if (!cursor.isBlankOrEnd()) throw wrong('found unexpected non-alphabetical character')
  if (name !== 'YAML' && name !== 'TAG') throw wrong('found unknown directive name')
  cursor.skipBlanks()
  const token = name === 'YAML' ? version(cursor, start) : tagDirective(cursor, start)
  cursor.skipBlanks()
  cursor.skipComment()
  if (!cursor.isBreakOrEnd()) throw wrong(NO_COMMENT)
  if (cursor.isBreak()) cursor.takeBreak()
  return token
}

function version(cursor: Cursor, start: Mark): Token {
  const number = (): number => {
    let digits = ''
    while (/^[0-9]$/.test(cursor.at())) {
      digits += cursor.take()
      if (digits.length > LONGEST_VERSION)
        throw scannerProblem('found extremely long version number', cursor.mark, start)
    }
    if (digits === '')
      throw scannerProblem('did not find expected version number', cursor.mark, start)
    return Number(digits)
  }
  const major = number()
  if (cursor.at() !== '.')
    throw scannerProblem("did not find expected digit or '.' character", cursor.mark, start)
  cursor.skip()
  return { type: 'version', major, minor: number(), start, end: cursor.mark }
}

function tagDirective(cursor: Cursor, start: Mark): Token {
  const handle = tagHandle(cursor, start, true)
  if (!cursor.isBlank())
    throw scannerProblem('did not find expected whitespace', cursor.mark, start)
  cursor.skipBlanks()
  const prefix = uri(cursor, start, '')
  if (!cursor.isBlankOrEnd())
    throw scannerProblem('did not find expected whitespace or line break', cursor.mark, start)
  return { type: 'tag-directive', handle, prefix, start, end: cursor.mark }
}

/** `&name` or `*name`. */
export function scanAnchor(cursor: Cursor): Token {
  const start = cursor.mark
  const type = cursor.at() === '*' ? 'alias' : 'anchor'
  cursor.skip()
  const name = word(cursor)
  if (name === '' || !(cursor.isBlankOrEnd() || cursor.is('?:,]}%@`')))
    throw scannerProblem(
      'did not find expected alphabetic or numeric character',
      cursor.mark,
      start,
    )
  return { type, name, start, end: cursor.mark }
}

/** `!`, `!local`, `!!str`, `!e!name` or `!<uri>`. */
export function scanTag(cursor: Cursor): Token {
  const start = cursor.mark
  const { handle, suffix } = cursor.at(1) === '<' ? verbatim(cursor, start) : short(cursor, start)
  if (!cursor.isBlankOrEnd())
    throw scannerProblem('did not find expected whitespace or line break', cursor.mark, start)
  return { type: 'tag', handle, suffix, start, end: cursor.mark }
}

interface TagParts {
  readonly handle: string
  readonly suffix: string
}

function verbatim(cursor: Cursor, start: Mark): TagParts {
  cursor.skip(2)
  const suffix = uri(cursor, start, '')
  if (cursor.at() !== '>') throw scannerProblem("did not find the expected '>'", cursor.mark, start)
  cursor.skip()
  return { handle: '', suffix }
}

function short(cursor: Cursor, start: Mark): TagParts {
  const handle = tagHandle(cursor, start, false)
  if (handle.length > 1 && handle.endsWith('!')) return { handle, suffix: uri(cursor, start, '') }
  const suffix = uri(cursor, start, handle)
  return suffix === '' ? { handle: '', suffix: '!' } : { handle: '!', suffix }
}

function tagHandle(cursor: Cursor, start: Mark, isDirective: boolean): string {
  if (cursor.at() !== '!') throw scannerProblem("did not find expected '!'", cursor.mark, start)
  let handle = cursor.take() + word(cursor)
  if (cursor.at() === '!') handle += cursor.take()
  else if (isDirective && handle !== '!')
    throw scannerProblem("did not find expected '!'", cursor.mark, start)
  return handle
}

/** A URI; `head` is a handle that turned out to be its beginning, without the `!`. */
function uri(cursor: Cursor, start: Mark, head: string): string {
  let text = head.slice(1)
  let isThere = head !== ''
  while (URI.test(cursor.at())) {
    isThere = true
    text += cursor.at() === '%' ? octets(cursor, start) : cursor.take()
  }
  if (!isThere) throw scannerProblem('did not find expected tag URI', cursor.mark, start)
  return text
}

/** Octets of one character, as `%C3%A9`. */
function octets(cursor: Cursor, start: Mark): string {
  let written = ''
  while (cursor.at() === '%') {
    if (!/^[0-9a-fA-F]{2}$/.test(cursor.at(1) + cursor.at(2)))
      throw scannerProblem('did not find URI escaped octet', cursor.mark, start)
    written += `%${cursor.at(1)}${cursor.at(2)}`
    cursor.skip(3)
  }
  try {
    return decodeURIComponent(written)
  } catch {
    throw scannerProblem('found an incorrect leading UTF-8 octet', cursor.mark, start)
  }
}
