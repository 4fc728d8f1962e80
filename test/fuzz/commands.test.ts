import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dockerVerbs } from '../../src/cli/docker/verbs.js'
import { type Lab, createLab } from '../../src/index.js'
import { ApiError, CommandError, DockerError, FileError, KubariumError } from '../../src/index.js'

const RUNS = { numRuns: 60, seed: 1 }
const lab = createLab({ seed: 1, cluster: { nodes: 2 } })
lab.sh('docker run -d --name web nginx; kubectl create deployment web --image=nginx --replicas=2')
lab.settle()

const NAMES = [
  'web',
  'nginx',
  'pods',
  'pod',
  'deployment',
  'deployment/web',
  'nodes',
  'minikube',
  'service',
  'x/y',
  '',
  '-',
  '--',
  '.',
  '/',
  '*',
  '__proto__',
  'constructor',
  'ä'.repeat(9),
  'busybox',
  'default',
  '0',
  '-1',
  '1e9',
  'a=b',
  'a-',
  '{}',
  '../..',
]
const FLAGS = [
  '-f',
  '-f-',
  '-n',
  '--name',
  '--name=web',
  '-a',
  '-q',
  '-o',
  '-o=json',
  '-o=yaml',
  '-o=wide',
  '-o=jsonpath={.x}',
  '-o=jsonpath={',
  '-ojsonpath={..}',
  '--all',
  '--replicas=x',
  '--replicas=-1',
  '--help',
  '-l',
  '-lapp in',
  '--format={{',
  '--format={{.ID}}',
  '-p',
  '-p=1:2:3:4',
  '-t',
  '--__proto__=1',
  '--=',
  '-it',
  '--rm',
  '--image=nginx',
  '--image=',
  '--force',
  '--dry-run=client',
  '--dry-run=x',
]
const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...NAMES) },
  { weight: 4, arbitrary: fc.constantFrom(...FLAGS) },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
)
const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** Runs a line on a fork: it ends, with an exit code, in the time that it is given. */
function endsWell(of: Lab, line: string, stdin = ''): void {
  const { exitCode, stdout, stderr } = of.fork().sh(line, { timeout: '90s', stdin })
  expect(
    Number.isInteger(exitCode) && exitCode >= 0 && exitCode <= 255,
    `${line}: exit code ${exitCode}`,
  ).toBe(true)
  expect(`${stdout}${stderr}`, line).not.toMatch(
    /\bundefined\b|\[object Object\]|\bNaN\b|TypeError|at \S+ \(/,
  )
}

const KUBECTL = [
  'get',
  'describe',
  'create',
  'create deployment',
  'apply',
  'delete',
  'scale',
  'expose',
  'label',
  'annotate',
  'taint',
  'logs',
  'exec',
  'rollout status',
  'rollout undo',
  'set image',
  'patch',
  'edit',
  'explain',
  'run',
  'wait',
  'cordon',
  'drain',
  'top',
  'config',
  'cluster-info',
  'api-resources',
  'version',
  'replace',
  'autoscale',
  'auth can-i',
  'port-forward',
  'cp',
  'attach',
  'gett',
]
const MINIKUBE = [
  'start',
  'stop',
  'status',
  'delete',
  'ssh',
  'ip',
  'node list',
  'node add',
  'service',
  'addons',
  'tunnel',
  'dashboard',
  'profile',
  'strat',
]

describe('any words', () => {
  it.each([
    ['docker', [...Object.keys(dockerVerbs), 'rnu', '']],
    ['kubectl', KUBECTL],
    ['minikube', MINIKUBE],
  ])('after %s end with an exit code and readable words', (tool, verbs) => {
    fc.assert(
      fc.property(fc.constantFrom(...verbs), fc.array(word, { maxLength: 4 }), (verb, words) =>
        endsWell(lab, `${tool} ${verb} ${words.map(quote).join(' ')}`),
      ),
      RUNS,
    )
  })

  it('in a shell end with an exit code', () => {
    const part = fc.constantFrom(
      'echo',
      'a',
      '$x',
      '"',
      "'",
      '|',
      '||',
      '&&',
      ';',
      '(',
      ')',
      '{',
      '}',
      '>',
      '<',
      '>>',
      '2>&1',
      '$(',
      '`',
      'if',
      'then',
      'fi',
      'for',
      'in',
      'do',
      'done',
      'case',
      'esac',
      '&',
      '*',
      '\\',
      '\n',
      '#',
      '<<E',
      '$((',
      '))',
      '1+',
      'cat',
      'exit',
      'x=1',
      '!',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const { exitCode } = lab.fork().sh(parts.join(' '), { timeout: '30s' })
        expect(exitCode).toBeGreaterThanOrEqual(0)
      }),
      { ...RUNS, numRuns: 300 },
    )
  })
})

