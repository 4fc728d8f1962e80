// A tool as an interface: a method for each verb.
import { dirname, relative } from 'node:path'
import { ALONE, BY_WORD, KINDS, WITH_MANIFESTS } from './kubectl.mjs'
import { visibleFlags } from './options.mjs'
import { camelCase, doc, pascalCase, sentence } from './words.mjs'

/** Inline types as results have them: frozen. */
const frozen = (text) =>
  text
    .replace(/(\{|;) (?!readonly )(\w+\??:)/g, '$1 readonly $2')
    .replaceAll('; }', ' }')
    .replace(/^(?!readonly )([\w<>', ]+\[\])$/, 'readonly $1')
    .replace(/^(\{.*\}\[\])$/, 'readonly $1')
    .replace(/^Record<never, never>$/, 'undefined')
    .replace(/^never$/, 'undefined')

/** Collects the names that a file needs: file below src/ (or `lab/…`) -> names. */
export class Imports {
  files = new Map()

  add(name, file) {
    this.files.set(file, (this.files.get(file) ?? new Set()).add(name))
    return name
  }

  text(from) {
    return [...this.files]
      .filter(([file]) => file !== from)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([file, names]) => {
        const path = relative(dirname(from), `${file}.js`).replace(/^(?!\.)/, './')
        return `import type { ${[...names].sort().join(', ')} } from '${path}'\n`
      })
      .join('')
  }
}

const METHOD = 'lab/method'
const KUBECTL_METHOD = 'lab/kubectl-method'

function valueText(tool, verb, values, imports) {
  const path = (verb.same ?? verb.path).join(' ')
  const kind = tool === 'kubectl' ? KINDS[verb.path.slice(0, 2).join(' ')] : undefined
  if (kind) {
    imports.add('Stored', 'kubernetes/kinds/kind')
    imports.add('KindTypes', 'types/kubernetes/kinds')
    return `readonly Stored<KindTypes['${kind}']>[]`
  }
  const { text, names } = values.get(path)
  for (const [name, file] of names) imports.add(name, file)
  return frozen(text)
}

/** The type of a verb's method. */
function methodType(tool, verb, values, imports, optionsFor) {
  const name = verb.path.join(' ')
  const below = verb.below ?? []
  if (below.length > 0 && verb.path.length > 1) {
    const words = below.map(({ path }) => `'${path.at(-1)}'`).join(' | ')
    const all = below.map((one) => optionsFor(one)).join(' & ')
    const value = valueText(tool, verb, values, imports)
    imports.add('Words', METHOD)
    imports.add('Result', METHOD)
    return `(word: ${words}, ...more: Words<${all}>) => Result<${value}>`
  }
  const options = below.length > 0 && !WITH_MANIFESTS.includes(name) ? '' : optionsFor(verb)
  if (tool === 'docker' && name === 'inspect')
    return `${imports.add('DockerInspect', 'lab/docker-inspect')}<${options}>`
  const parts = []
  if (below.length > 0)
    parts.push(
      `${imports.add('VerbsBelow', KUBECTL_METHOD)}<${pascalCase([tool, ...verb.path])}Verbs>`,
    )
  if (tool === 'kubectl' && BY_WORD.includes(name))
    parts.push(`${imports.add('ObjectsMethod', KUBECTL_METHOD)}<${options}>`)
  if (tool === 'kubectl' && WITH_MANIFESTS.includes(name))
    parts.push(`${imports.add('ManifestMethod', KUBECTL_METHOD)}<${options}>`)
  const value = valueText(tool, verb, values, imports)
  if (tool === 'kubectl' && ALONE.includes(name))
    parts.unshift(`${imports.add('VerbMethod', METHOD)}<${optionsFor(verb)}, ${value}>`)
  if (parts.length > 0) return parts.join(' & ')
  return `${imports.add('VerbMethod', METHOD)}<${options}, ${value}>`
}

const firstLine = (text) => text.split('\n')[0]

/** A method with its docstring. */
function method(tool, verb, key, type) {
  const command = [tool, ...verb.path].join(' ')
  const usage = firstLine(verb.usage).split(' ').slice(1)
  const text = verb.same
    ? `The same as \`${[tool, ...verb.same].join(' ')}\`.`
    : sentence(firstLine(verb.short))
  const words = tool === 'kubectl' ? firstLine(verb.usage) : [...verb.path, ...usage].join(' ')
  const line = verb.same
    ? `${text.slice(0, -1)}, called \`${command}\`.`
    : `${text.slice(0, -1)}: \`${tool} ${words}\`.`
  return `${doc(line, '  ')}\n  readonly ${/^\w+$/.test(key) ? key : `'${key}'`}: ${type}`
}

/** An interface with a method for each of the verbs. */
export function methodsText({
  tool,
  name,
  about,
  verbs,
  values,
  imports,
  optionsFor,
  extend = [],
}) {
  const members = verbs.map((verb) =>
    method(
      tool,
      verb,
      camelCase(verb.path.join(' ')),
      methodType(tool, verb, values, imports, optionsFor),
    ),
  )
  return `/** ${about} */
export interface ${name}${extend.length > 0 ? ` extends ${extend.join(', ')}` : ''} {
${members.join('\n')}
}
`
}

/** An interface of the verbs below a verb, by the word that names them, other names included. */
export function belowText({ tool, verb, values, imports, optionsFor }) {
  const members = verb.below.flatMap((one) => {
    const word = one.path.at(-1)
    const type = methodType(tool, one, values, imports, optionsFor)
    return [
      method(tool, one, word, type),
      ...one.aliases.map(
        (alias) =>
          `  /** The same as \`${word}\`. */\n  readonly ${alias}: ${pascalCase([tool, ...verb.path])}Verbs['${word}']`,
      ),
    ]
  })
  return `/** The verbs below \`${[tool, ...verb.path].join(' ')}\`. */
export interface ${pascalCase([tool, ...verb.path])}Verbs {
${members.join('\n')}
}
`
}

/** Whether a verb has options of its own. */
export const hasOptions = (verb, globalFlags) =>
  visibleFlags(verb).some(([name]) => !Object.hasOwn(globalFlags, name))
