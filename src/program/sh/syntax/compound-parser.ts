/**
 * The parser of compound commands: `if`, `for`, `while`, `case`, groups, functions and `[[ … ]]`.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_09_04
 */
import { conditionOf } from './condition.js'
import { SimpleParser } from './simple-parser.js'
import type { Next, Word } from './tree.js'
import { EXPRESSION_STOP } from './word-scanner.js'

/** Reads compound commands; `parse.ts` says what stands in them. */
export abstract class CompoundParser extends SimpleParser {
  /** A list of commands, up to `closing`. */
  protected abstract list(closing?: string): number
  /** Commands with what separates them. */
  protected abstract items(
    items: { node: number; background: boolean; text: string }[],
    oneLine: boolean,
  ): void
  /** What a function does. */
  protected abstract functionBody(name: string): number

  protected compound(word: string): number {
    this.position += word.length
    switch (word) {
      case 'if':
        return this.ifCommand()
      case 'for':
        return this.forCommand('for')
      case 'select':
        return this.forCommand('select')
      case 'while':
      case 'until': {
        const test = this.list()
        return this.add({ kind: 'while', test, body: this.doGroup(), until: word === 'until' })
      }
      case 'case':
        return this.caseCommand()
      case '{': {
        const body = this.list()
        this.expect('}')
        return this.add({ kind: 'group', body })
      }
      case 'function': {
        this.skipBlanks()
        const name = this.match(/[^ \t\n;&|<>()]+/y)
        if (name === undefined) this.unexpected()
        this.position += name.length
        this.skipBlanks()
        const parentheses = this.match(/\([ \t]*\)/y)
        if (parentheses !== undefined) this.position += parentheses.length
        return this.functionBody(name)
      }
      default:
        return this.conditionCommand()
    }
  }

  protected ifCommand(): number {
    const branches: { test: number; body: number }[] = []
    let otherwise: number | undefined
    for (;;) {
      const test = this.list()
      this.expect('then')
      branches.push({ test, body: this.list('fi') })
      this.skipBlanks()
      const word = this.reservedWord()
      if (word === 'elif') {
        this.position += 4
        continue
      }
      if (word === 'else') {
        this.position += 4
        otherwise = this.list('fi')
      }
      this.expect('fi')
      return this.add({ kind: 'if', branches, otherwise })
    }
  }

  protected doGroup(): number {
    this.newlines()
    this.expect('do')
    const body = this.list('done')
    this.expect('done')
    return body
  }

  protected forCommand(kind: 'for' | 'select'): number {
    this.skipBlanks()
    if (kind === 'for' && this.text.startsWith('((', this.position)) return this.forArithmetic()
    const name = this.name()
    if (name === undefined) this.unexpected()
    this.position += name.length
    this.newlines()
    let words: Word[] | undefined
    if (this.reservedWord() === 'in') {
      this.position += 2
      words = []
      for (;;) {
        this.skipBlanks()
        if (this.atEnd || this.operator() !== undefined) break
        words.push(this.word())
      }
    }
    this.skipBlanks()
    if (this.operator() === ';') this.position++
    else if (words !== undefined && this.operator() !== '\n') this.unexpected()
    return this.add({ kind, name, words, body: this.doGroup() })
  }

  protected forArithmetic(): number {
    const end = this.endOfArithmetic(this.position + 2)
    if (end === undefined) this.unexpected()
    const [init = '', test = '', advance = ''] = this.text.slice(this.position + 2, end).split(';')
    this.position = end + 2
    this.skipBlanks()
    if (this.operator() === ';') this.position++
    return this.add({
      kind: 'for-arithmetic',
      init: this.sub(init),
      test: this.sub(test),
      advance: this.sub(advance),
      body: this.doGroup(),
    })
  }

  protected caseCommand(): number {
    this.skipBlanks()
    const subject = this.word()
    if (subject.length === 0) this.unexpected()
    this.newlines()
    this.expect('in')
    const branches: { patterns: Word[]; body: number; next: Next }[] = []
    for (;;) {
      this.newlines()
      if (this.reservedWord() === 'esac') break
      if (this.text[this.position] === '(') this.position++
      const patterns: Word[] = []
      do {
        this.skipBlanks()
        const pattern = this.word()
        if (pattern.length === 0)
          this.unexpected(patterns.length === 0 && !this.atEnd ? undefined : ')')
        patterns.push(pattern)
        this.skipBlanks()
      } while (this.operator() === '|' && ++this.position)
      this.expect(')')
      const items: { node: number; background: boolean; text: string }[] = []
      this.items(items, false)
      const operator = this.operator()
      const next = operator === ';&' ? 'runs' : operator === ';;&' ? 'is tested' : 'ends'
      branches.push({ patterns, body: this.add({ kind: 'list', items }), next })
      if (operator !== ';;' && operator !== ';&' && operator !== ';;&') break
      this.position += operator.length
    }
    this.expect('esac')
    return this.add({ kind: 'case', subject, branches })
  }

  protected conditionCommand(): number {
    const words: Word[] = []
    for (;;) {
      this.newlines()
      if (this.atEnd) this.unexpected(']]')
      if (this.match(/\]\](?=[ \t\n;&|<>()]|$)/y) !== undefined) break
      const operator = this.operator()
      if (operator !== undefined && ['&&', '||', '(', ')', '<', '>'].includes(operator)) {
        this.position += operator.length
        words.push([{ kind: 'text', text: operator, quoted: false }])
        continue
      }
      const isExpression = plainText(words.at(-1)) === '=~'
      const word = this.word(isExpression ? EXPRESSION_STOP : ' \t\n;&|<>()')
      if (word.length === 0) this.unexpected()
      words.push(word)
    }
    this.position += 2
    const condition = conditionOf(words)
    if (condition === undefined) this.fail('unexpected', ']]', false)
    return this.add({ kind: 'condition', condition })
  }
}

const plainText = (word: Word | undefined): string | undefined =>
  word?.length === 1 && word[0]?.kind === 'text' && !word[0].quoted ? word[0].text : undefined
