// @vitest-environment happy-dom
import { beforeAll, describe, expect, it } from 'vitest'
import { type Lab, createLab } from '../../src/index.js'
import { clusterView, layoutOf, timelineOf, timelineSvg, toMermaid, toSvg } from '../../src/view.js'

/** A drawing as a browser reads it; the parser fails where it is no well-formed XML. */
function read(svg: string): Element {
  const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement
  expect(root?.tagName.toLowerCase()).toBe('svg')
  return root as Element
}

const titles = (svg: string): string[] =>
  Array.from(read(svg).querySelectorAll('title')).map(({ textContent }) => textContent ?? '')

describe('drawings of a cluster', () => {
  let lab: Lab
  beforeAll(() => {
    lab = createLab({ seed: 1, cluster: { nodes: 3 } })
    lab.sh('kubectl create deployment web --image=nginx --replicas=3')
    lab.sh('kubectl expose deployment web --port 80; kubectl run typo --image=ngnx; sleep 60')
    lab.machine('minikube-m03').powerOff()
    lab.advance('1m')
  })

  it('show machines, services and pods, with their states in words', () => {
    const said = titles(toSvg(clusterView(lab.state)))
    expect(said).toContain('node minikube-m03 (off, not ready)')
    expect(said).toContain('service default/web, ClusterIP')
    expect(said.filter((title) => /^pod web-\S+, running, 1\/1 ready$/.test(title))).toHaveLength(2)
    expect(said.filter((title) => /^pod web-\S+, not ready, /.test(title))).toHaveLength(1)
    expect(said.find((title) => title.startsWith('pod typo'))).toMatch(/ImagePull/)
    expect(said.join()).not.toContain('coredns')
    expect(titles(toSvg(clusterView(lab.state), { system: true })).join()).toContain('coredns')
  })

  it('give each part its key, and the whole a sentence', () => {
    const root = read(toSvg(clusterView(lab.state)))
    const pod = lab.kubectl.get('pods')[0]?.metadata.name
    expect(root.querySelector(`[data-key="pod/default/${pod}"] circle`)).not.toBeNull()
    expect(root.getAttribute('aria-label')).toBe('3 machines, 4 pods (2 ready)')
  })

  it('put pods onto their machine, and draw a line for each endpoint', () => {
    const view = clusterView(lab.state)
    const { boxes, machines } = layoutOf(view)
    for (const { key, items } of machines)
      for (const item of items) {
        const [box, inner] = [boxes[key], boxes[item]]
        if (!box || !inner) throw new Error(`no place for ${item}`)
        expect(inner.x).toBeGreaterThanOrEqual(box.x)
        expect(inner.x + inner.width).toBeLessThanOrEqual(box.x + box.width)
        expect(inner.y + inner.height).toBeLessThanOrEqual(box.y + box.height)
      }
    const lines = Array.from(read(toSvg(view)).querySelectorAll('line'))
    expect(lines).toHaveLength(3)
    expect(lines.filter((line) => line.hasAttribute('stroke-dasharray'))).toHaveLength(1)
  })

  it('draw dots without names where there are many pods', () => {
    const crowd = lab.fork()
    crowd.sh('kubectl scale deployment web --replicas 60; sleep 60')
    const root = read(toSvg(clusterView(crowd.state)))
    expect(root.querySelectorAll('circle').length).toBeGreaterThan(60)
    expect(root.querySelectorAll('text').length).toBeLessThan(40)
  })

  it('write text as text, whatever it says', () => {
    const caption = ['<script>alert("&")</script>\u0000']
    const root = read(toSvg(clusterView(lab.state), { caption }))
    expect(root.querySelector('script')).toBeNull()
    expect(Array.from(root.querySelectorAll('text')).at(-1)?.textContent).toBe(
      '<script>alert("&")</script>\ufffd',
    )
  })

  it('are equal for equal worlds', () => {
    const again = lab.fork()
    expect(toSvg(clusterView(again.state))).toBe(toSvg(clusterView(lab.state)))
    expect(toMermaid(clusterView(again.state))).toBe(toMermaid(clusterView(lab.state)))
  })

  it('come in Mermaid too', () => {
    const text = toMermaid(clusterView(lab.state))
    expect(text).toMatch(/^flowchart TD\n {2}n0\(\["web 80\/TCP"\]\)\n/)
    expect(text).toMatch(
      / {2}subgraph n\d+\["minikube-m03 \(off, not ready\)"\]\n( {4}.*\n)+ {2}end/,
    )
    expect(text.match(/n0 --> n\d+/g)).toHaveLength(2)
    expect(text.match(/n0 -\.-> n\d+/g)).toHaveLength(1)
    expect(text).toMatch(/\["typo: (Err)?ImagePull(BackOff)?"\]/)
  })
})

