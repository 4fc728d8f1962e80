/**
 * Reads lessons.
 *
 * ````markdown
 * ---
 * title: A first deployment
 * lab: { seed: 1, cluster: { nodes: 2 } }
 * ---
 *
 * What the lesson is about.
 *
 * ## Create a deployment
 *
 * What is to be done, in Markdown.
 *
 * ```hint
 * `kubectl create` makes one.
 * ```
 *
 * ```sh check: three pods are ready
 * kubectl rollout status deployment web --timeout=60s
 * ```
 *
 * ```sh solution
 * kubectl create deployment web --image=nginx --replicas=3
 * ```
 * ````
 *
 * A heading of the second level begins a step. A fence whose first or second word is `task`, `hint`,
 * `check`, `solution` or `setup` is that part of the step; any other fence belongs to the text. Code
 * is `sh` unless its first word is `js`, `ts`, `javascript` or `typescript`.
 *
 * @module
 */
import { lexer } from 'marked'
import { YamlError, parseYaml } from '../text/yaml.js'
import { type Lesson, type LessonCode, LessonError, type LessonStep } from './lesson.js'

const ROLES = ['task', 'hint', 'check', 'solution', 'setup'] as const
type Role = (typeof ROLES)[number]

const LANGUAGES: Readonly<Record<string, LessonCode['language']>> = {
  sh: 'sh',
  bash: 'sh',
  shell: 'sh',
  console: 'sh',
  js: 'js',
  javascript: 'js',
  ts: 'ts',
  typescript: 'ts',
}

const FRONT_MATTER = /^---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m

/** A part of a step: a fence with a role. */
interface Part extends LessonCode {
  readonly role: Role
  readonly title: string
  readonly from: number
  readonly to: number
}

/**
 * Reads a lesson.
 *
 * @example
 * readLesson(['---', 'title: Pods', '---', '## Run one', 'Start a pod.'].join('\n')).title // 'Pods'
 * @throws LessonError that names the line
 */
export function readLesson(markdown: string): Lesson {
  const text = markdown.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  const matter = FRONT_MATTER.exec(text)
  if (matter?.index !== 0)
    throw new LessonError('a lesson begins with front matter: --- and YAML', 1)
  const fields = matterOf(matter[1] ?? '')
  // The lines of the front matter stay, empty, so that every line keeps its number.
  const body = matter[0].replace(/[^\n]/g, '') + text.slice(matter[0].length)
  const blocks = blocksOf(body)
  const places = blocks.filter(({ isStep }) => isStep)
  const parts = blocks.flatMap((block) => {
    const part = block.fence && partOf(block, block.fence)
    return part ? [part] : []
  })
  const first = places[0]?.from ?? body.length
  const stray = parts.find(({ from }) => from < first)
  if (stray)
    throw new LessonError(`a ${stray.role} stands before the first step (## Title)`, stray.line)
  if (places.length === 0) throw new LessonError('a lesson has at least one step (## Title)', 1)
  return {
    ...fields,
    introduction: body.slice(0, first).trim(),
    steps: places.map(({ to, line, text: title }, i) => {
      const end = places[i + 1]?.from ?? body.length
      return stepOf(title, line, body, to, end, parts)
    }),
  }
}

function matterOf(yaml: string): Pick<Lesson, 'title' | 'description' | 'lab' | 'matter'> {
  let matter: unknown
  try {
    matter = parseYaml(yaml) ?? {}
  } catch (error) {
    if (error instanceof YamlError) throw new LessonError(`front matter: ${error.message}`, 1)
    throw error
  }
  if (!isFields(matter)) throw new LessonError('front matter must be fields: title: …', 1)
  const { title, description = '', lab = {} } = matter
  if (typeof title !== 'string' || title === '')
    throw new LessonError('front matter must have a title', 1)
  if (typeof description !== 'string') throw new LessonError('description must be text', 1)
  if (!isFields(lab)) throw new LessonError('lab must be options of createLab', 1)
  return { title, description, lab, matter }
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A block of the Markdown, and where it stands. */
interface Block {
  readonly from: number
  readonly to: number
  readonly line: number
  /** Whether a step begins here. */
  readonly isStep: boolean
  /** What stands after the three backticks, of a fence. */
  readonly fence: string | undefined
  readonly text: string
}

/** The blocks of a text, one after the other: together they are all of it. */
function blocksOf(body: string): readonly Block[] {
  const blocks: Block[] = []
  let [from, line] = [0, 1]
  for (const token of lexer(body)) {
    const to = from + token.raw.length
    const fence = token.type === 'code' ? (token as { readonly lang?: string }).lang : undefined
    const isStep = token.type === 'heading' && token.depth === 2
    blocks.push({ from, to, line, isStep, fence, text: 'text' in token ? String(token.text) : '' })
    line += token.raw.split('\n').length - 1
    from = to
  }
  return blocks
}

/** A fence as a part of a step; undefined for one that belongs to the text. */
function partOf({ from, to, line, text: code }: Block, words: string): Part | undefined {
  const [, word, rest] =
    /^(?:\S+\s+)??(task|hint|check|solution|setup)\b:?\s*(.*)$/s.exec(words) ?? []
  const role = ROLES.find((one) => one === word)
  if (!role) return undefined
  const named = words.startsWith(role) ? 'sh' : (words.split(/\s/)[0] ?? '')
  const language = Object.hasOwn(LANGUAGES, named) ? LANGUAGES[named] : undefined
  const isText = role === 'task' || role === 'hint'
  if (!language && !isText) throw new LessonError(`a ${role} is sh, js or ts, not ${named}`, line)
  return {
    role,
    language: language ?? 'sh',
    title: rest?.trim() ?? '',
    code,
    line,
    from,
    to,
  }
}

function stepOf(
  title: string,
  line: number,
  body: string,
  start: number,
  end: number,
  all: readonly Part[],
): LessonStep {
  const parts = all.filter(({ from }) => from >= start && from < end)
  const codes = (role: Role): readonly LessonCode[] =>
    parts
      .filter((part) => part.role === role)
      .map(({ language, code, line: at }) => ({ language, code, line: at }))
  const texts = (role: Role): readonly string[] =>
    parts.filter((part) => part.role === role).map(({ code }) => code)
  if (title === '') throw new LessonError('a step must have a title', line)
  const checks = parts
    .filter(({ role }) => role === 'check')
    .map(({ language, code, line: at, title: named }) => ({
      language,
      code,
      line: at,
      title: named || (code.split('\n')[0] ?? ''),
    }))
  return {
    title,
    task: [proseOf(body, start, end, parts), ...texts('task')].filter(Boolean).join('\n\n'),
    hints: texts('hint'),
    checks,
    solution: codes('solution'),
    setup: codes('setup'),
    line,
  }
}

/** The text of a step without its parts. */
function proseOf(body: string, start: number, end: number, parts: readonly Part[]): string {
  let prose = ''
  let at = start
  for (const { from, to } of parts) {
    prose += body.slice(at, from)
    at = to
  }
  return (prose + body.slice(at, end)).replace(/\n{3,}/g, '\n\n').trim()
}
