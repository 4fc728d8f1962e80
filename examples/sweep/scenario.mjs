// A scenario: a rolling update under a schedule that is late and loses things, for any seed. It throws
// when fewer pods are ready than the Deployment allows.
import { createLab } from 'kubarium'

const REPLICAS = 3

/** Runs the scenario. `kubarium sweep` calls it with one seed after the other. */
export default function scenario(seed) {
  const lab = createLab({
    seed,
    cluster: { nodes: 2 },
    schedule: { seed, order: 'random', watchDelay: '1s', drop: 0.05, conflicts: 0.1 },
  })
  lab.sh(`kubectl create deployment web --image=nginx:1.27 --replicas=${REPLICAS}`)
  lab.ready('deployment/web', { timeout: '10m' })
  lab.sh(
    `kubectl patch deployment web -p '{"spec":{"strategy":{"rollingUpdate":{"maxUnavailable":0}}}}'`,
  )
  lab.sh('kubectl set image deployment/web nginx=nginx:1.28')
  const end = lab.now + 120_000
  while (lab.now < end) {
    lab.advance('1s')
    const ready = lab
      .objects('Pod', { selector: 'app=web' })
      .filter(({ status }) =>
        status?.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True'),
      )
    if (ready.length < REPLICAS) throw new Error(`${ready.length} of ${REPLICAS} pods are ready`)
  }
  lab.ready('deployment/web', { timeout: '10m' })
}
