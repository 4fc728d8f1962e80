import { describe, expect, it } from 'vitest'
import { type Lab, createLab, viewOf } from '../../src/index.js'
import { type ClusterView, VIEW_TABLES, clusterView, requestPath } from '../../src/view.js'

/** A lab with two nodes, and a web server behind a Service. */
function shop(): Lab {
  const lab = createLab({ seed: 1, cluster: { nodes: 2 } })
  lab.sh('kubectl create deployment web --image=nginx --replicas=2')
  lab.sh('kubectl expose deployment web --port 80 --type NodePort')
  lab.settle()
  return lab
}

/** The keys of what an edge of a type leads to from a part. */
const to = ({ edges }: ClusterView, from: string, type: string): readonly string[] =>
  edges.filter((edge) => edge.from === from && edge.type === type).map((edge) => edge.to)

const keysOf = ({ now: _, edges: __, ...lists }: ClusterView): ReadonlySet<string> =>
  new Set(Object.values(lists).flatMap((list) => list.map(({ key }) => key)))

describe('the view of a cluster', () => {
  it('has machines with what the cluster knows of them', () => {
    const lab = shop()
    lab.sh('kubectl cordon minikube-m02; kubectl taint node minikube-m02 disk=slow:NoSchedule')
    const { machines } = clusterView(lab.state)
    expect(machines.map(({ name, role, on }) => [name, role, on])).toEqual([
      ['host', 'workstation', true],
      ['minikube', 'node', true],
      ['minikube-m02', 'node', true],
    ])
    expect(machines.at(-1)?.node).toEqual({
      ready: true,
      cordoned: true,
      controlPlane: false,
      taints: ['disk=slow:NoSchedule'],
    })
    expect(machines[0]).not.toHaveProperty('node')
  })

  it('leads from a service over its endpoints to pods, machines, containers and images', () => {
    const view = clusterView(shop().state)
    const endpoints = to(view, 'service/default/web', 'has')
    expect(endpoints).toHaveLength(2)
    const pods = endpoints.flatMap((endpoint) => to(view, endpoint, 'leads'))
    expect(pods.flatMap((pod) => to(view, pod, 'on')).sort()).toEqual([
      'machine/minikube',
      'machine/minikube-m02',
    ])
    const [container] = view.edges.filter(({ type, to }) => type === 'in' && to === pods[0])
    const [image] = to(view, container?.from ?? '', 'from')
    expect(view.images.find(({ key }) => key === image)?.names).toContain('nginx:latest')
  })

  it('has no edge to what is not there', () => {
    const view = clusterView(shop().state)
    const keys = keysOf(view)
    expect(view.edges.filter((edge) => !keys.has(edge.from) || !keys.has(edge.to))).toEqual([])
  })

  it('says of a pod what it is doing, in the words of kubectl', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
    const pod = (name: string) => clusterView(lab.state).pods.find((one) => one.name === name)
    lab.kubectl.run('web', { image: 'nginx' })
    lab.advance(1000)
    expect(pod('web')).toMatchObject({ state: 'creating', ready: false, containers: 1 })
    lab.kubectl.run('typo', { image: 'ngnx' })
    lab.sh('kubectl run crash --image=busybox -- false')
    lab.sh('kubectl run once --image=busybox --restart=Never -- true')
    lab.advance('1m')
    expect(pod('web')).toMatchObject({ state: 'running', ready: true, readyContainers: 1 })
    expect(pod('typo')).toMatchObject({
      state: 'waiting',
      reason: expect.stringMatching('ImagePull'),
    })
    expect(pod('crash')).toMatchObject({ state: 'waiting', reason: 'CrashLoopBackOff' })
    expect(pod('crash')?.restarts).toBeGreaterThan(1)
    expect(pod('once')).toMatchObject({ state: 'succeeded', reason: 'Completed' })
    const printed = lab.sh('kubectl get pods --no-headers').stdout
    for (const name of ['typo', 'crash', 'once'])
      expect(printed).toMatch(new RegExp(`${name} .*${pod(name)?.reason} `))
    lab.sh('kubectl run slow --image=busybox -- sh -c "trap : TERM; while :; do sleep 1; done"')
    lab.advance('20s')
    lab.kubectl.delete('pod', 'slow', { wait: false })
    expect(pod('slow')).toMatchObject({ state: 'terminating', reason: 'Terminating' })
  })

  it('has the claims of pods, and what they are bound to', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
    lab.kubectl.apply([
      {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: 'data' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
      },
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'db' },
        spec: {
          containers: [{ name: 'db', image: 'redis' }],
          volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }],
        },
      },
    ])
    lab.settle()
    const view = clusterView(lab.state)
    expect(to(view, 'pod/default/db', 'mounts')).toEqual(['volume/claim/default/data'])
    const [bound] = to(view, 'volume/claim/default/data', 'bound')
    expect(view.volumes.find(({ key }) => key === bound)).toMatchObject({
      kind: 'persistent',
      phase: 'Bound',
      size: '1Gi',
    })
  })
})

describe('the view of a Docker host', () => {
  it('has containers with their images, volumes and networks', () => {
    const lab = createLab({ seed: 1 })
    lab.sh('docker network create back; docker volume create data')
    lab.sh('docker run -d -v data:/data --network back -p 8080:80 --name shop nginx')
    const view = clusterView(lab.state)
    const [container] = view.containers
    expect(container).toMatchObject({ name: 'shop', status: 'running', ports: ['8080:80/tcp'] })
    expect(
      view.edges.filter(({ from }) => from === container?.key).map(({ type }) => type),
    ).toEqual(['from', 'joins', 'mounts', 'on'])
    lab.sh('docker stop shop; docker tag nginx mine; docker volume create more')
    const after = clusterView(lab.state)
    expect(after.containers[0]).toMatchObject({ status: 'exited', exitCode: 0 })
    expect(after.images[0]?.names).toEqual(['mine:latest', 'nginx:latest'])
    expect(after.volumes.map(({ name }) => name)).toEqual(['data', 'more'])
  })
})

