/**
 * Traffic under chance: pods come and go, policies are written and taken away, and clients ask. What
 * each of them should get is worked out here anew, from the labels and the policies that were
 * written, and compared with what came.
 */
import { createLab } from '../../src/index.js'

const CLIENTS = ['red', 'blue', 'green'] as const
type Client = (typeof CLIENTS)[number]
const ROUNDS = 9

/** What the policies of a moment say, in the words of this test. */
interface Rules {
  /** Who may reach the servers; undefined while no policy selects them. */
  readonly from?: readonly Client[]
  /** A client whose address is left out of a block that has all pods. */
  readonly except?: Client
  /** Clients that may send nothing. */
  readonly mute: readonly Client[]
}

/** Numbers that follow from a seed. */
function numbers(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0
    return state % below
  }
}

const mayPass = ({ from, except, mute }: Rules, client: Client): boolean =>
  !mute.includes(client) &&
  (except === undefined ? (from?.includes(client) ?? true) : except !== client)

const podSelector = (label: string): object => ({ podSelector: { matchLabels: { app: label } } })

function policy(name: string, spec: object): object {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name }, spec }
}

const SERVERS = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      terminationGracePeriodSeconds: 1
      containers: [{ name: c, image: traefik/whoami }]
---
apiVersion: v1
kind: Service
metadata: { name: sticky }
spec:
  selector: { app: web }
  sessionAffinity: ClientIP
  sessionAffinityConfig: { clientIP: { timeoutSeconds: 600 } }
  ports: [{ port: 80 }]
`

/** Plays one chance. @throws Error that says which request had another outcome than it should */
export function playTraffic(seed: number): void {
  const pick = numbers(seed)
  const lab = createLab({ seed, cluster: { nodes: 2, cni: 'calico' } })
  lab.kubectl.apply(SERVERS)
  for (const client of CLIENTS)
    lab.sh(`kubectl run ${client} -l app=${client} --image=busybox -- sleep 10000000`)
  lab.settle()
  lab.advance('5s')
  const address = (pod: string): string =>
    lab.sh(`kubectl get pod ${pod} -o jsonpath='{.status.podIP}'`).stdout
  const service = lab.sh("kubectl get svc sticky -o jsonpath='{.spec.clusterIP}'").stdout
  const last = new Map<Client, string>()

  /** Writes policies, and says what they mean. */
  function writePolicies(): Rules {
    lab.sh('kubectl delete networkpolicy --all')
    const mute = CLIENTS.filter(() => pick(4) === 0)
    for (const client of mute)
      lab.kubectl.apply(
        policy(`mute-${client}`, { ...podSelector(client), policyTypes: ['Egress'] }),
      )
    const kind = pick(3)
    if (kind === 0) return { mute }
    if (kind === 1) {
      const from = CLIENTS.filter(() => pick(2) === 0)
      const peers = from.map(podSelector)
      const ingress = from.length > 0 ? [{ from: peers, ports: [{ port: 80 }] }] : []
      lab.kubectl.apply(policy('web', { ...podSelector('web'), ingress }))
      return { mute, from }
    }
    const except = CLIENTS[pick(CLIENTS.length)] as Client
    const ipBlock = { cidr: '10.244.0.0/16', except: [`${address(except)}/32`] }
    lab.kubectl.apply(policy('web', { ...podSelector('web'), ingress: [{ from: [{ ipBlock }] }] }))
    return { mute, except }
  }

  for (let round = 0; round < ROUNDS; round++) {
    if (pick(3) === 0) {
      lab.sh('kubectl delete pod -l app=web --wait=true')
      lab.until(() => lab.sh('kubectl get deployment web').stdout.includes('3/3'), {
        timeout: '2m',
      })
      lab.advance('3s')
      last.clear()
    }
    const rules = writePolicies()
    lab.advance(`${1 + pick(30)}s`)
    for (const client of CLIENTS) {
      const { stdout } = lab.sh(`kubectl exec ${client} -- wget -qO- -T 2 ${service}`)
      const reached = /Hostname: (\S+)/.exec(stdout)?.[1]
      const should = mayPass(rules, client)
      if (should !== (reached !== undefined))
        throw new Error(
          `round ${round}: ${client} ${should ? 'did not reach' : 'reached'} a server under ${JSON.stringify(rules)}`,
        )
      if (reached === undefined) continue
      const before = last.get(client)
      if (before !== undefined && before !== reached)
        throw new Error(`round ${round}: ${client} reached ${reached} after ${before}`)
      last.set(client, reached)
    }
  }
}
