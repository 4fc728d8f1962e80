/**
 * docs/docker.md says of every command and flag of Docker 28, Buildx and Compose whether it is lived, without effect, or
 * refused. It is made of the tables of flags; `--update` writes it. What there is in Docker 28 was
 * read from the help of the real client.
 */
import { describe, expect, it } from 'vitest'
import { GLOBAL_FLAGS } from '../../src/cli/compose/global-flags.js'
import { TOLD_FLAGS } from '../../src/cli/compose/tell-flags.js'
import { NOT_SIMULATED, composeVerbs } from '../../src/cli/compose/verbs.js'
import { BUILDX_VERBS, buildxCommand } from '../../src/cli/docker/buildx/group.js'
import { byName } from '../../src/cli/docker/not-simulated.js'
import { dockerVerbs } from '../../src/cli/docker/verbs.js'
import type { FlagSpecs } from '../../src/cli/flags.js'
import {
  FLAGS_WITHOUT_EFFECT,
  UNSIMULATED_BY_VERB,
  UNSIMULATED_FLAGS,
} from '../../src/cli/unsimulated-flags.js'
import real from '../cli/docker/flags-of-28.json' with { type: 'json' }
import plugins from '../cli/docker/flags-of-plugins.json' with { type: 'json' }

/** What a verb is to this page. */
interface Described {
  readonly flags: FlagSpecs
  readonly name: string
}

const verbs: Readonly<Record<string, Described>> = {
  ...dockerVerbs,
  ...Object.fromEntries(
    [...BUILDX_VERBS, ['build', dockerVerbs.build] as const].map(([name, verb]) => [
      `buildx ${name}`,
      verb,
    ]),
  ),
  ...Object.fromEntries(composeVerbs.map((verb) => [`compose ${verb.name}`, verb])),
}
/** Every command of the real client and its plugins, with its flags. */
const known: Readonly<Record<string, string>> = { ...real, ...plugins }

const silent = new Map(
  FLAGS_WITHOUT_EFFECT.docker.flatMap(({ flags, reason }) =>
    flags.split(' ').map((flag) => [flag, reason] as const),
  ),
)

/** Commands of the real client that a lab refuses by name. */
function isRefused(path: string): boolean {
  const [first = '', second = ''] = path.split(' ')
  if (first === 'compose') return NOT_SIMULATED.includes(second)
  if (first !== 'buildx') return byName(path.split(' '), false) !== undefined
  const found = buildxCommand(second)
  return 'error' in found && !/unknown command/.test(found.error ?? '')
}

/** Each verb once, under its longest path: `container ls` rather than `ps`. */
const paths = Object.keys(verbs)
  .filter(
    (path) =>
      path.includes(' ') ||
      !Object.keys(verbs).some(
        (other) => other !== path && verbs[other] === verbs[path] && other.includes(' '),
      ),
  )
  .sort()

const otherNames = (path: string): readonly string[] =>
  Object.keys(verbs).filter((other) => other !== path && verbs[other] === verbs[path])

function flagsOf(path: string): { lived: string[]; told: string[]; without: string[] } {
  const names = Object.entries(verbs[path]?.flags ?? {})
    .filter(([name, { hidden }]) => !hidden && name !== 'help')
    .map(([name]) => name)
    .sort()
  const isCompose = path.startsWith('compose ')
  const own = isCompose
    ? TOLD_FLAGS[verbs[path]?.name ?? '']
    : [...(UNSIMULATED_BY_VERB[`docker ${verbs[path]?.name}`] ?? [])]
  const told = names.filter(
    (name) => own?.includes(name) || (!isCompose && UNSIMULATED_FLAGS.docker.has(name)),
  )
  const without = isCompose ? [] : names.filter((name) => silent.has(name))
  return {
    told,
    without,
    lived: names.filter((name) => !told.includes(name) && !without.includes(name)),
  }
}

const listed = (names: readonly string[]): string =>
  names.length === 0 ? '' : names.map((name) => `\`--${name}\``).join(' ')

const part = (prefix: RegExp): string =>
  paths
    .filter((path) => prefix.test(path))
    .map(row)
    .join('')

const row = (path: string): string => {
  const { lived, told, without } = flagsOf(path)
  const others = otherNames(path)
  const also = others.length > 0 ? ` (also ${others.map((name) => `\`${name}\``).join(', ')})` : ''
  return `| \`${path}\`${also} | ${listed(lived)} | ${listed(told)} | ${listed(without)} |\n`
}

const refused = [
  ...new Set([
    ...Object.keys(real),
    'config',
    'node',
    'scout',
    'secret',
    'service',
    'stack',
    'checkpoint',
  ]),
]
  .filter(isRefused)
  .map((path) => path.split(' ')[0] ?? '')

/** Commands of a plugin that are refused, those of a group by the group's name. */
const refusedOf = (plugin: string): string =>
  [
    ...new Set(
      Object.keys(plugins)
        .filter((path) => path.startsWith(`${plugin} `) && isRefused(path))
        .map((path) => `\`${path.split(' ')[1]}\``),
    ),
  ]
    .sort()
    .join(', ')

const page = (): string => `# The docker command

Made by \`test/architecture/docker-reference.test.ts\` of the tables of flags; do not edit. What is
**lived** acts; what is **said aloud** is accepted, and a warning says that nothing acts on it (an error
in a lab with \`unsupported: 'throw'\`); what is **without effect** has none for a reason:

${[
  ...new Set(
    FLAGS_WITHOUT_EFFECT.docker.map(
      ({ flags, reason }) =>
        `- ${flags
          .split(' ')
          .map((flag) => `\`--${flag}\``)
          .join(', ')}: ${reason}`,
    ),
  ),
].join('\n')}

| command | lived | said aloud | without effect |
|---|---|---|---|
${part(/^(?!buildx |compose )/)}
Refused by name: ${[...new Set(refused)]
  .sort()
  .map((name) => `\`${name}\``)
  .join(', ')}. Those that ask a swarm are
answered as by a daemon that is in none.

## Buildx

| command | lived | said aloud | without effect |
|---|---|---|---|
${part(/^buildx /)}
Refused by name: ${refusedOf('buildx')}.

## Compose

Flags before the command: ${listed(Object.keys(GLOBAL_FLAGS).filter((name) => name !== 'no-ansi'))}, of
which \`--parallel\` and \`--compatibility\` have no effect: what takes time here is done side by side.

| command | lived | said aloud | without effect |
|---|---|---|---|
${part(/^compose /)}
Refused by name: ${refusedOf('compose')}.
`

describe('the docker command', () => {
  it('has every command of Docker 28, or refuses it by name', () => {
    expect(Object.keys(known).filter((path) => !verbs[path] && !isRefused(path))).toEqual([])
  })

  it('has every flag of the commands that it has', () => {
    const missing = Object.entries(known).flatMap(([path, flags]) =>
      verbs[path]
        ? flags
            .split(' ')
            .filter((flag) => flag !== '' && flag !== 'dry-run')
            .filter((flag) => !Object.hasOwn(verbs[path]?.flags ?? {}, flag))
            .map((flag) => `${path} --${flag}`)
        : [],
    )
    expect(missing).toEqual([])
  })

  it('is described in docs/docker.md', async () => {
    await expect(page()).toMatchFileSnapshot('../../docs/docker.md')
  })
})