describe('any input', () => {
  const leaf = fc.constantFrom<unknown>(
    null,
    0,
    -1,
    1.5,
    '',
    'web',
    'nginx',
    true,
    [],
    {},
    '100Mi',
    'x'.repeat(300),
  )
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(
        fc.constantFrom(
          'metadata',
          'spec',
          'name',
          'labels',
          'containers',
          'image',
          'template',
          'selector',
          'matchLabels',
          'replicas',
          'ports',
          'port',
          '__proto__',
        ),
        tie('any'),
        { maxKeys: 5 },
      ),
    ),
  })).any

  it('as a manifest is created or refused', () => {
    const kind = fc.constantFrom(
      ['v1', 'Pod'],
      ['v1', 'Service'],
      ['apps/v1', 'Deployment'],
      ['v1', 'ConfigMap'],
      ['v1', 'Node'],
      ['v2', 'Pod'],
      ['v1', '__proto__'],
    )
    fc.assert(
      fc.property(kind, value, value, ([apiVersion, name], metadata, spec) =>
        endsWell(
          lab,
          'kubectl apply -f -',
          JSON.stringify({ apiVersion, kind: name, metadata, spec }),
        ),
      ),
      { ...RUNS, numRuns: 150 },
    )
  })

  it('as a Dockerfile is built or refused', () => {
    const line = fc.tuple(
      fc.constantFrom(
        'FROM',
        'RUN',
        'COPY',
        'ADD',
        'ENTRYPOINT',
        'CMD',
        'ENV',
        'ARG',
        'WORKDIR',
        'USER',
        'EXPOSE',
        'LABEL',
        'HEALTHCHECK',
        'VOLUME',
        'FORM',
        '#',
        '',
      ),
      fc.constantFrom(
        'busybox',
        'scratch',
        'nope',
        'a b',
        '["sh"',
        '["sh"]',
        'x=1',
        '$x',
        '.',
        '/',
        'echo hi',
        'AS x',
        '--from=x a b',
        '--bad',
        '',
        '\\',
        '<<E',
      ),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), fc.boolean(), (lines, based) => {
        const own = lab.fork()
        own.writeFile(
          'fuzz/Dockerfile',
          `${based ? 'FROM busybox\n' : ''}${lines.map((parts) => parts.join(' ')).join('\n')}`,
        )
        endsWell(own, 'docker build -t fuzz fuzz')
      }),
      RUNS,
    )
  })
})

describe('a call of the facade that fails', () => {
  const methods = Object.entries(lab.docker).filter(([name]) => !['login', 'logout'].includes(name))

  it('throws a typed error, and Docker and the API are as before', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...methods),
        fc.array(fc.constantFrom(...NAMES), { maxLength: 3 }),
        ([name], words) => {
          const own = lab.fork()
          const before = own.state
          const method = (own.docker as unknown as Record<string, (...given: string[]) => unknown>)[
            name
          ]
          try {
            method?.(...words)
          } catch (error) {
            expect(
              [ApiError, CommandError, DockerError, FileError, KubariumError].some(
                (type) => error instanceof type,
              ),
              `${name} ${words}: ${String(error)}`,
            ).toBe(true)
            if (own.now === before.now)
              expect(own.state.tables, `${name} ${words}`).toEqual(before.tables)
          }
        },
      ),
      RUNS,
    )
  })
})
