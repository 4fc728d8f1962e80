import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dockerVerbs } from '../../src/cli/docker/verbs.js'
import type { FlagSpec, FlagSpecs } from '../../src/cli/flags.js'
import { kubectlVerbs } from '../../src/cli/kubectl/tool.js'
import { minikubeVerbs } from '../../src/cli/minikube/tool.js'
import {
  FaultError,
  KubariumError,
  UsageError,
  createLab,
  replayLab,
  restoreLab,
} from '../../src/index.js'
import { pods } from '../../src/lab/plugins/kubernetes.js'

type Method = (...given: readonly unknown[]) => unknown

const lab = createLab({ cluster: { nodes: 1 } })
lab.sh('docker run -d --name web nginx')
lab.sh('kubectl create deployment web --image=nginx')
lab.settle()

const camelCase = (name: string): string =>
  name.replace(/[- ](.)/g, (_, letter: string) => letter.toUpperCase())

/** Every verb of every tool, once: how it is called, and its flags. */
const verbs = [
  ...Object.entries(dockerVerbs).map(([name, verb]) => ['docker', name, verb] as const),
  ...Object.entries(kubectlVerbs(pods)).map(([name, verb]) => ['kubectl', name, verb] as const),
  ...Object.entries(minikubeVerbs(pods)).map(([name, verb]) => ['minikube', name, verb] as const),
]
  .filter(([, , verb], i, all) => all.findIndex(([, , other]) => other === verb) === i)
  .map(([tool, name, { flags }]) => {
    const methods = lab[tool] as unknown as Readonly<Record<string, Method>>
    return {
      verb: `${tool} ${name}`,
      method: methods[camelCase(name)] as Method,
      flags: flags as FlagSpecs,
    }
  })

const cyclic: Record<string, unknown> = { kind: 'Pod' }
cyclic['self'] = cyclic

/** Values that are no text, no number and no options. */
const nonsense = fc.constantFrom<unknown>(
  undefined,
  null,
  true,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Symbol('s'),
  () => 'f',
  10n,
  new Map([['a', 1]]),
  new Date(0),
  [[['deep']]],
  [undefined],
  [{}],
  cyclic,
)
const text = fc.constantFrom('web', 'pods', 'deployment/web', 'nginx', '', '-', '--', '.')

/** What a call throws, and whether it left the world alone. */
function outcomeOf(call: () => unknown): { readonly error: unknown; readonly untouched: boolean } {
  const before = lab.state
  try {
    call()
    return { error: undefined, untouched: lab.state === before }
  } catch (error) {
    return { error, untouched: lab.state === before }
  }
}

/** The call is refused with an error that says what is wrong with which argument. */
function expectUsageError(call: () => unknown, named: string | RegExp): void {
  const { error, untouched } = outcomeOf(call)
  expect(error).toBeInstanceOf(UsageError)
  expect((error as UsageError).message).toMatch(named)
  expect(untouched).toBe(true)
}

const wrongFor = ({ type }: FlagSpec): fc.Arbitrary<unknown> =>
  fc.constantFrom<unknown>(
    null,
    {},
    cyclic,
    Symbol('s'),
    () => 'f',
    Number.NaN,
    ...(type === 'strings' ? [[null], [['a']], [{}]] : [[], ['a'], [1, 2]]),
  )

