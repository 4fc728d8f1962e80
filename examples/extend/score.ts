// A score plugin: the cheapest node is the best.
import { createLab } from 'kubarium'
import { inProportion, score } from 'kubarium/extend'

const cheapest = score({
  name: 'Cheapest',
  weight: 10,
  score: (_cycle, nodes) =>
    inProportion(
      nodes.map(({ labels }) => Number(labels['price'] ?? 100)),
      true,
    ),
})

/** Runs the example; `print` gets each line. */
export function run(print: (line: string) => void): void {
  const lab = createLab({
    cluster: { nodes: 3 },
    plugins: [{ name: 'prices', scores: [cheapest] }],
  })
  for (const [node, price] of Object.entries({
    minikube: 30,
    'minikube-m02': 5,
    'minikube-m03': 20,
  }))
    lab.sh(`kubectl label node ${node} price=${price}`)
  lab.sh('kubectl create deployment web --image=nginx --replicas=3')
  lab.settle()
  print(lab.sh('kubectl get pods -o wide').stdout)
}
