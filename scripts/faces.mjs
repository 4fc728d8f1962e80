// Writes src/lab/tools/: docker, kubectl and minikube as interfaces, with the options of each verb.
// Names, flags and their texts come from the verbs' data, values from their types.
//
// npm run generate
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { ROOT } from './entries.mjs'
import { Imports, belowText, hasOptions, methodsText } from './faces/methods.mjs'
import { namesUsed, optionsName, optionsText } from './faces/options.mjs'
import { loadTools } from './faces/tables.mjs'
import { valuesOf } from './faces/values.mjs'
import { head, pascalCase } from './faces/words.mjs'

export const FOLDER = 'src/lab/tools'

/** A verb whose options are those of another and more. */
const EXTENDS = { docker: { run: ['create'] } }

const isEmpty = (record) => Object.keys(record).length === 0

/** All verbs of a tool, those below others included. */
const everyVerb = (verbs) => verbs.flatMap((verb) => [verb, ...everyVerb(verb.below ?? [])])

/** What options extend that have no verb's beside them: those that every call of the tool has. */
const common = (tool, { globalFlags }) =>
  isEmpty(globalFlags)
    ? { name: 'CallOptions', flags: {} }
    : { name: optionsName(tool, []), flags: globalFlags }

/** What the options of a verb extend. */
function baseOf(tool, verb, table) {
  const other = EXTENDS[tool]?.[verb.path.join(' ')]
  const found = other && table.verbs.find(({ path }) => path.join() === other.join())
  return found ? { name: optionsName(tool, other), flags: found.flags } : common(tool, table)
}

/** The name of the options of a verb; a verb without any of its own has those of every call. */
const optionsFor = (tool, table) => {
  const everyone = everyVerb(table.verbs)
  return ({ path, same }) => {
    const at = same ?? path
    const verb = everyone.find((one) => one.path.join() === at.join())
    return hasOptions(verb, table.globalFlags) ? optionsName(tool, at) : common(tool, table).name
  }
}

/** An interface of options for each verb that has some. */
function optionsOf(tool, table) {
  const { globalFlags, verbs } = table
  const shared = isEmpty(globalFlags)
    ? []
    : [optionsText(tool, { path: [], flags: globalFlags }, { name: 'CallOptions', flags: {} })]
  const own = everyVerb(verbs)
    .filter((verb) => !verb.same && hasOptions(verb, globalFlags))
    .map((verb) => optionsText(tool, verb, baseOf(tool, verb, table)))
  return [...shared, ...own]
}

/** The interface of a tool, and those of its groups and of verbs that have others below them. */
function methodsOf(tool, table, imports) {
  const context = { tool, imports, values: valuesOf(tool), optionsFor: optionsFor(tool, table) }
  const groups = new Set(table.verbs.flatMap(({ path }) => (path[1] ? [path[0]] : [])))
  const grouped = [...groups].map((group) =>
    methodsText({
      ...context,
      name: pascalCase([tool, group, 'verbs']),
      about: `The verbs of \`${tool} ${group}\`, as methods.`,
      verbs: table.verbs.filter(({ path }) => path[1] && path[0] === group),
    }),
  )
  const below = table.verbs
    .filter((verb) => verb.below?.length > 0)
    .map((verb) => belowText({ ...context, verb }))
  const whole = methodsText({
    ...context,
    name: pascalCase([tool]),
    about: `The verbs of \`${tool}\`, as methods.`,
    verbs: table.verbs.filter(({ path }) => path.length === 1),
    extend: [...groups].map((group) => pascalCase([tool, group, 'verbs'])),
  })
  return [whole, ...grouped, ...below]
}

function toolText(tool, table) {
  const imports = new Imports()
  const text = [...methodsOf(tool, table, imports), ...optionsOf(tool, table)].join('\n')
  for (const name of namesUsed(text)) imports.add(name, 'lab/method')
  const about = `The verbs of \`${tool}\` as methods, and the options of each.`
  return `${head(about)}${imports.text(`lab/tools/${tool}`)}\n${text}`
}

/** The text as biome formats it. */
const formatted = (path, text) =>
  execFileSync('npx', ['biome', 'check', '--write', `--stdin-file-path=${path}`], {
    cwd: ROOT,
    input: text,
    encoding: 'utf8',
  })

/** All files: path below the package's folder -> text. */
export async function generateFaces() {
  const tools = Object.entries(await loadTools())
  return new Map(
    tools.map(([tool, table]) => {
      const path = `${FOLDER}/${tool}.ts`
      return [path, formatted(path, toolText(tool, table))]
    }),
  )
}

if (process.argv[1] === import.meta.filename) {
  mkdirSync(resolve(ROOT, FOLDER), { recursive: true })
  for (const [path, text] of await generateFaces()) writeFileSync(resolve(ROOT, path), text)
}
