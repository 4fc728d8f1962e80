/**
 * nginx's configuration, as far as a small site needs it: `server`, `listen`, `location`, `root`,
 * `index`, `return`, `proxy_pass`.
 *
 * @see https://nginx.org/en/docs/beginners_guide.html
 */

/** One directive: its words, and what stands in its braces. */
interface Directive {
  readonly words: readonly string[]
  readonly block?: readonly Directive[]
}

/** What is done with the paths that begin with `prefix`. */
export interface Location {
  readonly prefix: string
  readonly isExact: boolean
  readonly root?: string
  readonly alias?: string
  readonly index: readonly string[]
  readonly returns?: { readonly status: number; readonly text?: string }
  readonly proxyTo?: string
  readonly isListed: boolean
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly type?: string
}

/** One `server` block. */
export interface Site {
  readonly port: number
  readonly locations: readonly Location[]
}

const DEFAULT_PORT = 80
const DEFAULT_ROOT = '/usr/share/nginx/html'

/** Configurations read before, by file and text. */
const known = new Map<string, readonly Site[] | string>()
const KNOWN_AT_MOST = 100

/**
 * The sites of a configuration; a text that says what is wrong, in nginx's words, if it cannot be
 * read.
 */
export function readSites(text: string, file: string): readonly Site[] | string {
  const key = `${file}\n${text}`
  let sites = known.get(key)
  if (sites === undefined) {
    sites = parseSites(text, file)
    if (known.size >= KNOWN_AT_MOST) known.clear()
    known.set(key, sites)
  }
  return sites
}

function parseSites(text: string, file: string): readonly Site[] | string {
  const directives = parse(text)
  if (directives === undefined)
    return `unexpected end of file, expecting "}" in ${file}:${text.split('\n').length}`
  return directives.filter(({ words }) => words[0] === 'server').map(siteOf)
}

/**
 * The value of the `include`d places in the main file are read by the caller; a site without
 * `listen` is on port 80.
 */
function siteOf({ block = [] }: Directive): Site {
  const listen = find(block, 'listen')?.[0] ?? String(DEFAULT_PORT)
  const inherited = locationOf('/', block, { root: DEFAULT_ROOT, index: ['index.html'] })
  const locations = block
    .filter(({ words }) => words[0] === 'location')
    .map(({ words, block: inner = [] }) =>
      locationOf(words.at(-1) ?? '/', inner, inherited, words[1] === '='),
    )
  return {
    port: Number(/(\d+)$/.exec(listen)?.[1] ?? DEFAULT_PORT),
    locations: [...locations, inherited],
  }
}

function locationOf(
  prefix: string,
  block: readonly Directive[],
  outer: Pick<Location, 'index'> & { readonly root?: string },
  isExact = false,
): Location {
  const [status, text] = find(block, 'return') ?? []
  const root = find(block, 'root')?.[0] ?? outer.root
  const alias = find(block, 'alias')?.[0]
  const proxyTo = find(block, 'proxy_pass')?.[0]
  const type = find(block, 'default_type')?.[0]
  return {
    prefix,
    isExact,
    index: find(block, 'index') ?? outer.index,
    isListed: find(block, 'autoindex')?.[0] === 'on',
    headers: block
      .filter(({ words }) => words[0] === 'add_header')
      .map(({ words }) => [words[1] ?? '', words[2] ?? ''] as const),
    ...(root !== undefined && { root }),
    ...(alias !== undefined && { alias }),
    ...(proxyTo !== undefined && { proxyTo }),
    ...(type !== undefined && { type }),
    ...(status !== undefined && {
      returns: { status: Number(status), ...(text !== undefined && { text }) },
    }),
  }
}

const find = (block: readonly Directive[], name: string): readonly string[] | undefined =>
  block.find(({ words }) => words[0] === name)?.words.slice(1)

const TOKEN = /#[^\n]*|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|[{};]|[^\s{};"']+/g

function parse(text: string): readonly Directive[] | undefined {
  const stack: { words: string[]; directives: Directive[] }[] = [{ words: [], directives: [] }]
  let words: string[] = []
  for (const [token, doubled, single] of text.matchAll(TOKEN)) {
    const top = stack.at(-1) as { words: string[]; directives: Directive[] }
    if (token.startsWith('#')) continue
    if (token === '{') {
      stack.push({ words, directives: [] })
      words = []
    } else if (token === ';') {
      top.directives.push({ words })
      words = []
    } else if (token === '}') {
      stack.pop()
      stack.at(-1)?.directives.push({ words: top.words, block: top.directives })
    } else words.push((doubled ?? single)?.replace(/\\n/g, '\n').replace(/\\(.)/g, '$1') ?? token)
  }
  return stack.length === 1 && words.length === 0 ? stack[0]?.directives : undefined
}

/** The location that a path belongs to: an exact one, or the one with the longest prefix. */
export function locationFor({ locations }: Site, path: string): Location {
  const pathname = path.replace(/[?#].*$/s, '')
  const exact = locations.find(({ isExact, prefix }) => isExact && prefix === pathname)
  const fitting = locations
    .filter(({ isExact, prefix }) => !isExact && pathname.startsWith(prefix))
    .sort((a, b) => b.prefix.length - a.prefix.length)
  return exact ?? fitting[0] ?? (locations.at(-1) as Location)
}
