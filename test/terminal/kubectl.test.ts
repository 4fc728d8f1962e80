import { beforeEach, describe, expect, it } from 'vitest'
import { type Lab, createLab } from '../../src/index.js'
import { replayed } from './recorded.js'
import { sitDown } from './screen.js'

/** The text in an editor belongs to its cluster: its name, its first lines, and the keys are ours. */
function withoutText(screen: string): string {
  if (!screen.includes('GNU nano')) return screen
  const rows = screen.split('\n')
  return [...rows.slice(0, 9), ...rows.slice(-3)]
    .join('\n')
    .replace(/kubectl-edit-\d+/, 'kubectl-edit-<n>')
    .replace(/Read \d+ lines/, 'Read <n> lines')
}

describe('kubectl at a terminal', () => {
  let lab: Lab
  beforeEach(() => {
    const hollow = ['n1', 'n2'].map((name) => ({ name, runtime: 'hollow' as const }))
    lab = createLab({ seed: 1, cluster: { nodes: [{ name: 'minikube' }, ...hollow] } })
    lab.machine('minikube').docker.pull('busybox')
    lab.advance(5_000)
  })

  // The recorded client was of 1.33; since 1.34 `delete` says of which namespace.
  it('shows what a real one shows', async () => {
    const mask = (text: string): string =>
      withoutText(text.replaceAll(' deleted from default namespace', ' deleted'))
    for (const { keys, real, ours } of await replayed(lab, 'kubectl', { mask }))
      expect(`${keys}\n${ours}`).toBe(`${keys}\n${real}`)
  })

  it('gives every key to a container that it is attached to', async () => {
    const { terminal, type } = sitDown(lab)
    const flags = `--image=busybox --image-pull-policy=IfNotPresent --overrides='{"spec":{"nodeName":"minikube"}}'`
    await type(`clear; kubectl run tmp -it ${flags}\r`, 5_000)
    await type('echo one\r')
    expect(await type('\x1b[A')).toMatch(/\/ # echo one\none\n\/ # echo one$/)
    expect(await type('\x03')).toMatch(/\n\/ # echo one\^C\n\/ # $/)
    await type('sleep 100\r')
    await type('\x03')
    expect(await type('stty size\r')).toMatch(
      /\n\/ # sleep 100\n\^C\n\/ # stty size\n30 100\n\/ # $/,
    )
    terminal.resize(90, 30)
    expect(await type('stty size\r')).toMatch(/\n30 90\n\/ # $/)
    expect(await type('exit\r', 3_000)).toMatch(/\/ # exit\nuser@host:~\$ $/)
    await type('clear; kubectl attach -it tmp\r', 1_000)
    expect(await type('echo two\r')).toMatch(/enter\.\n\/ # echo two\ntwo\n\/ # $/)
  })

  it('gives a command the size of the terminal', async () => {
    const { terminal, type } = sitDown(lab)
    lab.sh(
      `kubectl run web --image=busybox --overrides='{"spec":{"nodeName":"minikube"}}' -- sleep 1000`,
    )
    lab.advance(5_000)
    await type('kubectl exec -it web -- sh\r')
    expect(await type('stty size\r')).toMatch(/\n30 100\n\/ # $/)
    terminal.resize(70, 20)
    expect(await type('stty size\r')).toMatch(/\n20 70\n\/ # $/)
    await type('\x04')
    expect(await type('clear; kubectl attach -it web\r')).toMatch(
      /^error: Unable to use a TTY - container web did not allocate one\nIf you don't see a command/,
    )
  })

  it('opens nano on a workstation and vi on a node', async () => {
    const { type } = sitDown(lab)
    await type('kubectl create cm cfg --from-literal=a=b; kubectl edit cm cfg\r')
    for (let row = 0; row < 6; row++) await type('\x1b[B')
    expect(await type('\x05c')).toMatch(/\n {2}a: bc\n/)
    expect(await type('\x18')).toContain('Save modified buffer?')
    expect(await type('y\r')).toMatch(/\nconfigmap\/cfg edited\nuser@host:~\$ $/)
    const node = sitDown(lab, { machine: 'minikube', columns: 100, rows: 30 })
    expect(await node.type('echo "[$EDITOR]"\r')).toMatch(/\n\[\]\n/)
  })
})
