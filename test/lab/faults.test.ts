import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Fault,
  type Lab,
  type Program,
  awaitInput,
  createLab,
  defineProgram,
} from '../../src/index.js'

/** Serves on port 80, and breaks when it is asked for `/break`. */
const fragile = defineProgram({
  name: 'fragile',
  step(system) {
    system.listen(80)
    for (const { id, message } of system.requests()) {
      if (message.path === '/break') throw new TypeError('glass is\nglass')
      system.respond(id, { status: 200, headers: {}, body: 'whole\n' })
    }
    return awaitInput({})
  },
})

/** A lab whose hub has an image of a program, and the faults that it tells of. */
function labWith(program: Program, options = {}): [Lab, Fault[]] {
  const lab = createLab({ ...options, programs: [program] })
  lab.publish('me/app', {
    Dockerfile: 'FROM busybox\nCOPY app /bin/app\nCMD ["app"]\n',
    app: { program: program.name },
  })
  const faults: Fault[] = []
  lab.events.on('fault', (fault) => faults.push(fault))
  return [lab, faults]
}

describe('a program that throws an error that nobody expected', () => {
  it('ends as by SIGABRT: it says so on standard error, and the exit code is 134', () => {
    const [lab, faults] = labWith(fragile)
    lab.sh('docker run -d --name web -p 80:80 me/app; docker run -d --name other nginx')
    expect(lab.sh('curl -s localhost').stdout).toBe('whole\n')
    expect(lab.sh('curl -s localhost/break').exitCode).toBe(52)
    expect(lab.sh('docker logs web')).toEqual({
      stdout: '',
      stderr: 'app: unexpected error: TypeError: glass is\n',
      exitCode: 0,
    })
    expect(
      lab.sh("docker inspect -f '{{.State.Status}} {{.State.ExitCode}}' web other").stdout,
    ).toBe('exited 134\nrunning 0\n')
    expect(faults.map(({ where, message }) => [where, message])).toEqual([
      ['program', 'TypeError: glass is'],
    ])
  })

  it('gives a shell its exit code', () => {
    const [lab] = labWith(
      defineProgram({
        name: 'thrower',
        step() {
          throw new RangeError('too far')
        },
      }),
    )
    lab.sh('docker pull -q me/app')
    expect(lab.sh("docker run --rm me/app sh -c 'app; echo $?; app || echo no'")).toEqual({
      stdout: '134\nno\n',
      stderr:
        'app: unexpected error: RangeError: too far\napp: unexpected error: RangeError: too far\n',
      exitCode: 0,
    })
  })

  it('makes its pod crash and start again, while other pods run', () => {
    const [lab] = labWith(fragile, { cluster: { nodes: 1 } })
    lab.sh(
      'kubectl run web --image=me/app --port=80; kubectl run other --image=busybox -- sleep 1d',
    )
    lab.sh('kubectl wait --for=condition=Ready pod/web pod/other')
    lab.sh(
      'kubectl exec other -- wget -qO- $(kubectl get pod web -o jsonpath={.status.podIP})/break',
    )
    lab.advance('30s')
    const [other, web] = lab.kubectl.get('pods')
    expect(web?.status?.containerStatuses?.[0]?.restartCount).toBe(1)
    expect(web?.status?.containerStatuses?.[0]?.lastState?.terminated?.exitCode).toBe(134)
    expect(other?.status?.containerStatuses?.[0]?.restartCount).toBe(0)
  })

  it('whose standard error cannot be written ends all the same', () => {
    const [lab] = labWith(
      defineProgram({
        name: 'thrower',
        step() {
          throw new RangeError('too far')
        },
      }),
    )
    const line = lab.sh(
      "docker run --rm -v /home/user:/x:ro me/app sh -c 'app 2>/dev/full; echo $?'",
    )
    expect(line.stdout).toContain('134')
  })

  it('goes the same way in a fork, and in a restored snapshot', () => {
    const [lab] = labWith(fragile)
    lab.sh('docker run -d --name web -p 80:80 me/app')
    const fork = lab.fork()
    for (const one of [lab, fork]) one.sh('curl -s localhost/break')
    expect(JSON.stringify(fork.snapshot().world)).toBe(JSON.stringify(lab.snapshot().world))
  })
})

describe('programs that throw at random', () => {
  let [throws, asked]: [readonly boolean[], number] = [[], 0]
  const [base] = labWith(
    defineProgram({
      name: 'random',
      step(system, state) {
        system.listen(80)
        system.out('step\n')
        if (state === undefined) system.spawn(['sleep', '1'])
        if (throws[asked++ % throws.length] === true) throw new Error('by chance')
        for (const { id } of system.requests())
          system.respond(id, { status: 200, headers: {}, body: 'ok' })
        return awaitInput({ turns: Number((state as { turns?: number })?.turns ?? 0) + 1 })
      },
    }),
  )
  base.sh('docker run -d --restart=always --name web -p 80:80 me/app')
  base.sh('docker run -d --name other nginx')

  it('never keep the lab from going on', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 30 }), (chances) => {
        ;[throws, asked] = [chances, 0]
        const lab = base.fork()
        for (let i = 0; i < 3; i++) {
          lab.sh('curl -s localhost; docker exec web app & sleep 2')
          lab.advance('20s')
          lab.settle()
          expect(lab.sh('docker exec other echo fine').stdout).toBe('fine\n')
        }
        expect(lab.sh("docker inspect -f '{{.State.Status}}' other").stdout).toBe('running\n')
      }),
      { numRuns: 8, seed: 1 },
    )
  })
})