describe('a verb of docker, kubectl or minikube', () => {
  it.each(verbs)('$verb names the argument that is no text', ({ method }) => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 2 }), nonsense, (words, wrong) => {
        // A manifest may be a value; then it is what the value holds that is wrong, or what follows.
        const at = words.length + 1
        const named = new RegExp(`^(argument (${at}|${at + 1})|manifest\\b.*) must be `)
        expectUsageError(() => method(...words, wrong, 'more'), named)
      }),
      { numRuns: 25 },
    )
  })

  it.each(verbs)('$verb names the option that it does not know', ({ method, flags }) => {
    const known = [...Object.keys(flags).map(camelCase), 'stdin', 'limit']
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (name) => {
        fc.pre(!known.includes(name))
        expectUsageError(() => method('web', 'web', { [name]: 'x' }), /^unknown option |takes no /)
      }),
      { numRuns: 10 },
    )
  })

  it.each(verbs)('$verb names the option that has the wrong type', ({ method, flags }) => {
    for (const [name, spec] of Object.entries(flags)) {
      if (name === 'help') continue
      fc.assert(
        fc.property(wrongFor(spec), (wrong) => {
          const named = new RegExp(`^${camelCase(name)} must be |takes no argument|is missing`)
          expectUsageError(() => method('web', 'web', { [camelCase(name)]: wrong }), named)
        }),
        { numRuns: 4 },
      )
    }
    // Where a verb has a flag of the name (`docker search --limit`), that is meant.
    const limits = Object.hasOwn(flags, 'limit') ? [] : [null, {}, [], 'soon', -1, Number.NaN]
    for (const wrong of limits) expectUsageError(() => method({ limit: wrong }), /^limit must be /)
    for (const wrong of [null, {}, [], 5, () => ''])
      expectUsageError(() => method({ stdin: wrong }), /^stdin must be /)
  })

  it.each(verbs)('$verb takes any words without breaking', ({ verb, method }) => {
    const world = createLab({ cluster: { nodes: 1 } })
    const [tool = '', name = ''] = verb.split(/ (.*)/)
    fc.assert(
      fc.property(
        fc.array(fc.oneof(text, fc.integer(), fc.string()), { maxLength: 3 }),
        (words) => {
          const fork = world.fork() as unknown as Record<string, Record<string, Method>>
          try {
            fork[tool]?.[camelCase(name)]?.(...words, { limit: '1s' })
          } catch (error) {
            expect(error).toBeInstanceOf(KubariumError)
            expect(error).not.toBeInstanceOf(FaultError)
          }
        },
      ),
      { numRuns: 10 },
    )
    void method
  })
})

