import { describe, expect, it } from 'vitest'
import { createLab } from '../../../src/index.js'

const started = (nodes: number) => {
  const lab = createLab({ seed: 1 })
  lab.minikube.start({ nodes })
  return lab
}

describe('minikube start', () => {
  it('makes as many nodes as were asked for, named as minikube names them', () => {
    const lab = started(3)
    const nodes = lab.kubectl.get('nodes')
    expect(nodes.map(({ metadata }) => metadata.name)).toEqual([
      'minikube',
      'minikube-m02',
      'minikube-m03',
    ])
    expect(`${nodes}`.split('\n')[1]).toMatch(
      /^minikube +Ready +control-plane +\d+[ms]\S* +v1\.36\.2$/,
    )
  })

  it('takes as long as the real one does, in virtual time', () => {
    const lab = createLab()
    const before = lab.now
    lab.minikube.start()
    expect(lab.now - before).toBeGreaterThan(10_000)
  })

  it('refuses what cannot be', () => {
    expect(createLab().sh('minikube start --nodes 0')).toMatchObject({ exitCode: 14 })
    expect(createLab().sh('minikube start --nosuch')).toMatchObject({
      exitCode: 64,
      stderr: expect.stringContaining('unknown flag: --nosuch'),
    })
  })
})

describe('minikube ssh', () => {
  it('gives a shell on a node, where its containers can be seen', () => {
    const lab = started(2)
    lab.sh('kubectl run web --image=nginx')
    lab.settle()
    const node = lab.kubectl.get('pods')[0]?.spec?.nodeName ?? ''
    expect(lab.sh(`minikube ssh -n ${node} -- docker ps`).stdout).toContain('k8s_web_web_default_')
  })
})

describe('minikube node', () => {
  it('adds, stops, starts and deletes nodes', () => {
    const lab = started(1)
    lab.sh('minikube node add')
    expect(lab.kubectl.get('nodes')).toHaveLength(2)
    lab.sh('minikube node stop m02')
    lab.advance('1m')
    expect(lab.sh('kubectl get nodes').stdout).toMatch(/minikube-m02 +NotReady/)
    lab.sh('minikube node start m02')
    expect(lab.sh('kubectl get nodes').stdout).toMatch(/minikube-m02 +Ready/)
    lab.sh('minikube node delete m02')
    expect(lab.kubectl.get('nodes')).toHaveLength(1)
  })
})

describe('minikube stop', () => {
  it('keeps everything, and start brings it back', () => {
    const lab = started(2)
    lab.sh('kubectl create deployment web --image=nginx')
    lab.settle()
    lab.sh('minikube stop')
    expect(lab.sh('kubectl get pods')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('was refused'),
    })
    expect(lab.sh('minikube status').exitCode).toBe(7)
    lab.sh('minikube start')
    lab.advance('2m')
    expect(lab.sh('kubectl get deployment web').stdout).toMatch(/web +1\/1/)
  })
})

describe('minikube tunnel', () => {
  it('gives a LoadBalancer its cluster IP as external IP, and makes it reachable from the workstation', () => {
    const lab = started(1)
    lab.sh(
      'kubectl create deployment web --image=nginx; kubectl expose deployment web --type=LoadBalancer --port=80',
    )
    lab.settle()
    expect(lab.sh('kubectl get svc web').stdout).toContain('<pending>')
    lab.sh('minikube tunnel > /dev/null &')
    lab.advance('1s')
    const service = lab.kubectl.get('service', 'web')[0] as
      | { spec?: { clusterIP?: string } }
      | undefined
    const address = service?.spec?.clusterIP ?? ''
    expect(lab.sh('kubectl get svc web').stdout).toMatch(new RegExp(`${address} +${address}`))
    expect(lab.curl(address).status).toBe(200)
  })

  it('ends with its command', () => {
    const lab = started(1)
    lab.sh(
      'kubectl create deployment web --image=nginx; kubectl expose deployment web --type=LoadBalancer --port=80',
    )
    const tunnel = lab.minikube.tunnel() as unknown as { stop(): void }
    lab.advance('1s')
    expect(lab.sh('kubectl get svc web').stdout).not.toContain('<pending>')
    tunnel.stop()
    lab.advance('1s')
    expect(lab.sh('kubectl get svc web').stdout).toContain('<pending>')
  })
})

describe('minikube dashboard', () => {
  it('starts two pods and gives a URL that answers', () => {
    const lab = started(1)
    lab.sh('minikube dashboard --url > url.txt 2> /dev/null &')
    lab.advance('2m')
    expect(
      lab.sh('kubectl get pods -n kubernetes-dashboard --no-headers | grep -c Running').stdout,
    ).toBe('2\n')
    expect(lab.sh('curl -s $(tail -n 1 url.txt)').stdout).toContain(
      '<title>Kubernetes Dashboard</title>',
    )
  })
})

describe('minikube service', () => {
  it('prints the URL of a node port', () => {
    const lab = started(1)
    lab.sh(
      'kubectl create deployment web --image=nginx; kubectl expose deployment web --type=NodePort --port=80',
    )
    lab.settle()
    const url = lab.sh('minikube service web --url').stdout.trim()
    expect(url).toMatch(/^http:\/\/192\.168\.49\.2:3[0-2]\d{3}$/)
    expect(lab.curl(url).body).toContain('Welcome to nginx!')
  })
})

describe('minikube delete', () => {
  it('leaves nothing', () => {
    const lab = started(2)
    lab.sh('minikube delete')
    expect(lab.sh('minikube status')).toMatchObject({ exitCode: 85 })
    expect(() => lab.machine('minikube').sh('true')).toThrow()
    expect(lab.minikube.start({ nodes: 1 }).exitCode).toBe(0)
  })
})