describe('drawings of a Docker host', () => {
  it('show containers, networks and volumes on it', () => {
    const lab = createLab({ seed: 1 })
    lab.sh('docker network create back; docker volume create data')
    lab.sh('docker run -d -v data:/data --network back -p 80:80 --name shop nginx; sleep 5')
    const view = clusterView(lab.state)
    expect(titles(toSvg(view))).toEqual([
      'workstation host',
      'container shop of nginx, running, ports 80:80/tcp',
      'network back 172.18.0.0/16',
      'volume data',
    ])
    expect(toMermaid(view)).toBe(`flowchart TD
  subgraph n0["host"]
    n1["shop"]
    n2{{"back"}}
    n3[("data")]
  end
  n1 --- n2
  n1 --- n3
`)
  })

  it('are empty for a lab in which nothing runs', () => {
    expect(titles(toSvg(clusterView(createLab().state)))).toEqual([])
    expect(toMermaid(clusterView(createLab().state))).toBe('flowchart TD\n')
  })
})

describe('a timeline', () => {
  const states = (lab: Lab, name: string): string[] =>
    timelineOf(lab)
      .pods.filter((pod) => pod.name.startsWith(name))
      .flatMap(({ spans }) => spans.map(({ state }) => state))

  it('has what each pod was doing when, one span after the other', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
    lab.kubectl.run('web', { image: 'nginx' })
    lab.advance('20s')
    lab.sh('kubectl run slow --image=busybox -- sh -c "trap : TERM; while :; do sleep 1; done"')
    lab.advance('20s')
    lab.kubectl.delete('pod', 'slow', { wait: false })
    lab.advance('1m')
    expect(states(lab, 'web')).toEqual(['creating', 'pulling', 'creating', 'running'])
    expect(states(lab, 'slow').slice(0, 5)).toEqual([
      'creating',
      'pulling',
      'creating',
      'running',
      'terminating',
    ])
    const { from, until, pods } = timelineOf(lab)
    expect(until).toBe(lab.now)
    expect(pods[0]?.spans[0]?.from).toBe(from)
    for (const { spans } of pods)
      for (const [i, span] of spans.entries())
        expect(span.from).toBe(spans[i - 1]?.until ?? span.from)
  })

  it('marks each restart', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
    lab.sh('kubectl run crash --image=busybox -- sh -c "sleep 5; exit 1"')
    lab.advance('1m')
    const [pod] = timelineOf(lab).pods
    const [object] = lab.kubectl.get('pods')
    expect(pod?.restarts).toHaveLength(object?.status?.containerStatuses?.[0]?.restartCount ?? -1)
    expect(pod?.spans.map(({ reason }) => reason)).toContain('CrashLoopBackOff')
    expect(titles(timelineSvg(lab))).toContain('restarted')
  })

  it('says where each request went, also to a pod that is gone, and which went nowhere', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
    lab.sh('kubectl create deployment web --image=nginx --replicas=2')
    lab.sh('kubectl expose deployment web --port 80 --type NodePort; sleep 10')
    const url = `$(minikube ip):${lab.kubectl.get('service', 'web')[0]?.spec?.ports?.[0]?.nodePort}`
    lab.sh(`for i in 1 2 3 4; do curl -s ${url}; sleep 1; done; curl -s localhost:99`)
    const went = (): string[] =>
      timelineOf(lab).requests.map(({ request }) => request.stations.at(-1)?.part ?? '')
    const before = went()
    expect(before).toHaveLength(5)
    expect(before.slice(0, 4).every((part) => part.startsWith('pod/default/web-'))).toBe(true)
    expect(before[4]).toBe('machine/host')
    lab.sh('kubectl delete deployment web; sleep 60')
    expect(went()).toEqual(before)
    expect(titles(timelineSvg(lab))).toContain('GET / to localhost:99: refused')
  })

  it('is cut to what is wanted', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
    lab.kubectl.run('web', { image: 'nginx' })
    lab.advance('20s')
    const middle = lab.now
    lab.kubectl.delete('pod', 'web')
    lab.kubectl.run('late', { image: 'nginx' })
    lab.advance('1m')
    const late = timelineOf(lab, { from: middle + 10_000 })
    expect(late.pods.map(({ name }) => name)).toEqual(['late'])
    expect(late.from).toBe(middle + 10_000)
    expect(timelineSvg(late)).toBe(timelineSvg(lab, { from: middle + 10_000 }))
    expect(timelineOf(lab, { system: true }).pods.length).toBeGreaterThan(4)
  })

  it('takes what was before the trace from what pods say of themselves', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
    lab.kubectl.run('web', { image: 'nginx' })
    lab.advance('20s')
    const { now, state } = lab
    const [pod] = timelineOf({ now, state, trace: { list: () => [] } }).pods
    expect(pod?.spans.map((span) => span.state)).toEqual(['creating', 'running'])
    expect(pod?.spans.at(-1)).toMatchObject({ ready: true, until: now })
  })

  it('can be drawn of a lab in which nothing has happened', () => {
    expect(read(timelineSvg(createLab())).getAttribute('aria-label')).toBe('0 pods over 0ms')
  })
})
