/**
 * `uniq`: lines without those that repeat the one before.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/uniq.html
 */
import { gathering } from './gather.js'
import { gnuProblem } from './gnu.js'
import { cannotOpen } from './lines.js'

const OPTIONS = {
  letters: 'cduif:s:w:',
  long: { count: 'c', repeated: 'd', unique: 'u', 'ignore-case': 'i' },
  usage: 'uniq [-cduiz] [-f,s,w N] [FILE [OUTFILE]]\n\nDiscard duplicate lines',
}

export const uniq = gathering('uniq', {
  options: OPTIONS,
  complaint: cannotOpen,
  files: ({ system, options: { operands } }) => {
    if (operands.length > 2)
      throw gnuProblem(system, OPTIONS.usage, `extra operand '${operands[2]}'`)
    return operands.slice(0, 1)
  },
  work: ({ system, options }, text) => {
    const groups: { line: string; count: number }[] = []
    const key = (line: string): string => {
      let rest = line
      for (let fields = Number(options.value('f') ?? 0); fields > 0; fields--)
        rest = rest.replace(/^\s*\S+/, '')
      rest = rest.slice(
        Number(options.value('s') ?? 0),
        options.value('w') === undefined
          ? undefined
          : Number(options.value('s') ?? 0) + Number(options.value('w')),
      )
      return options.has('i') ? rest.toLowerCase() : rest
    }
    for (const line of text === '' ? [] : text.replace(/\n$/, '').split('\n')) {
      const last = groups.at(-1)
      if (last && key(last.line) === key(line)) last.count++
      else groups.push({ line, count: 1 })
    }
    const shown = groups.filter(({ count }) =>
      options.has('d') ? count > 1 : options.has('u') ? count === 1 : true,
    )
    const result = shown
      .map(({ line, count }) =>
        options.has('c') ? `${String(count).padStart(7)} ${line}\n` : `${line}\n`,
      )
      .join('')
    const [, output] = options.operands
    if (output === undefined) system.out(result)
    else system.files.write(output, result)
    return 0
  },
})