describe('what is missing or too much', () => {
  it('is named as the usage line names it', () => {
    expect(() => lab.docker.rename('web')).toThrow(
      new UsageError('NEW_NAME is missing (usage: docker rename CONTAINER NEW_NAME)'),
    )
    expect(() => lab.docker.rename('a', 'b', 'c')).toThrow(
      new UsageError('docker takes no argument "c" here (usage: docker rename CONTAINER NEW_NAME)'),
    )
    expect(() => lab.docker.networkCreate()).toThrow(
      new UsageError('NETWORK is missing (usage: docker create [OPTIONS] NETWORK)'),
    )
    expect(() => lab.kubectl.get()).toThrow(/^nothing is given, .* \(usage: kubectl get \[/)
    expect(() => lab.kubectl.rollout()).toThrow(/\(usage: kubectl rollout SUBCOMMAND\)$/)
    expect(() => lab.minikube.service()).toThrow(UsageError)
    expect(lab.docker.ps().exitCode).toBe(0)
    expect(lab.kubectl.version().exitCode).toBe(0)
  })
})

describe('an option that is misspelt', () => {
  it.each([
    ['nmaespace', 'namespace'],
    ['namespaces', 'namespace'],
    ['dry-run', 'dryRun'],
    ['fieldmanager', 'fieldManager'],
  ])('%s is taken for %s', (given, meant) => {
    expect(() => lab.kubectl.create('deployment', 'x', { image: 'nginx', [given]: 'x' })).toThrow(
      new UsageError(`unknown option "${given}": did you mean "${meant}"?`),
    )
  })

  it('is refused with the verb that the words name: its neighbours have other flags', () => {
    expect(() =>
      lab.kubectl.rollout('status', 'deployment/web', { toRevision: 1 } as object),
    ).toThrow(/^unknown option "toRevision"/)
    expect(() => lab.kubectl.rollout('statsu', 'deployment/web')).toThrow(KubariumError)
  })

  it('is found in createLab at any depth', () => {
    const make = (options: object) => (): unknown => createLab(options)
    expect(make({ sed: 1 })).toThrow('unknown option "sed": did you mean "seed"?')
    expect(make({ cluster: { node: 3 } })).toThrow(
      'unknown option "cluster.node": did you mean "nodes"?',
    )
    expect(make({ cluster: { nodes: [{ name: 'a', capacty: {} }] } })).toThrow(
      'unknown option "cluster.nodes[0].capacty": did you mean "capacity"?',
    )
    expect(make({ schedule: { dorp: 0.5 } })).toThrow(
      'unknown option "schedule.dorp": did you mean "drop"?',
    )
  })
})

/** The methods of labs and machines, and for each of their arguments values that it must not be. */
const methods: readonly (readonly [string, Method, readonly (readonly [string, unknown])[][]])[] = (
  [
    [
      'sh',
      lab,
      [['line', 5]],
      [
        ['options', 'x'],
        ['timeout', { timeout: 'x' }],
        ['stdin', { stdin: 1 }],
      ],
    ],
    [
      'curl',
      lab,
      [['url', {}]],
      [
        ['options', 1],
        ['method', { method: 5 }],
        ['headers', { headers: [] }],
        ['headers.a', { headers: { a: 1 } }],
        ['body', { body: {} }],
      ],
    ],
    [
      'writeFile',
      lab,
      [
        ['path', ''],
        ['path', 5],
      ],
      [['content', {}]],
    ],
    [
      'publish',
      lab,
      [['reference', 1]],
      [
        ['files', []],
        ['files.Dockerfile', { Dockerfile: 5 }],
      ],
    ],
    [
      'registry',
      lab,
      [['host', 5]],
      [
        ['change', 1],
        ['bandwidth', { bandwidth: 0 }],
        ['latency', { latency: -1 }],
        ['away', { away: 'yes' }],
        ['awya', { awya: true }],
      ],
    ],
    ['machine', lab, [['name', 5]]],
    [
      'advance',
      lab,
      [
        ['duration', -1],
        ['duration', 'soon'],
        ['duration', 1e300],
      ],
    ],
    [
      'settle',
      lab,
      [
        ['options', 5],
        ['timeout', { timeout: 'x' }],
        ['tiemout', { tiemout: '1h' }],
      ],
    ],
    [
      'until',
      lab,
      [['condition', 'x']],
      [
        ['options', 5],
        ['timeout', { timeout: [] }],
        ['what', { what: 5 }],
      ],
    ],
    [
      'play',
      lab,
      [
        ['options', 5],
        ['speed', { speed: 0 }],
        ['clock', { clock: {} }],
      ],
    ],
    [
      'at',
      lab,
      [
        ['moment', 'x'],
        ['moment', { revision: 'x' }],
        ['moment', 0.5],
      ],
    ],
    ['diff', lab, [['before', {}]], [['after', 5]]],
    ['subscribe', lab, [['listener', 5]]],
    [
      'reschedule',
      lab,
      [
        ['schedule', 5],
        ['schedule.drop', { drop: 2 }],
        ['schedule.drop', { drop: { 'default-scheduler': 'x' } }],
      ],
    ],
    ['keep', lab.history, [['label', 5]]],
    [
      'on',
      lab.events,
      [
        ['event', 'requests'],
        ['event', Symbol('s')],
      ],
      [['listener', 5]],
    ],
    ['once', lab.events, [['event', 5]], [['listener', undefined]]],
    ['readFile', lab.machine('host'), [['path', 5]]],
    ['writeFile', lab.machine('host'), [['path', null]], [['content', 5]]],
    ['sh', lab.machine('minikube'), [['line', undefined]]],
  ] as const
).map(([name, target, ...wrong]) => [
  name,
  (...given) => (target as unknown as Record<string, Method>)[name]?.apply(target, [...given]),
  wrong as unknown as (readonly [string, unknown])[][],
])

/** What these are given may be a function. */
const TAKE_FUNCTIONS = ['until', 'subscribe', 'on', 'once']

/** Arguments that are fine, for those before the one that is wrong. */
const FINE: Readonly<Record<string, unknown>> = {
  sh: 'true',
  curl: 'http://localhost',
  writeFile: 'file',
  publish: 'me/app',
  registry: 'docker.io',
  until: () => true,
  diff: lab.state,
  on: 'fault',
  once: 'fault',
}

describe('a method of a lab or a machine', () => {
  it.each(methods)('%s names the argument that is wrong', (name, method, wrong) => {
    wrong.forEach((cases, position) => {
      const before = position === 0 ? [] : [FINE[name]]
      for (const [named, value] of cases)
        expectUsageError(() => method(...before, value), named.replace(/[[\]]/g, '\\$&'))
      for (const value of [null, Symbol('s'), 10n, () => 'f', cyclic])
        if (typeof value !== 'function' || !TAKE_FUNCTIONS.includes(name))
          expectUsageError(
            () => method(...before, value),
            new RegExp(`must be|${name}|unknown option`),
          )
    })
  })

  it.each([
    ['createLab', createLab as Method, [] as readonly unknown[]],
    ['restoreLab', restoreLab as Method, [lab.snapshot()] as readonly unknown[]],
    ['replayLab', replayLab as Method, [lab.recording()] as readonly unknown[]],
  ])('%s too', (_, make, first) => {
    expect(() => make(...first, 5)).toThrow('options must be an object, not 5')
    expect(() => make(...first, { programs: [{}] })).toThrow('programs[0] must be a program')
    expect(() => make(...first, { programz: [] })).toThrow(
      'unknown option "programz": did you mean "programs"?',
    )
  })

  it('createLab checks every option', () => {
    const make = (options: object) => (): unknown => createLab(options)
    expect(make({ seed: '1' })).toThrow('seed must be a whole number, not "1"')
    expect(make({ start: 1e300 })).toThrow('start must be whole milliseconds since the Unix epoch')
    expect(make({ history: -1 })).toThrow('history must be a number of checkpoints, not -1')
    expect(make({ limits: { steps: 0 } })).toThrow('limits.steps must be a whole number above 0')
    expect(make({ cluster: 3 })).toThrow('cluster must be an object, not 3')
    expect(make({ cluster: {} })).toThrow('cluster.nodes must be a number from 1 to 10000')
    expect(make({ cluster: { nodes: [5] } })).toThrow('cluster.nodes[0] must be an object, not 5')
    expect(make({ cluster: { nodes: [{}] } })).toThrow('cluster.nodes[0].name must be text')
    expect(make({ cluster: { nodes: [{ name: 'a', capacity: { cpu: 'x' } }] } })).toThrow(
      'cluster.nodes[0].capacity.cpu must be a quantity such as "2" or "4Gi", not "x"',
    )
    expect(make({ cluster: { nodes: 1, version: 36 } })).toThrow(
      'cluster.version must be a version',
    )
  })

  it('takes a condition that gives a promise for a mistake', () => {
    expect(() => lab.until((async () => true) as unknown as () => boolean)).toThrow(
      /^condition must give true or false, not a promise/,
    )
  })

  it('takes a manifest that is no plain data for a mistake', () => {
    const apply = (manifest: object) => (): unknown => lab.kubectl.apply(manifest as never)
    expect(apply(cyclic)).toThrow('manifest.self must be plain data, and it contains itself')
    expect(apply({ kind: 'Pod', spec: { run: () => 1 } })).toThrow(
      'manifest.spec.run must be plain data, not a function',
    )
    expect(apply([{ kind: 'Pod', spec: { n: Number.NaN } }])).toThrow(
      'manifest[0].spec.n must be plain data, not NaN',
    )
  })
})

describe('the standard input of a verb', () => {
  it('is text; a flag of that name can be switched on without any', () => {
    lab.settle()
    const pod = lab.kubectl.get('pods')[0]?.metadata.name ?? ''
    expect(lab.kubectl.exec(pod, '--', 'cat', { stdin: 'hello' }).stdout).toBe('hello')
    expect(lab.kubectl.exec(pod, '--', 'echo', 'hi', { stdin: true }).stdout).toBe('hi\n')
  })
})
