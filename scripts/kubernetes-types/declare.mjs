// A type of the API as a declaration in TypeScript.
import { identityOf, moduleOf, resources, shortName, types, usersOf } from './facts.mjs'
import { ANY_OBJECT, SCALARS } from './scalars.mjs'

const COLUMNS = 100

/** A field's type, as TypeScript. */
function typeOf({ ref, list, map, type, enum: values }) {
  if (ref) return shortName(ref)
  if (list) {
    const inner = typeOf(list)
    return `readonly ${inner.includes(' ') ? `(${inner})` : inner}[]`
  }
  if (map) return `{ readonly [name: string]: ${typeOf(map)} }`
  if (values) return values.map((value) => `'${value}'`).join(' | ')
  return { integer: 'number', number: 'number', boolean: 'boolean', string: 'string' }[type]
}

/** Breaks a line that is too long: a union one member a line, a map after its braces. */
export function wrap(line) {
  if (line.length <= COLUMNS) return line
  if (line.endsWith(' }')) return line.replace(/\{ (.*) \}$/, '{\n    $1\n  }')
  return line.replace(/ ((?:'[^']*' \| )+'[^']*')$/, (_, union) =>
    union
      .split(' | ')
      .map((member) => `\n    | ${member}`)
      .join(''),
  )
}

/** A field of a declaration. */
function fieldOf(field, { type, isRequired }) {
  const key = /^[$a-z_]\w*$/i.test(field) ? field : `'${field}'`
  return wrap(`  readonly ${key}${isRequired ? '' : '?'}: ${type}`)
}

/** One line on a type: how kubectl names the kind, or whose part it is. */
function docOf(name) {
  const short = shortName(name)
  if (SCALARS[short]) return SCALARS[short][1]
  const kind = short.replace(/List$/, '')
  const { apiVersion } = identityOf(name) ?? {}
  const resource = resources.find(
    ({ groupVersion, kind: its, name: plural }) =>
      its === kind && groupVersion.replace(/^apis?\//, '') === apiVersion && !plural.includes('/'),
  )
  if (resource && short !== kind) return `A list of \`${resource.name}\`.`
  if (resource) {
    const names = [resource.name, ...(resource.shortNames ?? [])].map((word) => `\`${word}\``)
    return `${apiVersion} ${kind}: ${names.join(', ')}${resource.namespaced ? '' : ', in no namespace'}.`
  }
  const users = (usersOf.get(name) ?? []).map((user) => `\`${shortName(user)}\``)
  if (users.length === 0) return `${apiVersion ?? moduleOf(name)} ${short}.`
  return `Part of ${users.slice(0, 3).join(', ')}${users.length > 3 ? ' and others' : ''}.`
}

/** The declaration of a type. */
export function declare(name) {
  const { fields, required = [] } = types[name]
  const short = shortName(name)
  const doc = `/** ${docOf(name)} */\n`
  if (!fields) return `${doc}export type ${short} = ${SCALARS[short]?.[0] ?? ANY_OBJECT}\n`
  const identity = identityOf(name)
  const lines = Object.entries(fields).map(([field, facts]) =>
    fieldOf(field, {
      type: identity?.[field] ? `'${identity[field]}'` : typeOf(facts),
      isRequired: required.includes(field),
    }),
  )
  return `${doc}export interface ${short} {\n${lines.join('\n')}\n}\n`
}
