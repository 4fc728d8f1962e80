import { beforeEach, describe, expect, it } from 'vitest'
import { type Lab, createLab } from '../../../src/index.js'

let lab: Lab

beforeEach(() => {
  lab = createLab({ cluster: { nodes: 1 } })
  lab.sh('kubectl create namespace far')
  lab.sh('kubectl run pod -n far --image=busybox -- sleep 1d')
  const containers = ['a', 'b'].map((name) => ({
    name,
    image: 'busybox',
    command: ['sleep', '1d'],
  }))
  const two = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'two' }, spec: { containers } }
  lab.sh('kubectl apply -f -', { stdin: JSON.stringify(two) })
  lab.settle()
  lab.advance('30s')
  lab.sh('mkdir -p d/e d/empty; echo 1 > d/x; echo 2 > d/e/y; echo hi > f; chmod 750 f')
})

/** What a line prints on both streams, and how it ends. */
const run = (line: string) => {
  const { stdout, stderr, exitCode } = lab.sh(line)
  return [exitCode, stdout, stderr]
}

describe('kubectl cp to a container', () => {
  it('copies a file, with its mode', () => {
    expect(run('kubectl cp f far/pod:/tmp/g')).toEqual([0, '', ''])
    expect(run("kubectl exec -n far pod -- sh -c 'cat /tmp/g; stat -c %a /tmp/g'")).toEqual([
      0,
      'hi\n750\n',
      '',
    ])
  })

  it('copies a file into a directory under its own name', () => {
    run('kubectl cp f pod:/tmp -n far')
    expect(run('kubectl exec -n far pod -- cat /tmp/f')).toEqual([0, 'hi\n', ''])
  })

  it('copies a directory with all that is in it', () => {
    expect(run('kubectl cp d far/pod:/tmp/copy')).toEqual([0, '', ''])
    expect(run("kubectl exec -n far pod -- sh -c 'find /tmp/copy; cat /tmp/copy/e/y'")).toEqual([
      0,
      '/tmp/copy\n/tmp/copy/e\n/tmp/copy/e/y\n/tmp/copy/empty\n/tmp/copy/x\n2\n',
      '',
    ])
  })

  it('copies to the container that is named, and to the first one without -c', () => {
    run('kubectl cp f two:/tmp/named -c b')
    expect(run('kubectl exec two -c b -- cat /tmp/named')).toEqual([0, 'hi\n', ''])
    expect(lab.sh('kubectl exec two -c a -- cat /tmp/named').exitCode).toBe(1)
    expect(run('kubectl cp f two:/tmp/first')).toEqual([
      0,
      '',
      'Defaulted container "a" out of: a, b\n',
    ])
  })

  it('says what tar says of a directory that is not there', () => {
    expect(run('kubectl cp f far/pod:/nope/f')).toEqual([
      1,
      '',
      "tar: can't change directory to '/nope': No such file or directory\ncommand terminated with exit code 1\n",
    ])
  })
})

describe('kubectl cp from a container', () => {
  it('copies a file to the name that is given', () => {
    run('kubectl cp f far/pod:/tmp/f')
    expect(run('kubectl cp far/pod:tmp/f here')).toEqual([0, '', ''])
    expect(run('cat here')).toEqual([0, 'hi\n', ''])
  })

  it('shows what tar says of a path from the root on', () => {
    expect(run('kubectl cp far/pod:/etc/group new/group')).toEqual([
      0,
      "tar: removing leading '/' from member names\n",
      '',
    ])
    expect(run('grep -c root new/group')[0]).toBe(0)
  })

  it('copies a directory with all that is in it', () => {
    run('kubectl cp d far/pod:/tmp/d')
    run('kubectl cp far/pod:tmp/d back')
    expect(run('find back; cat back/e/y')).toEqual([
      0,
      'back\nback/e\nback/e/y\nback/empty\nback/x\n2\n',
      '',
    ])
  })

  it('writes no file over a directory', () => {
    run('kubectl cp f far/pod:/tmp/f')
    expect(run('kubectl cp far/pod:tmp/f .')).toEqual([1, '', 'error: open .: is a directory\n'])
  })

  it('prints what tar says of a file that is not there, and ends well', () => {
    const [exitCode, stdout, stderr] = run('kubectl cp two:/nope . -c b')
    expect(stdout).toMatch(/tar: \/nope: No such file or directory\n/)
    expect([exitCode, stderr]).toEqual([0, ''])
  })
})

describe('kubectl cp of something else', () => {
  it.each([
    ['kubectl cp f', 'error: source and destination are required\n'],
    ['kubectl cp f g', 'error: one of src or dest must be a remote file specification\n'],
    ['kubectl cp two:/a two:/b', 'error: one of src or dest must be a remote file specification\n'],
    ['kubectl cp two: x', 'error: filepath can not be empty\n'],
    ['kubectl cp nope far/pod:/x', "error: nope doesn't exist in local filesystem\n"],
    ['kubectl cp f none:/x', 'Error from server (NotFound): pods "none" not found\n'],
    [
      'kubectl cp f two:/x -c z',
      'Error from server (BadRequest): container z is not valid for pod two\n',
    ],
  ])('%s', (line, message) => {
    expect(run(line)).toEqual([1, '', message])
  })
})
