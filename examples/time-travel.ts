// A node loses its power. Compare with the future in which it does not, look back, undo the
// failure, and replay the whole session elsewhere.
import { createLab, replayLab, restoreLab } from 'kubarium'

/** Runs the example; `print` gets each line. */
export function run(print: (line: string) => void): void {
  const lab = createLab({ seed: 1, cluster: { nodes: 3 } })
  lab.kubectl.create('deployment', 'web', { image: 'nginx', replicas: 4 })
  lab.settle()

  const start = lab.now
  const checkpoint = lab.history.keep('before the failure')
  const saved = JSON.stringify(lab.snapshot())

  const doomed = 'minikube-m02'
  const other = lab.fork()
  lab.machine(doomed).powerOff()
  for (const future of [lab, other]) future.advance('7m')

  const pods = lab.diff(other.state).tables['api/pods']
  print(
    `without ${doomed} there are ${pods?.added.length} pods that are not there with it, and ${pods?.modified.length} are otherwise`,
  )

  const half = lab.at(start + 30_000)
  print(
    `after 30 s nobody had noticed: ${lab.diff(checkpoint.world, half).tables['api/pods'] === undefined}`,
  )

  for (const { time, text } of lab.timeline())
    if (time >= start && /NodeNotReady|powerOff/.test(text))
      print(`${String((time - start) / 1000).padStart(4)} s  ${text}`)

  const undone = lab.undo()
  print(
    `undone: ${undone?.machine} ${undone?.call}; the same world as before: ${lab.state === checkpoint.world}`,
  )
  print(
    `a snapshot of it, restored: ${JSON.stringify(restoreLab(JSON.parse(saved)).state) === JSON.stringify(lab.state)}`,
  )

  lab.redo()
  print(
    `all of it again from its recording: ${JSON.stringify(replayLab(lab.recording()).state) === JSON.stringify(lab.state)}`,
  )
}
