// A unit test of the operator: the same story under many schedules, and what must be true at its end.
import { type Lab, createLab } from 'kubarium'
import { operate } from './client.js'
import { websiteController } from './controller.js'
import { definition, website } from './definition.js'

/** The controllers see the world late, in any order, twice, and crash now and then. */
const roughly = (seed: number) => ({
  seed,
  order: 'random' as const,
  watchDelay: `${seed % 4}s`,
  repeat: 0.2,
  conflicts: 0.1,
  crashes: 0.02,
})

/** How the operator works. */
export type Way = 'controller' | 'client'

/** A cluster with the definition and the operator. */
export function cluster(way: Way, seed: number, rough = true): Lab {
  const lab = createLab({
    seed,
    cluster: { nodes: 2 },
    ...(way === 'controller'
      ? { plugins: [{ name: 'websites', controllers: [websiteController] }] }
      : {}),
  })
  lab.settle()
  lab.kubectl.apply(definition)
  lab.sh('kubectl wait --for=condition=Established crd/websites.example.com')
  if (rough) lab.reschedule(roughly(seed))
  return lab
}

/** Lets time pass, in which the operator works. */
function pass(lab: Lab, way: Way, seconds: number): void {
  if (way === 'client') operate(lab, seconds)
  else lab.advance(`${seconds}s`)
}

/** Websites come, grow, and go; gives what is there at the end. */
export function story(way: Way, seed: number): readonly string[] {
  const lab = cluster(way, seed)
  lab.kubectl.apply(website('blog', 2))
  lab.kubectl.apply(website('shop', 1))
  pass(lab, way, 60)
  lab.kubectl.apply(website('blog', 3))
  lab.sh('kubectl delete website shop --wait=false')
  pass(lab, way, 5)
  lab.kubectl.apply(website('blog', 2))
  pass(lab, way, 60)
  // From here on nothing is disturbed, and what has backed off tries again within 1000 s.
  lab.reschedule()
  lab.advance('20m')
  pass(lab, way, 5)
  return ending(lab)
}

/** What is there in the end, a line for each thing. */
function ending(lab: Lab): readonly string[] {
  const list = (kind: string, path: string): readonly string[] =>
    lab
      .sh(`kubectl get ${kind} -o jsonpath='{range .items[*]}{.metadata.name} ${path}{"\\n"}{end}'`)
      .stdout.split('\n')
      .filter((line) => line !== '' && !line.startsWith('kube-root-ca.crt'))
      .map((line) => `${kind}/${line}`)
  return [
    ...list('configmap', '{.data.replicas}'),
    ...list('deployment', '{.status.readyReplicas}'),
    `pods ${list('pod', '').length}`,
    ...list('website', '{.status.readyReplicas} {.status.phase}'),
  ]
}

/** Runs the example; `print` gets each line. */
export function run(print: (line: string) => void): void {
  const lab = cluster('controller', 1, false)
  lab.kubectl.apply(website('blog', 2))
  lab.advance('60s')
  print(lab.sh('kubectl get websites').stdout)
  print(lab.sh('kubectl get deployments').stdout)
  lab.sh('kubectl delete website blog')
  lab.settle()
  print(lab.sh("kubectl get cm backup-of-blog -o jsonpath='{.data}'").stdout)
  print(lab.sh('kubectl get deployments').stderr)
  for (const way of ['controller', 'client'] as const) print(`${way}: ${story(way, 7).join(', ')}`)
}
