/**
 * Whatever words a user types, kubectl answers with output, a message and an exit code.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { definitions } from '../../../src/cli/kubectl/verbs.js'
import type { AnyDefinition } from '../../../src/cli/kubectl/definition.js'
import type { FlagSpec, FlagSpecs } from '../../../src/cli/flags.js'
import { createLab } from '../../../src/index.js'

const TYPES = [
  'pods',
  'po',
  'deploy',
  'deployments.apps',
  'svc',
  'rc',
  'nodes',
  'ns',
  'cm',
  'secrets',
  'events',
  'endpoints',
  'all',
  'jobs',
  'gizmos',
]
const NAMES = [
  'web',
  'minikube',
  'default',
  'nope',
  'pod/web',
  'deploy/web',
  'deploy/nope',
  'svc/kubernetes',
  '__proto__',
  'constructor',
  'Not_A_Name',
  'a/b/c',
  '',
  'a=b',
  'a-',
  'x=y:NoSchedule',
  '80:80',
  'main=nginx:2',
]
const VALUES = [
  '',
  'yaml',
  'json',
  'name',
  'wide',
  'jsonpath={.metadata.name}',
  'jsonpath={',
  'custom-columns=A:.b',
  'go-template={{.kind}}',
  '-1',
  '0',
  '3',
  '1s',
  'app=web',
  'a in (b',
  '{"spec":{"replicas":2}}',
  '[',
  'client',
  'nginx',
  '80',
  'condition=Ready',
  'delete',
  '__proto__=1',
  'nope.yaml',
  'many.yaml',
  '/',
]
const MANY =
  'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web, __proto__: 1}\n---\nkind: 7\n---\n[]\n'

const lab = createLab({ cluster: { nodes: 1 } })
lab.sh('kubectl create deployment web --image=nginx')
lab.settle()
lab.writeFile('many.yaml', MANY)

const RIGHT: Readonly<Record<FlagSpec['type'], readonly string[]>> = {
  boolean: ['true', 'false'],
  int: ['-1', '0', '3'],
  duration: ['0s', '1s', '2m'],
  optionalString: ['client', 'server', 'none', 'foreground'],
  string: VALUES,
  strings: VALUES,
}

/** A flag of the verb, mostly with a value of its type. */
const flagOf = (flags: FlagSpecs): fc.Arbitrary<readonly string[]> =>
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc
        .constantFrom(...Object.entries<FlagSpec>({ ...flags, namespace: { type: 'string' } }))
        .chain(([long, { type }]) =>
          fc.constantFrom(...RIGHT[type]).map((value) => [`--${long}=${value}`]),
        ),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.constantFrom('help', 'nonsense', ...Object.keys(flags)),
          fc.constantFrom(...VALUES),
        )
        .map(([long, value]) => [`--${long}=${value}`]),
    },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom('-A', '-w', '-h', '-o', '-n', '-f', '-l', '--', '-it', '-')
        .map((short) => [short]),
    },
  )

const anyWord = fc.oneof(
  fc.constantFrom(...TYPES),
  fc.constantFrom(...NAMES),
  fc.string({ maxLength: 6 }),
)
/** What the command is about, as a user would say it. */
const subject = fc.oneof(
  fc.tuple(fc.constantFrom(...TYPES), fc.constantFrom(...NAMES)),
  fc.constantFrom(...TYPES, ...NAMES).map((one) => [one]),
  fc.constant([]),
)

/** The words of a command of this verb, and of those below it. */
function wordsOf(
  definition: AnyDefinition,
  above: readonly string[],
): fc.Arbitrary<readonly string[]> {
  const below = Object.entries(definition.verbs ?? {})
  const required = Object.entries(definition.flags).filter(([, spec]) => spec.required)
  const needed = fc.tuple(
    ...required.map(([name]) => fc.constantFrom('nginx', '3').map((value) => `--${name}=${value}`)),
  )
  const own = fc
    .tuple(
      subject,
      fc.array(anyWord, { maxLength: 2 }),
      fc.array(flagOf(definition.flags), { maxLength: 3 }),
      needed,
    )
    .map(([about, more, flags, must]) => [...above, ...about, ...more, ...must, ...flags.flat()])
  return below.length === 0
    ? own
    : fc.oneof(
        own,
        ...below.map(([inner, verb]) => ({
          weight: 3,
          arbitrary: wordsOf(verb, [...above, inner]),
        })),
      )
}

const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`

describe('kubectl with any words', () => {
  it.each(Object.entries(definitions))(
    '%s says what is wrong, and never breaks',
    (name, definition) => {
      fc.assert(
        fc.property(wordsOf(definition, [name]), (words) => {
          const { exitCode, stdout, stderr } = lab
            .fork()
            .sh(`kubectl ${words.map(quoted).join(' ')}`, { timeout: '30s' })
          expect(exitCode, stderr).toBeGreaterThanOrEqual(0)
          expect(`${stdout}${stderr}`).not.toMatch(
            /undefined|\[object |NaN|TypeError|RangeError|is not a function|is not iterable/,
          )
        }),
        { numRuns: 60, seed: 1 },
      )
    },
  )
})
