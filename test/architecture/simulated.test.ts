import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import {
  FLAGS_WITHOUT_EFFECT,
  type Tool,
  UNSIMULATED_BY_VERB,
  UNSIMULATED_FLAGS,
} from '../../src/cli/unsimulated-flags.js'
import { BUILDX_VERBS } from '../../src/cli/docker/buildx/group.js'
import { dockerVerbs } from '../../src/cli/docker/verbs.js'
import { camelCase } from '../../src/cli/flags.js'
import { kubectlVerbs } from '../../src/cli/kubectl/tool.js'
import { minikubeVerbs } from '../../src/cli/minikube/tool.js'
import type { AnyVerb } from '../../src/cli/verb.js'
import { DURATIONS } from '../../src/docker/build/healthcheck.js'
import { forms } from '../../src/docker/build/instructions.js'
import * as dockerfile from '../../src/docker/build/unsimulated.js'
import { kinds } from '../../src/kubernetes/kinds/index.js'
import { type FieldType, fieldsOf } from '../../src/kubernetes/kinds/schema/types.js'
import { STORED_ONLY, UNSIMULATED, WITHOUT_EFFECT } from '../../src/kubernetes/kinds/unsimulated.js'

const SRC = resolve(import.meta.dirname, '../../src')
/** Files that name fields without acting on them. */
const NAMES_ONLY = [
  'kubernetes/kinds/facts/',
  'kubernetes/kinds/schema/',
  'kubernetes/kinds/unsimulated.ts',
  'kubernetes/kinds/internal-form.ts',
  'kubernetes/kinds/pod/internal-form.ts',
  'cli/kubectl/describe/',
  'cli/unsimulated-flags.ts',
]
const isValidation = (file: string): boolean =>
  /validation|defaults/.test(file) || NAMES_ONLY.some((start) => file.startsWith(start))

/** The names that code reads: properties, parts of patterns, texts that are used as keys. */
function namesRead(
  within = '',
  but: (node: ts.Node, file: string) => boolean = () => false,
): ReadonlySet<string> {
  const names = new Set<string>()
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && file.startsWith(within) && !isValidation(file),
  )
  for (const file of files) {
    const source = ts.createSourceFile(
      file,
      readFileSync(join(SRC, file), 'utf8'),
      ts.ScriptTarget.ES2022,
    )
    const visit = (node: ts.Node): void => {
      if (but(node, file)) return
      if (ts.isPropertyAccessExpression(node)) names.add(node.name.text)
      if (ts.isBindingElement(node)) {
        const name = node.propertyName ?? node.name
        if (ts.isIdentifier(name)) names.add(name.text)
      }
      if (ts.isStringLiteral(node)) names.add(node.text)
      ts.forEachChild(node, visit)
    }
    visit(source)
  }
  return names
}

const structIn = (type: FieldType): string | undefined =>
  type.is === 'struct' ? type.name : type.is === 'value' ? undefined : structIn(type.of)

const withoutEffect = new Set(
  WITHOUT_EFFECT.flatMap(({ fields }) =>
    Object.entries(fields).flatMap(([type, names]) =>
      names.split(' ').map((name) => `${type}.${name}`),
    ),
  ),
)

/** The fields of a structure and of all below it, as far as something acts on what holds them. */
function* fieldsBelow(type: string, seen: Set<string>): Generator<string> {
  if (seen.has(type)) return
  seen.add(type)
  for (const [name, field] of fieldsOf(type) ?? []) {
    yield `${type}.${name}`
    const unsimulated = Object.hasOwn(UNSIMULATED[type] ?? {}, name)
    const inner = structIn(field.type)
    if (inner && !unsimulated && !withoutEffect.has(`${type}.${name}`) && name !== 'status')
      yield* fieldsBelow(inner, seen)
  }
}

const TOOLS: readonly Tool[] = ['docker', 'kubectl', 'minikube']

