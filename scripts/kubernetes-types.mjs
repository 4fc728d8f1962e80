// Writes src/types/kubernetes/: the types of the API of Kubernetes 1.36, from the facts in
// scripts/schema/. A group's version is one file, or a folder where one file would be too long.
//
// npm run generate
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { ROOT } from './entries.mjs'
import { declare } from './kubernetes-types/declare.mjs'
import { kinds, moduleOf, partsOf, shortName, types } from './kubernetes-types/facts.mjs'
import { kindsText, manifestsText, wordsText } from './kubernetes-types/kinds.mjs'
import { byFile, placeTypes } from './kubernetes-types/place.mjs'
import { clause, head } from './kubernetes-types/text.mjs'

export const FOLDER = 'src/types/kubernetes'

/** The text of a file of types. */
function fileText(file, names, fileOf) {
  const module = moduleOf(names[0])
  const others = new Set(names.flatMap(partsOf).filter((name) => fileOf.get(name) !== file))
  const imports = byFile(others, fileOf).map(([to, parts]) =>
    clause('import', parts.map(shortName).sort(), file, to),
  )
  const part = file.slice(module.length + 1).replaceAll('-', ' ')
  return [
    `${head(`Types of ${module}, Kubernetes 1.36${part && `: ${part}`}.`)}${imports.join('\n')}${imports.length > 0 ? '\n' : ''}`,
    ...names.map(declare),
  ].join('\n')
}

/** All files: path below the package's folder -> text. */
export function generateTypes() {
  const fileOf = placeTypes()
  const files = new Map()
  for (const [file, names] of byFile(Object.keys(types), fileOf))
    files.set(`${FOLDER}/${file}.ts`, fileText(file, names, fileOf))
  for (const module of new Set(Object.keys(types).map(moduleOf))) {
    if (files.has(`${FOLDER}/${module}.ts`)) continue
    const parts = byFile(Object.keys(types), fileOf).filter(([file]) =>
      file.startsWith(`${module}/`),
    )
    files.set(
      `${FOLDER}/${module}.ts`,
      `${head(`Types of ${module}, Kubernetes 1.36.`)}${parts
        .map(
          ([file]) =>
            `export type * from '${relative(dirname(module), file).replace(/^(?!\.)/, './')}.js'`,
        )
        .join('\n')}\n`,
    )
  }
  files.set(`${FOLDER}/kinds.ts`, kindsText())
  files.set(`${FOLDER}/words.ts`, wordsText())
  files.set(`${FOLDER}/manifests.ts`, manifestsText())
  files.set(`${FOLDER}/index.ts`, indexText())
  return files
}

/** Where a name is taken from first, when several groups have it and none has a kind of that name. */
const FIRST = ['core/v1', 'autoscaling/v2', 'rbac/v1']

/** The types of all groups by name. */
function indexText() {
  const stored = new Set(kinds.map(({ type }) => type))
  const modules = [...new Set(Object.keys(types).map(moduleOf))].sort()
  const named = new Map()
  for (const name of Object.keys(types))
    named.set(shortName(name), [...(named.get(shortName(name)) ?? []), name])
  const shared = [...named.values()]
    .filter((names) => names.length > 1)
    .map((names) =>
      [
        names.find((name) => stored.has(name)),
        names.find((name) => FIRST.includes(moduleOf(name))),
        names[0],
      ].find(Boolean),
    )
  const explicit = new Map()
  for (const name of shared)
    explicit.set(moduleOf(name), [...(explicit.get(moduleOf(name)) ?? []), shortName(name)])
  return `${head('The types of the API of Kubernetes 1.36, by name.')}${[
    ...modules.map((module) => `export type * from './${module}.js'`),
    ...[...explicit].map(([module, names]) => clause('export', names.sort(), 'index', module)),
  ].join('\n')}\n`
}

if (process.argv[1] === import.meta.filename) {
  rmSync(resolve(ROOT, FOLDER), { recursive: true, force: true })
  for (const [path, text] of generateTypes()) {
    mkdirSync(dirname(resolve(ROOT, path)), { recursive: true })
    writeFileSync(resolve(ROOT, path), text)
  }
}
