// A filter plugin: pods that say so run only on nodes that a config map names.
import { createLab } from 'kubarium'
import { connect, filter, kindOf, rowsChange } from 'kubarium/extend'

const NAMESPACE = 'kube-system'
const NAME = 'licences'
const configMaps = kindOf('ConfigMap')

/** Where the nodes with a licence are written down: a change of it wakes the pods that wait. */
const licensed = filter({
  name: 'Licensed',
  events: [rowsChange(configMaps.table, ({ after }) => after?.metadata.name === NAME)],
  filter({ pod, tx }) {
    if (pod.metadata.labels?.['needs-licence'] === undefined) return undefined
    const map = connect(tx, 'system:kube-scheduler').find('ConfigMap', NAME, NAMESPACE)
    const nodes = (map?.data?.['nodes'] ?? '').split(',')
    return ({ name }) => (nodes.includes(name) ? undefined : 'node(s) had no licence')
  },
})

/** Runs the example; `print` gets each line. */
export function run(print: (line: string) => void): void {
  const lab = createLab({
    cluster: { nodes: 3 },
    plugins: [{ name: 'licences', filters: [licensed] }],
  })
  lab.sh('kubectl run paid --image=nginx --labels=needs-licence=yes')
  lab.advance('1s')
  print(lab.sh('kubectl get events --field-selector reason=FailedScheduling').stdout)
  lab.sh(`kubectl create configmap ${NAME} -n ${NAMESPACE} --from-literal=nodes=minikube-m03`)
  lab.advance('10s')
  print(lab.sh('kubectl get pod paid -o wide').stdout)
}