/** The page that tells users what is not simulated. */
function page(): string {
  const rows = Object.entries(UNSIMULATED)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, fields]) => `| ${type} | ${Object.keys(fields).join(', ')} |`)
  const silent = WITHOUT_EFFECT.flatMap(({ fields, reason }) =>
    Object.entries(fields).map(
      ([type, names]) => `| ${type} | ${names.replaceAll(' ', ', ')} | ${reason} |`,
    ),
  )
  return `${HEAD}
## Kinds that are kept, and on which nothing acts

${[...STORED_ONLY].sort().join(', ')}.

## Fields that are said aloud

| structure | fields |
|---|---|
${rows.join('\n')}

## Flags that are said aloud

| tool | flags |
|---|---|
${TOOLS.filter((tool) => UNSIMULATED_FLAGS[tool].size > 0)
  .map((tool) => `| ${tool} | ${[...UNSIMULATED_FLAGS[tool]].sort().join(', ')} |`)
  .join('\n')}
${Object.entries(UNSIMULATED_BY_VERB)
  .map(([verb, flags]) => `| ${verb} | ${[...flags].sort().join(', ')} |`)
  .join('\n')}

## Flags without effect in a simulation

| tool | flags | why |
|---|---|---|
${TOOLS.flatMap((tool) =>
  FLAGS_WITHOUT_EFFECT[tool].map(
    ({ flags, reason }) => `| ${tool} | ${flags.replaceAll(' ', ', ')} | ${reason} |`,
  ),
).join('\n')}

## Dockerfiles

Said aloud: ${[
    ...Object.entries(dockerfile.UNSIMULATED_FLAGS).map(
      ([keyword, flags]) => `${flags.map((flag) => `--${flag}`).join(', ')} of ${keyword}`,
    ),
    ...Object.values(dockerfile.UNSIMULATED_FORMS),
  ].join('; ')}.

| without effect | why |
|---|---|
${dockerfile.WITHOUT_EFFECT.map(({ what, reason }) => `| ${what} | ${reason} |`).join('\n')}

## Fields without effect in a simulation

| structure | fields | why |
|---|---|---|
${silent.join('\n')}
`
}

const HEAD = `# What is simulated, and what is not

Whatever kubarium accepts does one of three things: it acts; it has no effect in a simulation, for a
reason that stands below; or it is said aloud, once, as a warning:

- on standard error: \`Warning: kubarium does not simulate spec.shareProcessNamespace\`;
- in \`lab.warnings\`, for programs;
- as an \`UnsupportedError\` from a lab that was made with \`createLab({ unsupported: 'throw' })\`.

A test walks the whole API of Kubernetes v1.36 and fails for a field that is none of the three. It
writes this page too.
`

describe('every field of every kind', () => {
  const read = namesRead()
  const lived = kinds.filter(({ kind }) => !STORED_ONLY.has(kind))

  it('moves something, or is said aloud, or stands in the list of those without effect', () => {
    const seen = new Set<string>()
    const silent = lived
      .flatMap(({ type }) => [...fieldsBelow(type, seen)])
      .filter((field) => {
        const [type, name] = [
          field.slice(0, field.lastIndexOf('.')),
          field.slice(field.lastIndexOf('.') + 1),
        ]
        return (
          !read.has(name) &&
          !withoutEffect.has(field) &&
          !Object.hasOwn(UNSIMULATED[type] ?? {}, name)
        )
      })
    expect(silent).toEqual([])
  })

  it('stands in one list only, and is a field of the API', () => {
    for (const [type, fields] of Object.entries(UNSIMULATED))
      for (const name of Object.keys(fields)) {
        expect(fieldsOf(type)?.has(name) ? '' : `${type}.${name} is no field`).toBe('')
        expect(withoutEffect.has(`${type}.${name}`) ? `${type}.${name} stands twice` : '').toBe('')
      }
    for (const field of withoutEffect) {
      const dot = field.lastIndexOf('.')
      expect(fieldsOf(field.slice(0, dot))?.has(field.slice(dot + 1)) ? '' : field).toBe('')
    }
    for (const kind of STORED_ONLY) expect(kinds.map((one) => one.kind)).toContain(kind)
  })

  it('is told on the page docs/simulated.md', async () => {
    await expect(page()).toMatchFileSnapshot('../../docs/simulated.md')
  })
})

