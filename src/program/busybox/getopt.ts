/**
 * `getopt`: puts the options of a script's command line in order.
 *
 * @see https://man7.org/linux/man-pages/man1/getopt.1.html
 */
import { UsageProblem, optionsOf } from './options.js'
import { instant } from './tool.js'

const GETOPT = 'getopt [OPTIONS] [--] OPTSTRING PARAMS'

const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`

/** What options a script knows, and how their values are written. */
interface Known {
  readonly letters: string
  readonly names: readonly string[]
  say(word: string): string
  fail(text: string): void
}

/** Words that are left to be looked at. */
interface Left {
  readonly words: readonly string[]
  at: number
}

/** The words of a long option; none where it is not known. */
function longOption({ names, say, fail }: Known, word: string, left: Left): readonly string[] {
  const [given = '', attached] = word.slice(2).split(/=(.*)/s)
  const known = names.find((one) => one.replace(/:+$/, '') === given)
  if (known === undefined) {
    fail(`unrecognized option '--${given}'`)
    return []
  }
  if (known.endsWith('::')) return [`--${given}`, say(attached ?? '')]
  if (!known.endsWith(':')) return [`--${given}`]
  const value = attached ?? left.words[++left.at]
  if (value !== undefined) return [`--${given}`, say(value)]
  fail(`option '--${given}' requires an argument`)
  return []
}

/** The words of letters that stand together; the last of them may have a value. */
function shortOptions({ letters, say, fail }: Known, word: string, left: Left): readonly string[] {
  const found: string[] = []
  for (let i = 1; i < word.length; i++) {
    const letter = word[i] as string
    const place = letter === ':' ? -1 : letters.indexOf(letter)
    if (place < 0) {
      fail(`invalid option -- '${letter}'`)
      continue
    }
    if (letters[place + 1] !== ':') {
      found.push(`-${letter}`)
      continue
    }
    const isOptional = letters[place + 2] === ':'
    const value = word.slice(i + 1) || (isOptional ? '' : left.words[++left.at])
    if (value === undefined) fail(`option requires an argument -- '${letter}'`)
    else found.push(`-${letter}`, say(value))
    break
  }
  return found
}

export const getopt = instant('getopt', ({ system, args }) => {
  const own = optionsOf(args, {
    letters: '+o:l:n:aquTs:',
    idle: 's',
    unsimulated: 'a',
    long: { options: 'o', longoptions: 'l', long: 'l', name: 'n', quiet: 'q', unquoted: 'u' },
    usage: GETOPT,
  })
  // Scripts ask so whether it is the newer one.
  if (own.has('T')) return 4
  const letters = own.value('o') ?? own.operands[0]
  if (letters === undefined) throw new UsageProblem(GETOPT, 2)
  const left: Left = { words: own.has('o') ? own.operands : own.operands.slice(1), at: 0 }
  let code = 0
  const known: Known = {
    letters,
    names: own.values('l').flatMap((list) => list.split(',')),
    say: own.has('u') || !own.has('o') ? (word) => word : quoted,
    fail(text) {
      if (!own.has('q')) system.err(`${own.value('n') ?? 'getopt'}: ${text}\n`)
      code = 1
    },
  }
  const found: string[] = []
  const rest: string[] = []
  for (; left.at < left.words.length; left.at++) {
    const word = left.words[left.at] as string
    if (word === '--') {
      rest.push(...left.words.slice(left.at + 1))
      break
    }
    if (word.startsWith('--') && known.names.length > 0)
      found.push(...longOption(known, word, left))
    else if (/^-./.test(word)) found.push(...shortOptions(known, word, left))
    else if (letters.startsWith('+')) {
      rest.push(...left.words.slice(left.at))
      break
    } else rest.push(word)
  }
  system.out(` ${[...found, '--', ...rest.map(known.say)].join(' ')}\n`)
  return code
})
