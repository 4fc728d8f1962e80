/**
 * A person types at a terminal: the shell edits the line, key by key, until it is given.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/Command-Line-Editing.html
 */
import { DEFAULT_SIZE, changeTty, ttys } from '../../tty/tty.js'
import { type Choice, usualChoice } from '../completion/choice.js'
import { scriptFor } from '../completion/run.js'
import { completed } from '../edit/complete.js'
import { drawn, toEnd, whole } from '../edit/draw.js'
import { type Editor, edited, emptyEditor } from '../edit/editor.js'
import { expanded } from '../edit/history.js'
import { type Command, firstKey } from '../edit/keys.js'
import { searched, withoutSearch } from '../edit/search.js'
import type { Interpreter } from '../interpreter.js'
import { prompt } from '../prompt.js'
import type { Frame } from '../state.js'

/** How a line ended. */
type Typed =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'interrupt' | 'end' | 'nothing' }
  /** Tab was pressed, and something has to run before it is known what comes of it. */
  | { readonly kind: 'completion'; readonly before: string; readonly isAsked: boolean }

/** bash has the terminal say what is pasted, while it reads. */
const [PASTE_ON, PASTE_OFF] = ['\x1b[?2004h', '\x1b[?2004l\r']
const CLEAR = '\x1b[H\x1b[2J'
const BELL = '\x07'

/** Prints the prompt of a new line, and asks for keys. */
export function beginTyping(sh: Interpreter, tty: string, more: boolean): void {
  changeTty(sh.system.tx, tty, { mode: 'keys', foreground: [sh.system.process], typed: '' })
  sh.err(`${sh.state.flavor === 'bash' ? PASTE_ON : ''}${prompt(sh, more)}`)
  sh.change({ editor: emptyEditor(sh.top.editor?.cut), words: [] })
}

/** Takes the keys that came, up to the end of the line. */
export function takeKeys(sh: Interpreter, tty: string, { editor, words = [] }: Frame): Typed {
  const input = sh.system.read()
  if (input === undefined) return { kind: 'end' }
  const typing = new Typing(sh, tty, editor ?? emptyEditor())
  const { typed, left } = typing.take((words[0] ?? '') + input)
  if (typed.kind === 'nothing' || typed.kind === 'completion')
    sh.change({ editor: typing.editor, words: [left] })
  else {
    changeTty(sh.system.tx, tty, { mode: 'lines' })
    sh.change({ editor: typing.editor, words: [] })
    if (left !== '') sh.system.unread(left)
  }
  return typed
}

/** What comes of Tab, now that it is known what the word could become. */
export function choose(sh: Interpreter, tty: string, choice: Choice): void {
  const typing = new Typing(sh, tty, sh.top.editor ?? emptyEditor())
  typing.choose(choice)
  typing.draw()
  sh.change({ editor: typing.editor })
}

/** One turn at the keyboard. */
class Typing {
  /** What the terminal shows. */
  private shown: Editor
  private readonly prompt: string
  private readonly columns: number

  constructor(
    private readonly sh: Interpreter,
    tty: string,
    public editor: Editor,
  ) {
    this.shown = editor
    this.prompt = prompt(sh, (sh.top.text ?? '') !== '')
    this.columns = sh.system.tx.get(ttys, tty)?.columns ?? DEFAULT_SIZE.columns
  }

  take(keys: string): { readonly typed: Typed; readonly left: string } {
    let left = keys
    while (left !== '') {
      const first = firstKey(left)
      if (!first) break
      left = left.slice(first.key.length)
      this.sh.system.spend(1)
      const typed = this.type(first.command, first.key)
      if (typed) return { typed, left }
    }
    this.draw()
    return { typed: { kind: 'nothing' }, left }
  }

  private type(command: Command, key: string): Typed | undefined {
    const { history, flavor } = this.sh.state
    const search = searched(this.editor, command, key, history)
    if (search) {
      this.editor = search
      return undefined
    }
    if (this.editor.search) this.editor = withoutSearch(this.editor)
    if (command === 'accept') return this.accept()
    if (command === 'interrupt') return this.interrupt()
    if (command === 'delete-or-end' && this.editor.text === '') {
      this.finish('')
      return { kind: 'end' }
    }
    if (command === 'complete') return this.complete()
    if (command === 'clear') {
      this.sh.err(CLEAR + whole(this.prompt, this.editor, this.columns))
      this.shown = this.editor
    } else {
      const { isAsked: _, ...editor } = this.editor
      const now = edited(editor, command, key, history)
      if (now === editor && command !== 'insert' && flavor === 'bash') this.ring(command)
      this.editor = now
    }
    return undefined
  }

  private accept(): Typed {
    this.draw()
    this.sh.err(`${toEnd(this.prompt, this.editor, this.columns)}\n`)
    this.finish('')
    const { text } = this.editor
    if (this.sh.state.flavor !== 'bash') return { kind: 'line', text }
    const line = expanded(text, this.sh.state.history)
    if ('missing' in line) {
      this.sh.complain(`${line.missing}: event not found`)
      return { kind: 'interrupt' }
    }
    if (line.text !== text) this.sh.err(`${line.text}\n`)
    return { kind: 'line', text: line.text }
  }

  private interrupt(): Typed {
    this.draw()
    this.sh.err(`${toEnd(this.prompt, this.editor, this.columns)}^C`)
    this.finish('')
    this.sh.err('\n')
    this.sh.state.status = 130
    return { kind: 'interrupt' }
  }

  private complete(): Typed | undefined {
    const { text, cursor, isAsked = false } = this.editor
    const before = text.slice(0, cursor)
    if (scriptFor(this.sh, before) === undefined) {
      this.choose(usualChoice(this.sh, before))
      return undefined
    }
    this.draw()
    this.sh.assign('COLUMNS', String(this.columns))
    return { kind: 'completion', before, isAsked }
  }

  choose(choice: Choice): void {
    const { editor, list } = completed(choice, this.editor, this.columns)
    if (editor.text === this.editor.text) this.sh.err(BELL)
    this.editor = editor
    if (list === undefined) return
    this.draw()
    this.sh.err(`\n${list}${whole(this.prompt, editor, this.columns)}`)
  }

  private ring(command: Command): void {
    if (command !== 'none') this.sh.err(BELL)
  }

  /** The terminal is a plain one again. */
  private finish(text: string): void {
    this.sh.err(text + (this.sh.state.flavor === 'bash' ? PASTE_OFF : ''))
  }

  draw(): void {
    if (this.shown === this.editor) return
    this.sh.err(drawn(this.prompt, this.shown, this.editor, this.columns))
    this.shown = this.editor
  }
}
