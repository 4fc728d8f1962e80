/**
 * Redis takes its configuration from a ConfigMap; what is changed there, a new pod reads.
 *
 * @see https://kubernetes.io/docs/tutorials/configuration/configure-redis-using-configmap/
 */
import { createLab } from 'kubarium'

const CONFIG = (settings: string): string => `
apiVersion: v1
kind: ConfigMap
metadata: { name: cache-settings }
data:
  redis.conf: ${JSON.stringify(settings)}
`
const POD = `
apiVersion: v1
kind: Pod
metadata: { name: cache }
spec:
  containers:
  - name: redis
    image: redis
    command: [redis-server, /settings/redis.conf]
    volumeMounts: [{ name: settings, mountPath: /settings }]
  volumes:
  - { name: settings, configMap: { name: cache-settings } }
`

export function run(print: (line: string) => void): void {
  const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
  const show = (line: string): void => {
    const { stdout, stderr } = lab.sh(line)
    print(`$ ${line}\n${stdout}${stderr}`)
  }
  const ask = (): void => {
    show('kubectl exec cache -- redis-cli config get maxmemory')
    show('kubectl exec cache -- redis-cli config get maxmemory-policy')
  }
  lab.writeFile('settings.yaml', CONFIG(''))
  lab.writeFile('cache.yaml', POD)
  show('kubectl apply -f settings.yaml -f cache.yaml')
  lab.advance('20s')
  ask()

  print('The file follows the ConfigMap; the server has read it long ago.')
  lab.writeFile('settings.yaml', CONFIG('maxmemory 2mb\nmaxmemory-policy allkeys-lru\n'))
  show('kubectl apply -f settings.yaml')
  lab.advance('2m')
  show('kubectl exec cache -- cat /settings/redis.conf')
  ask()

  print('A new pod reads it.')
  show('kubectl delete pod cache')
  show('kubectl apply -f cache.yaml')
  lab.advance('20s')
  ask()
}
