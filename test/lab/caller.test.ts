import { describe, expect, it } from 'vitest'
import { createLab as createDockerLab } from '../../src/docker.js'
import { KubariumError, createLab, replayLab, restoreLab } from '../../src/index.js'

const HERE = 'caller.test.ts'

/** The first line of a stack: where the error says that it comes from. */
function placeOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    expect(error).toBeInstanceOf(KubariumError)
    const { stack = '', name, message } = error as KubariumError
    expect(stack.startsWith(`${name}: ${message}\n`)).toBe(true)
    return stack.slice(`${name}: ${message}\n`.length).split('\n', 1)[0] ?? ''
  }
  throw new Error('nothing was thrown')
}

const lab = createLab({ cluster: { nodes: 1 } })
const machine = lab.machine('minikube')

describe('an error', () => {
  it.each<readonly [string, () => unknown]>([
    ['createLab', () => createLab({ seed: 0.5 })],
    ['createLab of kubarium/docker', () => createDockerLab({ seed: 0.5 })],
    ['restoreLab', () => restoreLab('{')],
    ['replayLab', () => replayLab(5)],
    ['a verb of docker, for what the daemon says', () => lab.docker.stop('nothing')],
    ['a verb of docker, for a wrong argument', () => lab.docker.stop()],
    ['a verb of kubectl, for what the API server says', () => lab.kubectl.get('pods', 'nothing')],
    ['a verb of kubectl, for an unknown option', () => lab.kubectl.get('pods', UNKNOWN)],
    ['a verb that takes a manifest', () => lab.kubectl.apply({ kind: 'Pood' } as never)],
    ['a verb of minikube', () => lab.minikube.ip({ profile: 'nothing' })],
    ['sh', () => lab.sh(undefined as never)],
    ['curl', () => lab.curl('http://nowhere.example')],
    ['writeFile', () => lab.writeFile('/etc', 'x')],
    ['publish', () => lab.publish('me/app', { Dockerfile: 'FORM x' })],
    ['registry', () => lab.registry('docker.io', { latency: -1 })],
    ['machine', () => lab.machine('nothing')],
    ['advance', () => lab.advance('soon')],
    ['settle', () => lab.settle({ timeout: -1 })],
    ['until, when its time is over', () => lab.until(() => false, { timeout: 5 })],
    ['until, for a wrong argument', () => lab.until('x' as never)],
    ['play', () => lab.play({ speed: 0 })],
    ['at', () => lab.at(lab.now + 5)],
    ['diff', () => lab.diff({} as never)],
    ['reschedule', () => lab.reschedule({ drop: 2 })],
    ['history.keep', () => lab.history.keep(5 as never)],
    ['events.on', () => lab.events.on('fault', 5 as never)],
    ['docker of a machine', () => machine.docker.stop('nothing')],
    ['sh of a machine', () => machine.sh(5 as never)],
    ['readFile of a machine', () => machine.readFile('/nothing')],
  ])('of %s begins at the line of the caller', (_, call) => {
    expect(placeOf(call)).toContain(HERE)
  })

  it('of the user’s own condition keeps its place, also when it is one of ours', () => {
    const mine = new RangeError('mine')
    const { stack } = mine
    const wait = (): void =>
      lab.until(() => {
        throw mine
      })
    expect(wait).toThrow(mine)
    expect(mine.stack).toBe(stack)
    expect(
      placeOf(() =>
        lab.until(function condition() {
          return lab.kubectl.get('pods', 'nothing').length > 0
        }),
      ),
    ).toContain('condition')
  })

  it('of stop, after it was undone, too', () => {
    const fork = lab.fork()
    fork.kubectl.run('web', { image: 'nginx' })
    fork.until(() => fork.kubectl.get('pods')[0]?.status?.phase === 'Running')
    const forward = fork.kubectl.portForward('pod/web', '8080:80')
    forward.stop?.()
    fork.undo()
    expect(placeOf(() => forward.stop?.())).toContain(HERE)
  })
})

const UNKNOWN = { nmaespace: 'x' } as never
