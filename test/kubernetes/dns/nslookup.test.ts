import { describe, expect, it } from 'vitest'
import { createLab } from '../../../src/index.js'

/** A pod that asks, a StatefulSet with its headless Service, and Services of other types. */
function asking() {
  const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
  lab.kubectl.apply(`
apiVersion: v1
kind: Service
metadata: { name: db }
spec: { clusterIP: None, selector: { app: db }, ports: [{ name: sql, port: 80 }] }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  replicas: 2
  serviceName: db
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec: { containers: [{ name: c, image: nginx }] }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { clusterIP: 10.96.0.80, selector: { app: db }, ports: [{ name: http, port: 80 }] }
---
apiVersion: v1
kind: Service
metadata: { name: ext }
spec: { type: ExternalName, externalName: web.default.svc.cluster.local }
`)
  lab.sh('kubectl run client --image=busybox -- sleep 100000')
  lab.settle()
  lab.advance('5s')
  const sh = (line: string) => lab.sh(`kubectl exec client -- ${line}`)
  return { lab, sh }
}

const { lab, sh } = asking()
const HEAD = 'Server:\t\t10.96.0.10\nAddress:\t10.96.0.10:53\n\n'
const address = (name: string) =>
  lab.sh(`kubectl get pod ${name} -o jsonpath='{.status.podIP}'`).stdout

describe('nslookup in a pod', () => {
  it('shows the address of a Service by its whole name', () => {
    expect(sh('nslookup web.default.svc.cluster.local')).toMatchObject({
      stdout: `${HEAD}Name:\tweb.default.svc.cluster.local\nAddress: 10.96.0.80\n\n\n`,
      exitCode: 0,
    })
  })

  it('asks for a short name under every end, and fails since most of them do not exist', () => {
    const { stdout, exitCode } = sh('nslookup web')
    expect(stdout).toContain('Name:\tweb.default.svc.cluster.local\nAddress: 10.96.0.80\n')
    expect(stdout).toContain("** server can't find web.svc.cluster.local: NXDOMAIN\n")
    expect(stdout).toContain("** server can't find web.cluster.local: NXDOMAIN\n")
    expect(exitCode).toBe(1)
  })

  it('shows that an ExternalName is an alias', () => {
    expect(sh('nslookup -type=a ext.default.svc.cluster.local').stdout).toBe(
      `${HEAD}ext.default.svc.cluster.local\tcanonical name = web.default.svc.cluster.local\nName:\tweb.default.svc.cluster.local\nAddress: 10.96.0.80\n\n`,
    )
  })

  it('finds the pods of a StatefulSet, alone and together', () => {
    expect(sh('nslookup -type=a db-1.db.default.svc.cluster.local').stdout).toContain(
      `Name:\tdb-1.db.default.svc.cluster.local\nAddress: ${address('db-1')}\n`,
    )
    const all = sh('nslookup -type=a db.default.svc.cluster.local').stdout
    for (const name of ['db-0', 'db-1']) expect(all).toContain(`Address: ${address(name)}\n`)
  })

  it('finds where a named port is: of each pod without a cluster address, else of the Service', () => {
    expect(sh('nslookup -type=srv _sql._tcp.db.default.svc.cluster.local').stdout).toBe(
      `${HEAD}_sql._tcp.db.default.svc.cluster.local\tservice = 0 50 80 db-0.db.default.svc.cluster.local\n_sql._tcp.db.default.svc.cluster.local\tservice = 0 50 80 db-1.db.default.svc.cluster.local\n\n`,
    )
    expect(sh('nslookup -type=srv _http._tcp.web.default.svc.cluster.local').stdout).toContain(
      'service = 0 100 80 web.default.svc.cluster.local\n',
    )
  })

  it('finds the name of an address', () => {
    expect(sh('nslookup 10.96.0.80').stdout).toBe(
      `${HEAD}80.0.96.10.in-addr.arpa\tname = web.default.svc.cluster.local\n\n`,
    )
    expect(sh(`nslookup ${address('db-0')}`).stdout).toContain(
      'name = db-0.db.default.svc.cluster.local\n',
    )
  })

  it('tells a name without such a record from a name that is not there', () => {
    expect(sh('nslookup -type=aaaa web.default.svc.cluster.local')).toMatchObject({
      stdout: `${HEAD}\n`,
      exitCode: 0,
    })
    expect(sh('nslookup -type=a nosuch.default.svc.cluster.local').stdout).toBe(
      `${HEAD}** server can't find nosuch.default.svc.cluster.local: NXDOMAIN\n\n`,
    )
  })

  it('gets no answer while CoreDNS is not there', () => {
    const other = lab.fork()
    other.sh('kubectl scale deployment coredns -n kube-system --replicas=0')
    other.advance('40s')
    const exec = (line: string) => other.sh(`kubectl exec client -- ${line}`)
    expect(exec('nslookup web.default.svc.cluster.local').stdout).toBe(
      ';; connection timed out; no servers could be reached\n\n',
    )
    expect(exec('wget -qO- web').stderr).toContain("wget: bad address 'web'")
  })
})

describe('the options of a resolv.conf', () => {
  it('decide whether a name with dots is tried with the ends first', () => {
    lab.kubectl.apply(`
apiVersion: v1
kind: Pod
metadata: { name: impatient }
spec:
  dnsConfig: { options: [{ name: ndots, value: "1" }], searches: [shop.test] }
  containers: [{ name: c, image: busybox, command: [sleep, "100000"] }]
`)
    lab.settle()
    const getent = (name: string) =>
      lab.sh(`kubectl exec impatient -- wget -qO- ${name} | grep -c nginx`).stdout
    expect(getent('web')).not.toBe('0\n')
    expect(getent('web.default')).not.toBe('0\n')
  })

  it('are obeyed where a program has changed them', () => {
    expect(
      sh(`sh -c 'echo nameserver 1.1.1.1 > /etc/resolv.conf; wget -qO- web'`).stderr,
    ).toContain("bad address 'web'")
  })
})

describe('getent in a pod', () => {
  it('shows the address and the whole name', () => {
    lab.kubectl.run('debian', { image: 'nginx' })
    lab.settle()
    const run = (line: string) => lab.sh(`kubectl exec debian -- ${line}`)
    expect(run('getent hosts web').stdout).toBe('10.96.0.80      web.default.svc.cluster.local\n')
    expect(run('getent hosts nosuch').exitCode).toBe(2)
  })
})
