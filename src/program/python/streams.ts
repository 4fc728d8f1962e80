/**
 * Files and the standard streams.
 *
 * @see https://docs.python.org/3/library/io.html
 */
import { ERRNO } from '../../text/errno.js'
import { exceptionClass, osError, raise } from './exceptions.js'
import type { Interpreter } from './interpreter.js'
import { type Natives, addMethods, asText } from './native.js'
import { decodeBytes, encodeText } from './types/text.js'
import { iterate } from './iterate.js'
import {
  PyBytes,
  PyIterator,
  PyList,
  PyObject,
  type Value,
  builtinClass,
  typeName,
} from './values.js'
import type { Gen } from './wait.js'

const streamClass = builtinClass('TextIOWrapper')
const fileClass = builtinClass('TextIOWrapper', streamClass)
/** How much standard output holds back where it is no terminal, and a file. */
const BUFFER = 8192

/** `sys.stdout`, `sys.stderr` or `sys.stdin`. */
export class Stream extends PyObject {
  constructor(
    readonly interpreter: Interpreter,
    readonly name: 'stdin' | 'stdout' | 'stderr',
    readonly isUnbuffered: boolean,
  ) {
    super(streamClass)
    this.attrs = new Map<string, Value>([
      ['name', `<${name}>`],
      ['encoding', 'utf-8'],
      ['buffer', this],
    ])
  }
  get isTerminal(): boolean {
    const { terminal, readsTerminal } = this.interpreter.start
    return this.name === 'stdin' ? readsTerminal : terminal
  }
  write(text: string): void {
    const { interpreter } = this
    if (this.name === 'stderr') return interpreter.writeError(text)
    interpreter.buffered += text
    const isDue = this.isUnbuffered
      ? text !== ''
      : this.isTerminal
        ? text.includes('\n')
        : interpreter.buffered.length >= BUFFER
    if (isDue) interpreter.flush()
  }
}

/** A file that is open. */
class PyFile extends PyObject {
  position = 0
  isClosed = false
  private pending = ''
  constructor(
    readonly interpreter: Interpreter,
    readonly path: string,
    readonly mode: string,
    /** What can be read: bytes as a text with a character for each. */
    public text: string,
  ) {
    super(fileClass)
    this.attrs = new Map<string, Value>([
      ['name', path],
      ['mode', mode],
      ['encoding', 'UTF-8'],
    ])
  }
  get isBinary(): boolean {
    return this.mode.includes('b')
  }
  check(isFor: 'read' | 'write'): void {
    if (this.isClosed) raise('ValueError', 'I/O operation on closed file.')
    const may = isFor === 'read' ? /r|\+/.test(this.mode) : /[wax+]/.test(this.mode)
    if (!may) raise(unsupportedClass, isFor === 'read' ? 'not readable' : 'not writable')
  }
  write(text: string): void {
    this.check('write')
    this.pending += text
    if (this.pending.length >= BUFFER) this.flush()
  }
  flush(): void {
    if (this.pending === '') return
    const text = this.pending
    this.pending = ''
    checked(this.interpreter.ask({ ask: 'append', path: this.path, text }), this.path)
  }
  read(size: number): string {
    this.check('read')
    const end = size < 0 ? this.text.length : this.position + size
    const text = this.text.slice(this.position, end)
    this.position += text.length
    return text
  }
  line(): string {
    this.check('read')
    const end = this.text.indexOf('\n', this.position)
    return this.read(end < 0 ? -1 : end + 1 - this.position)
  }
  close(): void {
    if (this.isClosed) return
    this.flush()
    this.isClosed = true
    this.interpreter.open.delete(this)
  }
  shown(text: string): Value {
    return this.isBinary ? new PyBytes(encodeText(text)) : text
  }
}

const unsupportedClass = builtinClass(
  'UnsupportedOperation',
  exceptionClass('OSError'),
  exceptionClass('ValueError'),
)
unsupportedClass.module = 'io'

const CODES: Readonly<Record<string, readonly [number, string]>> = {
  ENOENT: [2, ERRNO.ENOENT],
  EACCES: [13, ERRNO.EACCES],
  EEXIST: [17, ERRNO.EEXIST],
  ENOTDIR: [20, ERRNO.ENOTDIR],
  EISDIR: [21, ERRNO.EISDIR],
  EROFS: [30, ERRNO.EROFS],
  ENOSPC: [28, ERRNO.ENOSPC],
  ENOTEMPTY: [39, ERRNO.ENOTEMPTY],
}

/** The answer of the system. @throws OSError when it is an error */
export function checked<T>(answer: T, path: string): T {
  const code = (answer as { error?: string } | null)?.error
  if (code === undefined) return answer
  const [errno, text] = CODES[code] ?? [5, 'Input/output error']
  return osError(errno, text, path)
}