const verbsOf: Readonly<Record<Tool, Readonly<Record<string, AnyVerb>>>> = {
  docker: {
    ...dockerVerbs,
    ...Object.fromEntries([...BUILDX_VERBS].map(([name, verb]) => [`buildx ${name}`, verb])),
  },
  kubectl: kubectlVerbs({} as never),
  minikube: minikubeVerbs({} as never),
}

describe('every flag of every verb', () => {
  const read = new Set([...namesRead('cli/'), ...namesRead('docker/')])
  const silentOf = (tool: Tool): ReadonlySet<string> =>
    new Set(FLAGS_WITHOUT_EFFECT[tool].flatMap(({ flags }) => flags.split(' ')))

  it.each(TOOLS)('of %s moves something, or is said aloud, or has no effect', (tool) => {
    const listed = new Set([...UNSIMULATED_FLAGS[tool], ...silentOf(tool)])
    const unread = Object.entries(verbsOf[tool]).flatMap(([name, { flags }]) =>
      Object.keys(flags)
        .filter((flag) => !read.has(camelCase(flag)) && !listed.has(flag))
        .map((flag) => `${name} --${flag}`),
    )
    expect(unread).toEqual([])
  })

  it.each(TOOLS)('of %s stands in one list only, and some verb has it', (tool) => {
    const flags = new Set(Object.values(verbsOf[tool]).flatMap((verb) => Object.keys(verb.flags)))
    const silent = silentOf(tool)
    expect([...UNSIMULATED_FLAGS[tool]].filter((flag) => silent.has(flag))).toEqual([])
    expect([...UNSIMULATED_FLAGS[tool], ...silent].filter((flag) => !flags.has(flag))).toEqual([])
  })
})

/** The lists of flags that instructions know, which say nothing about what becomes of them. */
const isFlagList = (node: ts.Node): boolean =>
  ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && node.name.text === 'flags'

describe('every flag of every instruction of a Dockerfile', () => {
  const read = namesRead(
    'docker/build/',
    (node, file) => isFlagList(node) || /(?:statement-flags|unsimulated)\.ts$/.test(file),
  )
  const listed = (keyword: string, flag: string): boolean =>
    [
      dockerfile.UNSIMULATED_FLAGS,
      dockerfile.REFUSED_FLAGS,
      ...dockerfile.WITHOUT_EFFECT.map(({ flags }) => flags ?? {}),
    ].some((list) => list[keyword]?.includes(flag))
  const flags = [...forms].flatMap(([keyword, form]) =>
    (form.flags ?? []).map((flag) => [keyword, flag] as const),
  )

  it('moves something, or is said aloud, or has no effect, or is refused', () => {
    const isRead = (keyword: string, flag: string): boolean =>
      read.has(flag) || (keyword === 'HEALTHCHECK' && flag in DURATIONS)
    expect(
      flags.filter(([keyword, flag]) => !isRead(keyword, flag) && !listed(keyword, flag)),
    ).toEqual([])
  })

  it('stands in a list only if some instruction has it', () => {
    const known = new Set(flags.map(([keyword, flag]) => `${keyword} ${flag}`))
    const named = [
      dockerfile.UNSIMULATED_FLAGS,
      dockerfile.REFUSED_FLAGS,
      ...dockerfile.WITHOUT_EFFECT.map((one) => one.flags ?? {}),
    ].flatMap((list) =>
      Object.entries(list).flatMap(([keyword, names]) => names.map((name) => `${keyword} ${name}`)),
    )
    expect(named.filter((name) => !known.has(name))).toEqual([])
    expect(named).toHaveLength(new Set(named).size)
  })
})
