/**
 * The command line of `python`.
 *
 * @see https://docs.python.org/3/using/cmdline.html
 */
import type { PythonStart } from './interpreter.js'

/** What is to be run, and how. */
export interface CommandLine {
  /** As `sys.argv`. */
  readonly argv: readonly string[]
  readonly isUnbuffered: boolean
  /** After `-c`. */
  readonly source?: string
  /** After `-m`. */
  readonly module?: string
  /** The file as it was named, and its whole path. */
  readonly file?: string
  readonly path?: string
  /** Where modules are looked for first. */
  readonly first: string
  /** What is asked of the interpreter itself. */
  readonly about?: 'version' | 'help'
  readonly unknown?: string
}

/** Options that are followed by a value. */
const VALUES = new Set(['-W', '-X', '--check-hash-based-pycs'])
/** What programs that packages bring run. */
const PROGRAMS: Readonly<Record<string, string>> = {
  flask: 'flask',
  gunicorn: 'gunicorn',
  uvicorn: 'uvicorn',
  fastapi: 'fastapi',
  pytest: 'pytest',
}

/** Reads the command line. */
export function commandLineOf(start: PythonStart): CommandLine {
  const { argv, env, cwd } = start
  const module = PROGRAMS[start.program]
  let isUnbuffered = (env['PYTHONUNBUFFERED'] ?? '') !== ''
  if (module !== undefined)
    return { argv: [...argv], isUnbuffered, module, first: '/usr/local/bin' }
  const words = argv.slice(1)
  while (words[0]?.startsWith('-') && words[0] !== '-') {
    const word = words.shift() ?? ''
    if (VALUES.has(word)) words.shift()
    else if (word === '--version' || /^-V+$/.test(word)) return about('version', cwd)
    else if (word === '--help' || word === '-h' || word === '-?') return about('help', cwd)
    else if (!/^-[bBdEhiIOPqsSuvxRWXcm]/.test(word))
      return { argv: [''], isUnbuffered, first: cwd, unknown: word }
    else {
      const [, flags = '', last, rest = ''] = /^-([^cm]*)([cm])?(.*)$/s.exec(word) ?? []
      if (flags.includes('u')) isUnbuffered = true
      if (last === undefined) continue
      const value = rest === '' ? (words.shift() ?? '') : rest
      return last === 'c'
        ? { argv: ['-c', ...words], isUnbuffered, source: `${value}\n`, first: '' }
        : { argv: [value, ...words], isUnbuffered, module: value, first: cwd }
    }
  }
  return fileOf(words, cwd, isUnbuffered)
}

const about = (what: 'version' | 'help', cwd: string): CommandLine => ({
  argv: [''],
  isUnbuffered: false,
  first: cwd,
  about: what,
})

function fileOf(words: readonly string[], cwd: string, isUnbuffered: boolean): CommandLine {
  const [file] = words
  if (file === undefined || file === '-')
    return { argv: file === undefined ? [''] : [...words], isUnbuffered, first: '' }
  const path = normalized(file.startsWith('/') ? file : `${cwd}/${file}`)
  return {
    argv: [...words],
    isUnbuffered,
    file: path,
    path,
    first: path.replace(/\/[^/]*$/, '') || '/',
  }
}

function normalized(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/'))
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  return `/${parts.join('/')}`
}