/** A path from where the program is. */
const absolutePath = ({ cwd }: Interpreter, path: string): string =>
  path.startsWith('/') ? path : `${cwd === '/' ? '' : cwd}/${path}`

/** `open(path, mode)`. */
export function openFile(interpreter: Interpreter, name: Value, mode: string): PyFile {
  const path = asText(name, 'expected str, bytes or os.PathLike object')
  if (!/^[rwax][bt+]*$/.test(mode)) raise('ValueError', `invalid mode: '${mode}'`)
  const at = absolutePath(interpreter, path)
  const isThere = (): boolean =>
    !('error' in (interpreter.ask({ ask: 'stat', path: at }) as { error?: string }))
  if (mode.startsWith('x') && isThere()) osError(17, ERRNO.EEXIST, path)
  let text = ''
  if (mode.startsWith('r'))
    text = (checked(interpreter.ask({ ask: 'read', path: at }), path) as { text: string }).text
  else if (mode.startsWith('a'))
    checked(interpreter.ask({ ask: 'append', path: at, text: '' }), path)
  else checked(interpreter.ask({ ask: 'write', path: at, text: '' }), path)
  const file = new PyFile(interpreter, at, mode, text)
  file.attrs?.set('name', path)
  interpreter.open.add(file)
  return file
}

function outgoing(file: PyFile | Stream, value: Value): string {
  if (typeof value === 'string' && !(file instanceof PyFile && file.isBinary)) return value
  if (value instanceof PyBytes && (file instanceof Stream || file.isBinary))
    return decodeBytes(value.data, 'utf-8', 'replace')
  if (file instanceof PyFile && file.isBinary)
    raise('TypeError', `a bytes-like object is required, not '${typeName(value)}'`)
  return raise('TypeError', `write() argument must be str, not ${typeName(value)}`)
}

function* lines(file: PyFile): Generator<Value> {
  for (;;) {
    const line = file.line()
    if (line === '') return
    yield file.shown(line)
  }
}

const streamMethods: Natives = {
  'write text': (self: Stream, text: Value) => {
    const out = outgoing(self, text)
    self.write(out)
    return BigInt(out.length)
  },
  'writelines lines': (self: Stream, all: Value) => {
    for (const line of iterate(all)) self.write(outgoing(self, line))
    return null
  },
  flush: (self: Stream) => {
    if (self.name === 'stdout') self.interpreter.flush()
    return null
  },
  isatty: (self: Stream) => self.isTerminal,
  fileno: (self: Stream) => BigInt(['stdin', 'stdout', 'stderr'].indexOf(self.name)),
  'reconfigure line_buffering? encoding? errors?': () => null,
  close: () => null,
  readline: function* ({ interpreter }: Stream): Gen {
    return yield* interpreter.readLine()
  },
  'read size?': function* ({ interpreter }: Stream): Gen {
    return yield* interpreter.readAll()
  },
  readlines: function* ({ interpreter }: Stream): Gen {
    return new PyList((yield* interpreter.readAll()).match(/[^\n]*\n|[^\n]+$/g) ?? [])
  },
  __iter__: (self: Stream) => self,
  __next__: function* ({ interpreter }: Stream): Gen {
    const line = yield* interpreter.readLine()
    return line === '' ? raise('StopIteration') : line
  },
}

const fileMethods: Natives = {
  'write text': (self: PyFile, text: Value) => {
    const out = outgoing(self, text)
    self.write(out)
    return BigInt(out.length)
  },
  'writelines lines': (self: PyFile, all: Value) => {
    for (const line of iterate(all)) self.write(outgoing(self, line))
    return null
  },
  'read size?': (self: PyFile, size: Value = -1n) =>
    self.shown(self.read(size === null ? -1 : Number(size))),
  readline: (self: PyFile) => self.shown(self.line()),
  readlines: (self: PyFile) => new PyList([...lines(self)]),
  'seek offset whence?': (self: PyFile, offset: bigint) => {
    self.position = Number(offset)
    return offset
  },
  tell: (self: PyFile) => BigInt(self.position),
  flush: (self: PyFile) => (self.flush(), null),
  close: (self: PyFile) => (self.close(), null),
  fileno: () => 3n,
  isatty: () => false,
  readable: (self: PyFile) => /r|\+/.test(self.mode),
  writable: (self: PyFile) => /[wax+]/.test(self.mode),
  __enter__: (self: PyFile) => self,
  '__exit__ *': (self: PyFile) => (self.close(), null),
  __iter__: (self: PyFile) => new PyIterator(lines(self)),
}

/** Gives streams and files their methods. */
export function setUpStreams(): void {
  addMethods(streamClass, streamMethods)
  addMethods(fileClass, fileMethods)
}
