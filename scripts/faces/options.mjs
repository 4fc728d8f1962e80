// The options of a verb: an interface with a member for each flag.
import { camelCase, doc, pascalCase, sentence } from './words.mjs'

const TYPES = {
  boolean: 'boolean',
  int: 'number | string',
  strings: 'FlagList',
  string: 'FlagText',
  optionalString: 'FlagText',
  duration: 'FlagText',
}

/** The flags that a user sees. */
export const visibleFlags = ({ flags }) => Object.entries(flags).filter(([, { hidden }]) => !hidden)

export const optionsName = (tool, path) => `${pascalCase([tool, ...path])}Options`

/** Members that every call has; a flag of the name takes their place. */
const OF_CALLS = ['stdin', 'limit']

/** Text for `stdin` is what the command reads; it sets the flag too. */
const typeOf = (name, { type }) => (name === 'stdin' ? 'string | boolean' : TYPES[type])

function member(name, spec) {
  const names = [`\`--${name}\``, ...(spec.short ? [`\`-${spec.short}\``] : [])].join(', ')
  const hasDefault = ![undefined, '', false, '[]'].includes(spec.default)
  // A default that ends a comment must not end the one that it stands in.
  const shown = String(spec.default).replaceAll('*/', '*\\/')
  const otherwise = hasDefault ? ` Default: \`${shown}\`.` : ''
  const key = camelCase(name)
  return `${doc(`${names}: ${sentence(spec.usage || name)}${otherwise}`, '  ')}
  readonly ${/^[a-z]\w*$/i.test(key) ? key : `'${key}'`}?: ${typeOf(name, spec)} | undefined`
}

/**
 * The interface of a verb's options. `base` is what it extends: `{ name, flags }`, where the flags
 * are members of that already.
 */
export function optionsText(tool, verb, base) {
  const own = visibleFlags(verb).filter(([name]) => !Object.hasOwn(base.flags, name))
  const replaced = own.map(([name]) => name).filter((name) => OF_CALLS.includes(name))
  const extended =
    replaced.length > 0
      ? `Omit<${base.name}, ${replaced.map((name) => `'${name}'`).join(' | ')}>`
      : base.name
  const command = `\`${[tool, ...verb.path].join(' ')}\``
  return `/** Options of ${command}. */
export interface ${optionsName(tool, verb.path)} extends ${extended} {
${own.map(([name, spec]) => member(name, spec)).join('\n')}
}
`
}

/** The names that the text of options takes from src/lab/method.ts. */
export const namesUsed = (text) =>
  ['CallOptions', 'FlagList', 'FlagText'].filter((name) => text.includes(name))
