import { describe, expect, it } from 'vitest'
import { type Lab, createLab } from '../../src/index.js'

/** A lab with a container `box`, a pod `pod` of one container, and a pod `two` of two. */
function labWithContainers(): Lab {
  const lab = createLab({ cluster: { nodes: 1 } })
  lab.sh('docker run -d --name box busybox sleep 1d')
  lab.sh('kubectl run pod --image=busybox -- sleep 1d')
  const containers = ['a', 'b'].map((name) => ({
    name,
    image: 'busybox',
    command: ['sleep', '1d'],
  }))
  lab.sh('kubectl apply -f -', {
    stdin: JSON.stringify({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'two' },
      spec: { containers },
    }),
  })
  lab.settle()
  return lab
}

const lab = labWithContainers()

const RUNNERS = [
  'docker exec -i box',
  'docker run -i --rm busybox',
  'kubectl exec -i pod --',
  'kubectl exec -i two -c b --',
  'kubectl run -i --rm -q --restart=Never --image=busybox once --',
] as const

const COMMANDS = [
  ['wc -l', '3\n'],
  ['sort -r', 'c\nb\na\n'],
  ['sed s/a/x/', 'x\nb\nc\n'],
  ['md5sum', '40c53c58fdafacc83cfff6ee3d2f6d69  -\n'],
  ['xargs echo got', 'got a b c\n'],
  ['tail -n 1', 'c\n'],
  ['tac', 'c\nb\na\n'],
  ["sh -c 'cat > /tmp/f; cat /tmp/f'", 'a\nb\nc\n'],
] as const

describe.each(RUNNERS)('echo … | %s', (runner) => {
  it.each(COMMANDS)('%s reads to the end of its input', (command, output) => {
    const result = lab.fork().sh(`printf 'a\\nb\\nc\\n' | ${runner} ${command}`)
    const stdout = result.stdout.replace(/^pod "once" deleted.*\n/m, '')
    expect({ stdout, exitCode: result.exitCode }).toEqual({ stdout: output, exitCode: 0 })
  })

  it('runs a script from its input, and ends as that does', () => {
    const { stdout, exitCode } = lab.fork().sh(`echo 'echo hi; exit 3' | ${runner} sh`)
    expect(stdout).toMatch(/^hi\n/)
    expect(exitCode).toBe(3)
  })

  it('unpacks an archive from its input', () => {
    const copy = lab.fork()
    copy.sh('mkdir -p d/e; echo 1 > d/x; echo 2 > d/e/y')
    const { stdout } = copy.sh(`tar cf - d | ${runner} tar tf -`)
    expect(stdout).toMatch(/^d\/\nd\/e\/\nd\/e\/y\nd\/x\n/)
  })

  it('takes what comes later, and then the end', () => {
    const { stdout, exitCode } = lab
      .fork()
      .sh(`(echo a; sleep 5; echo b; sleep 5) | ${runner} wc -l`)
    expect(stdout).toMatch(/^2\n/)
    expect(exitCode).toBe(0)
  })
})

describe('standard input that nobody passes on', () => {
  it.each(['docker exec box', 'docker run --rm busybox', 'kubectl exec pod --'])(
    '%s reads nothing without -i',
    (runner) => {
      expect(lab.fork().sh(`echo abc | ${runner} wc -l`).stdout).toBe('0\n')
    },
  )
})

describe('a container that was made to take input', () => {
  it('is started with it', () => {
    const copy = lab.fork()
    copy.sh('docker create -i --name reader busybox wc -c')
    expect(copy.sh('echo abc | docker start -ai reader').stdout).toBe('4\n')
  })

  it('takes it from kubectl attach, and ends if it is for one client alone', () => {
    const copy = lab.fork()
    const container = { name: 'c', image: 'busybox', command: ['wc', '-c'], stdin: true }
    const pod = (name: string, stdinOnce: boolean) =>
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name },
        spec: { restartPolicy: 'Never', containers: [{ ...container, stdinOnce }] },
      })
    copy.sh('kubectl apply -f -', { stdin: pod('once', true) })
    copy.sh('kubectl apply -f -', { stdin: pod('many', false) })
    copy.settle()
    expect(copy.sh('echo abc | kubectl attach -q -i once').stdout).toBe('4\n')
    expect(copy.sh('echo abc | kubectl attach -q -i many', { timeout: '1m' }).stdout).toBe('')
    expect(copy.sh('kubectl get pod many --no-headers').stdout).toContain('Running')
  })
})
