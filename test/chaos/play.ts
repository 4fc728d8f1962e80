/**
 * Playing scenarios: under the eyes of the watchdog, until everything is at rest, and until
 * everything is gone.
 */
import fc from 'fast-check'
import { type Lab, restoreLab } from '../../src/index.js'
import { pluginSet } from '../../src/lab/plugin-set.js'
import { docker } from '../../src/lab/plugins/docker.js'
import { kubernetes } from '../../src/lab/plugins/kubernetes.js'
import { scheduleFrom } from '../../src/lab/schedule.js'
import { forClient } from '../../src/sim/schedule/schedule.js'
import { comeToRest } from './rest.js'
import { type Scenario, closing, labOf, perform, programOf, scenarios } from './scenario.js'
import { Broken, watchOver } from './watchdog.js'

/** Undisturbed clients are quick; others miss news, crash, and back off for up to 1000 s. */
function patienceFor({ schedule }: Scenario): number {
  const disturbed = Object.keys(schedule).some((name) => name !== 'seed' && name !== 'order')
  return disturbed ? 3 * 3_600_000 : 60_000
}

/** Plays a scenario in a lab. @throws Broken, or whatever the lab throws */
export function play(scenario: Scenario, lab: Lab = labOf(scenario)): void {
  const { watchDelay } = scheduleFrom(scenario.schedule, pluginSet([docker, kubernetes]).clients)
  watchOver(lab, (loop) => forClient(watchDelay, loop), patienceFor(scenario))
  for (const action of [...scenario.actions, ...closing(scenario)]) perform(lab, action)
  comeToRest(lab)
  lab.sh('kubectl delete deployments,replicasets,replicationcontrollers,pods --all --wait=false')
  lab.sh('kubectl delete services a b --wait=false')
  lab.sh('kubectl delete namespace team --wait=false')
  comeToRest(lab)
  const left =
    lab.kubectl.get('replicasets', { allNamespaces: true }).length +
    lab.kubectl.get('pods', { allNamespaces: true }).length
  if (left > 0) throw new Broken(`${left} objects are left of what was deleted`)
}

/**
 * Plays a scenario to the end three times from its middle: in its lab, in a fork, in a lab from a
 * snapshot. @throws Broken unless they end alike
 */
export function branch(scenario: Scenario): void {
  const lab = labOf(scenario)
  const middle = Math.ceil(scenario.actions.length / 2)
  for (const action of scenario.actions.slice(0, middle)) perform(lab, action)
  const labs = [lab, lab.fork(), restoreLab(JSON.parse(JSON.stringify(lab.snapshot())))]
  const [world, forked, restored] = labs.map((one) => {
    for (const action of [...scenario.actions.slice(middle), ...closing(scenario)])
      perform(one, action)
    one.advance('30m')
    return JSON.stringify(one.state)
  })
  if (forked !== world) throw new Broken(`a fork after ${middle} actions went another way`)
  if (restored !== world)
    throw new Broken(`a lab from a snapshot after ${middle} actions went another way`)
}

/**
 * Plays `runs` scenarios that follow from `seed`. A failure says which, and shows the shortest
 * program that fails.
 */
export function playMany(
  runtime: Scenario['runtime'],
  runs: number,
  seed: number,
  how: (scenario: Scenario) => void = play,
): void {
  fc.assert(
    fc.property(scenarios(runtime, 12), (scenario) => how(scenario)),
    {
      seed,
      numRuns: runs,
      reporter({ failed, counterexample, counterexamplePath, errorInstance, numRuns }) {
        if (!failed) return
        const program = counterexample ? programOf(counterexample[0]) : ''
        throw new Error(
          `${String(errorInstance)}\n\nSchedule ${numRuns} of seed ${seed} (path "${counterexamplePath}"); the shortest that fails so:\n\n${program}\n`,
          {
            cause: errorInstance,
          },
        )
      },
    },
  )
}
