/**
 * docs/docker.md says of every command and flag of Docker 28 whether it is lived, without effect, or
 * refused. It is made of the tables of flags; `--update` writes it. What there is in Docker 28 was
 * read from the help of the real client.
 */
import { describe, expect, it } from 'vitest'
import { byName } from '../../src/cli/docker/not-simulated.js'
import { dockerVerbs } from '../../src/cli/docker/verbs.js'
import { FLAGS_WITHOUT_EFFECT, UNSIMULATED_FLAGS } from '../../src/cli/unsimulated-flags.js'
import type { AnyVerb } from '../../src/cli/verb.js'
import real from '../cli/docker/flags-of-28.json' with { type: 'json' }

const verbs: Readonly<Record<string, AnyVerb>> = dockerVerbs
const silent = new Map(
  FLAGS_WITHOUT_EFFECT.docker.flatMap(({ flags, reason }) =>
    flags.split(' ').map((flag) => [flag, reason] as const),
  ),
)

/** Commands of the real client that a lab refuses by name. */
const isRefused = (path: string): boolean => byName(path.split(' '), false) !== undefined

/** Builders and Compose have pages of their own. */
const OTHERS = /^(build|builder|buildx|compose|image build)\b/

/** Each verb once, under its longest path: `container ls` rather than `ps`. */
const paths = Object.keys(verbs)
  .filter((path) => !OTHERS.test(path))
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
  const told = names.filter((name) => UNSIMULATED_FLAGS.docker.has(name))
  const without = names.filter((name) => silent.has(name))
  return {
    told,
    without,
    lived: names.filter((name) => !told.includes(name) && !without.includes(name)),
  }
}

const listed = (names: readonly string[]): string =>
  names.length === 0 ? '' : names.map((name) => `\`--${name}\``).join(' ')

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
${paths.map(row).join('')}
Refused by name: ${[...new Set(refused)]
  .sort()
  .map((name) => `\`${name}\``)
  .join(', ')}. Those that ask a swarm are
answered as by a daemon that is in none.
`

describe('the docker command', () => {
  it('has every command of Docker 28, or refuses it by name', () => {
    expect(Object.keys(real).filter((path) => !verbs[path] && !isRefused(path))).toEqual([])
  })

  it('has every flag of the commands that it has', () => {
    const missing = Object.entries(real).flatMap(([path, flags]) =>
      verbs[path]
        ? flags
            .split(' ')
            .filter((flag) => flag !== '' && !Object.hasOwn(verbs[path]?.flags ?? {}, flag))
            .map((flag) => `${path} --${flag}`)
        : [],
    )
    expect(missing).toEqual([])
  })

  it('is described in docs/docker.md', async () => {
    await expect(page()).toMatchFileSnapshot('../../docs/docker.md')
  })
})