describe('structure that views share', () => {
  it('leaves what has not changed the same object', () => {
    const lab = shop()
    const before = clusterView(lab.state)
    expect(clusterView(lab.state)).toBe(before)
    lab.kubectl.run('one', { image: 'nginx' })
    const after = clusterView(lab.state)
    expect(after.pods).toHaveLength(before.pods.length + 1)
    for (const pod of before.pods) expect(after.pods.find(({ key }) => key === pod.key)).toBe(pod)
    expect(after.machines).toBe(before.machines)
    expect(after.services).toBe(before.services)
    expect(after.endpoints).toBe(before.endpoints)
    expect(after.images).toBe(before.images)
    lab.settle()
    const settled = clusterView(lab.state)
    lab.advance(1)
    expect(clusterView(lab.state)).toEqual({ ...settled, now: lab.now })
    expect(clusterView(lab.state).edges).toBe(settled.edges)
  })

  it('leaves a part the same when a change of its row does not show', () => {
    const lab = shop()
    const before = clusterView(lab.state)
    lab.sh('kubectl annotate pods --all seen=yes; kubectl annotate node minikube seen=yes')
    const after = clusterView(lab.state)
    expect(after.pods).toBe(before.pods)
    expect(after.machines).toBe(before.machines)
    expect(after.edges).toBe(before.edges)
  })

  it('is what a view made from nothing is, however it came about', () => {
    const lab = shop()
    clusterView(lab.state)
    const steps = [
      'kubectl scale deployment web --replicas 6; sleep 9',
      'kubectl scale deployment web --replicas 1; sleep 9',
      'kubectl delete service web; kubectl create namespace x; kubectl run web -n x --image=redis',
      'docker run -d --name a nginx; docker rm -f a; docker rmi nginx; sleep 5',
    ]
    for (const step of steps) {
      lab.sh(step)
      const view = clusterView(lab.state)
      const fresh = clusterView(JSON.parse(JSON.stringify(viewOf(lab.state))))
      expect(view).toEqual(fresh)
      const lists = Object.values(view).filter((list) => Array.isArray(list))
      for (const list of lists) expect(new Set(list.map(({ key }) => key)).size).toBe(list.length)
    }
  })

  it('holds between a lab and its forks in turn', () => {
    const lab = shop()
    const fork = lab.fork()
    fork.kubectl.run('one', { image: 'nginx' })
    const [here, there] = [clusterView(lab.state), clusterView(fork.state)]
    expect(there.machines).toBe(here.machines)
    lab.advance(5)
    fork.advance(5)
    expect(clusterView(lab.state).pods).toBe(here.pods)
    expect(clusterView(fork.state).machines).toBe(here.machines)
  })

  it('holds for a page beside a worker too, which has some tables alone', () => {
    const lab = shop()
    const view = viewOf(lab.state, { tables: VIEW_TABLES })
    expect(clusterView(view)).toEqual(clusterView(lab.state))
    const { tables } = view
    const next = { now: view.now + 1, tables: { ...tables, 'api/pods': { ...tables['api/pods'] } } }
    expect(clusterView(next).pods).toBe(clusterView(view).pods)
  })
})

describe('a request on its way', () => {
  it('comes through parts of the view, each with its verdict', () => {
    const lab = shop()
    const [port] = lab.kubectl.get('service', 'web')[0]?.spec?.ports ?? []
    const seen: ReturnType<typeof requestPath>[] = []
    lab.events.on('request', (exchange) => seen.push(requestPath(exchange, lab.state)))
    lab.sh(`curl -s $(minikube ip):${port?.nodePort}/shop`)
    const view = clusterView(lab.state)
    expect(seen.map(({ state }) => state)).toEqual(['sent', 'arrived', 'answered'])
    const last = seen.at(-1)
    expect(last).toMatchObject({ name: 'GET /shop', status: 404, protocol: 'http' })
    expect(last?.stations.map(({ by, verdict }) => `${by} ${verdict}`)).toEqual([
      'client send',
      'kube-proxy pass',
      'server deliver',
    ])
    expect(last?.stations.map(({ part }) => part).slice(0, 2)).toEqual([
      'machine/host',
      'service/default/web',
    ])
    expect(keysOf(view)).toContain(last?.stations.at(-1)?.part)
  })

  it('is in the view while it is under way, between pods too', () => {
    const lab = shop()
    lab.sh('kubectl run client --image=busybox -- sh -c "while :; do wget -qO- web; sleep 1; done"')
    lab.advance('20s')
    lab.until(() => clusterView(lab.state).requests.length > 0)
    const [request] = clusterView(lab.state).requests
    expect(request?.stations.map(({ part }) => part.replace(/web-.*/, 'web-…'))).toEqual([
      'pod/default/client',
      'service/default/web',
      'pod/default/web-…',
    ])
  })

  it('between containers comes from one and arrives at the other', () => {
    const lab = createLab({ seed: 1 })
    const seen: ReturnType<typeof requestPath>[] = []
    lab.sh('docker network create back; docker run -d --network back --name web nginx; sleep 5')
    lab.events.on('request', (exchange) => seen.push(requestPath(exchange, lab.state)))
    lab.sh('docker run --network back --name client busybox wget -qO- web')
    const { containers } = clusterView(lab.state)
    const key = (name: string) => containers.find((one) => one.name === name)?.key
    expect(seen.at(-1)?.stations.map(({ part }) => part)).toEqual([key('client'), key('web')])
  })
})
