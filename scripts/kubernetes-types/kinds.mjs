// The kinds by the names that are used for them: their own, kubectl's words, apiVersion and kind.
import { wrap } from './declare.mjs'
import { kinds, moduleOf, objects } from './facts.mjs'
import { clause, head } from './text.mjs'

/** Of two kinds of a name, the one that is not stored is called after its group too. */
const localName = (object) =>
  objects.some((one) => one.kind === object.kind && one !== object) && !kinds.includes(object)
    ? `${moduleOf(object.type)
        .split('/')
        .map((part) => part[0].toUpperCase() + part.slice(1))
        .join('')}${object.kind}`
    : object.kind

function imports(list) {
  const names = new Map()
  for (const object of list) {
    const from = moduleOf(object.type)
    const name = localName(object)
    const part = name === object.kind ? name : `${object.kind} as ${name}`
    names.set(from, [...(names.get(from) ?? []), part])
  }
  return [...names]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([from, parts]) => clause('import', parts.sort(), 'kinds', from))
    .join('\n')
}

const table = (doc, name, rows) => {
  const lines = rows.map(([key, type]) =>
    wrap(`  readonly ${/^[\w$]+$/.test(key) ? key : `'${key}'`}: ${type}`),
  )
  return `/** ${doc} */\nexport interface ${name} {\n${lines.join('\n')}\n}\n`
}

/** `Pod` -> its type. */
export const kindsText = () => `${head('The kinds of the API of Kubernetes 1.36.')}${imports(kinds)}

${table(
  'The kinds that can be listed, and their types.',
  'KindTypes',
  kinds.map((object) => [object.kind, localName(object)]),
)}
/** The name of a kind, such as \`Pod\`. */
export type KindName = keyof KindTypes
`

/** `po` -> `Pod`. */
export const wordsText = () =>
  `${head('The words that name kinds on the command line of kubectl.')}
${table(
  'The words that name kinds, as `kubectl get` takes them.',
  'KindWords',
  kinds.flatMap(({ name, singularName, shortNames = [], kind }) =>
    [...new Set([name, singularName, ...shortNames, kind])].map((word) => [word, `'${kind}'`]),
  ),
)}`

/** `apps/v1/Deployment` -> its type. */
export function manifestsText() {
  const creatable = objects.filter(({ verbs }) => verbs.includes('create'))
  const kindsOf = (version) =>
    creatable
      .filter(({ apiVersion }) => apiVersion === version)
      .map(({ kind }) => `'${kind}'`)
      .join(' | ')
  return `${head('What can be created: objects by their apiVersion and kind.')}${imports(creatable)}

${table(
  'The types of what can be created, by `apiVersion/kind`.',
  'ManifestTypes',
  creatable.map((object) => [`${object.apiVersion}/${object.kind}`, localName(object)]),
)}
${table(
  'The kinds of each version of a group.',
  'ApiVersions',
  [...new Set(creatable.map(({ apiVersion }) => apiVersion))].map((version) => [
    version,
    kindsOf(version),
  ]),
)}`
}
