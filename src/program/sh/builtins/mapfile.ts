/**
 * `mapfile`, also called `readarray`: the lines of the input as an array.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/Bash-Builtins.html#index-mapfile
 */
import { setReader } from '../../pipe.js'
import { type Element, assignElement, assignElements } from '../arrays.js'
import type { Interpreter } from '../interpreter.js'
import { NULL } from '../descriptors.js'
import type { Builtin } from './builtin.js'

const USAGE =
  '[-d delim] [-n count] [-O origin] [-s count] [-t] [-u fd] [-C callback] [-c quantum] [array]'
/** What a reading costs, in ticks. */
const READ_COSTS = 4

interface Request {
  readonly delimiter: string
  readonly count: number
  readonly origin: number | undefined
  readonly skip: number
  readonly strips: boolean
  readonly fd: string
  readonly name: string
}

export const mapfile: Builtin = (sh, args) => {
  const request = requestOf(sh, args)
  if (typeof request === 'number') return request
  sh.system.spend(READ_COSTS)
  const stream = sh.state.descriptors[request.fd] ?? NULL
  const text = sh.top.text ?? ''
  if (stream.kind !== 'pipe') return assigned(sh, request, text)
  setReader(sh.system.tx, stream, sh.system.process)
  const { text: more, ended } = sh.takePipe(stream.pipe)
  if (ended) return assigned(sh, request, text + more)
  sh.change({ text: text + more })
  sh.wait()
  return 'waits'
}

/** What the words ask for, or the status of a complaint. */
function requestOf(sh: Interpreter, args: readonly string[]): Request | number {
  const values: Record<string, string> = {}
  let [at, strips] = [0, false]
  for (; /^-[A-Za-z]/.test(args[at] ?? ''); at++) {
    const word = args[at] as string
    for (let i = 1; i < word.length; i++) {
      const letter = word[i] as string
      if ('dnOsuCc'.includes(letter)) {
        values[letter] = word.slice(i + 1) || (args[++at] ?? '')
        break
      }
      if (letter !== 't') {
        sh.complain(`mapfile: -${letter}: invalid option`)
        sh.err(`mapfile: usage: mapfile ${USAGE}\n`)
        return 2
      }
      strips = true
    }
  }
  if (values['C'] !== undefined) {
    sh.complain('mapfile: kubarium does not simulate -C')
    return 2
  }
  const bad = ['n', 's', 'O'].find((letter) => !/^[0-9]*$/.test(values[letter] ?? ''))
  if (bad !== undefined) {
    sh.complain(`mapfile: ${values[bad]}: invalid ${bad === 'O' ? 'array origin' : 'line count'}`)
    return 1
  }
  return {
    delimiter: values['d'] === '' ? '\0' : (values['d']?.[0] ?? '\n'),
    count: Number(values['n'] ?? 0) || Number.POSITIVE_INFINITY,
    origin: values['O'] === undefined ? undefined : Number(values['O']),
    skip: Number(values['s'] ?? 0),
    strips,
    fd: values['u'] ?? '0',
    name: args[at] ?? 'MAPFILE',
  }
}

function assigned(sh: Interpreter, request: Request, text: string): number {
  const { delimiter, count, origin, skip, strips, name } = request
  const parts = text.split(delimiter)
  const rest = parts.pop() ?? ''
  const lines = parts.map((line) => (strips ? line : line + delimiter))
  if (rest !== '') lines.push(rest)
  const items: Element[] = lines.slice(skip, skip + count).map((value) => ({ value }))
  if (origin === undefined) assignElements(sh, name, items)
  else
    for (const [i, { value }] of items.entries()) assignElement(sh, name, String(origin + i), value)
  return 0
}
