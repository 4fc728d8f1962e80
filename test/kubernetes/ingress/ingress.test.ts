import { describe, expect, it } from 'vitest'
import { type Lab, createLab } from '../../../src/index.js'

const world = createLab({ seed: 1 })
world.sh('minikube start')
const enabled = world.sh('minikube addons enable ingress')
for (const name of ['web', 'api']) {
  world.sh(`kubectl create deployment ${name} --image=traefik/whoami`)
  world.sh(`kubectl expose deployment ${name} --port=80`)
}
world.settle()
world.advance('5s')

const IP = '192.168.49.2'

/** A world with one Ingress more. */
function routed(spec: string, annotations = ''): Lab {
  const lab = world.fork()
  lab.kubectl.apply(
    `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: site, annotations: { ${annotations} } }\nspec: ${spec}\n`,
  )
  lab.advance('2s')
  return lab
}

const path = (where: string, service: string, type = 'Prefix') =>
  `{ path: ${JSON.stringify(where)}, pathType: ${type}, backend: { service: { name: ${service}, port: { number: 80 } } } }`
const rule = (host: string, ...paths: string[]) =>
  `{ ${host ? `host: "${host}", ` : ''}http: { paths: [${paths.join(', ')}] } }`

/** Which Deployment answers, and for which path; or the status. */
function get(lab: Lab, url: string, host = ''): string {
  const { stdout } = lab.sh(`curl -s ${host ? `-H 'Host: ${host}'` : ''} '${IP}${url}'`)
  const name = /Hostname: (\w+)-/.exec(stdout)?.[1]
  const asked = /^GET (\S+)/m.exec(stdout)?.[1]
  return name ? `${name} ${asked}` : (/<title>(\d+)/.exec(stdout)?.[1] ?? stdout)
}

describe('minikube addons enable ingress', () => {
  it('says what it enables, and waits until it is there', () => {
    expect(
      enabled.stdout,
    ).toBe(`💡  ingress is an addon maintained by Kubernetes. For any concerns contact minikube on GitHub.
You can view the list of minikube maintainers at: https://github.com/kubernetes/minikube/blob/master/OWNERS
    ▪ Using image registry.k8s.io/ingress-nginx/controller:v1.15.1
    ▪ Using image registry.k8s.io/ingress-nginx/kube-webhook-certgen:v1.6.9
    ▪ Using image registry.k8s.io/ingress-nginx/kube-webhook-certgen:v1.6.9
🔎  Verifying ingress addon...
🌟  The 'ingress' addon is enabled
`)
  })

  it('makes the controller, two jobs that are done, and the default class', () => {
    const pods = world.sh('kubectl get pods -n ingress-nginx').stdout
    expect(pods).toMatch(/ingress-nginx-admission-create-\w+ +0\/1 +Completed/)
    expect(pods).toMatch(/ingress-nginx-admission-patch-\w+ +0\/1 +Completed/)
    expect(pods).toMatch(/ingress-nginx-controller-\w+-\w+ +1\/1 +Running/)
    expect(world.sh('kubectl get ingressclass').stdout).toMatch(
      /^nginx +k8s.io\/ingress-nginx +<none>/m,
    )
    expect(world.sh('minikube addons list').stdout).toMatch(
      /│ ingress +│ minikube │ enabled ✅ │ Kubernetes +│/,
    )
  })

  it('answers 404 as long as there is no Ingress, and nothing at all once it is disabled', () => {
    expect(get(world, '/')).toBe('404')
    const lab = world.fork()
    expect(lab.sh('minikube addons disable ingress').stdout).toBe(
      `🌑  "The 'ingress' addon is disabled\n`,
    )
    lab.advance('30s')
    expect(lab.sh(`curl -s ${IP}`).exitCode).toBe(7)
    expect(lab.sh('kubectl get ns ingress-nginx').exitCode).toBe(1)
  })
})

describe('rules', () => {
  it('lead hosts and paths to Services; what no rule knows is not found', () => {
    const lab = routed(
      `{ rules: [${rule('shop.test', path('/', 'web'), path('/api', 'api'))}, ${rule('*.wild.test', path('/', 'api'))}] }`,
    )
    expect(get(lab, '/', 'shop.test')).toBe('web /')
    expect(get(lab, '/api/v1?x=1', 'shop.test')).toBe('api /api/v1?x=1')
    expect(get(lab, '/apis', 'shop.test')).toBe('web /apis')
    expect(get(lab, '/', 'a.wild.test')).toBe('api /')
    expect(get(lab, '/', 'other.test')).toBe('404')
    expect(lab.sh(`curl -s --resolve shop.test:80:${IP} http://shop.test/`).stdout).toContain(
      'Hostname: web-',
    )
  })

  it('know exact paths, and prefixes as nginx means them', () => {
    const lab = routed(
      `{ rules: [${rule('', path('/one', 'web', 'Exact'), path('/raw', 'api', 'ImplementationSpecific'))}] }`,
    )
    expect([get(lab, '/one'), get(lab, '/one/x')]).toEqual(['web /one', '404'])
    expect(get(lab, '/rawest')).toBe('api /rawest')
  })

  it('lead to the default backend where no rule fits', () => {
    const lab = routed(
      `{ defaultBackend: { service: { name: api, port: { number: 80 } } }, rules: [${rule('shop.test', path('/', 'web'))}] }`,
    )
    expect(get(lab, '/any', 'other.test')).toBe('api /any')
  })

  it('answer 503 where nobody is behind the Service', () => {
    const lab = routed(`{ rules: [${rule('', path('/', 'web'), path('/none', 'nosuch'))}] }`)
    expect(get(lab, '/none')).toBe('503')
    lab.sh('kubectl scale deployment web --replicas=0')
    lab.advance('5s')
    expect(get(lab, '/')).toBe('503')
  })

  it('of another class are not looked at', () => {
    const lab = routed(`{ ingressClassName: other, rules: [${rule('', path('/', 'web'))}] }`)
    expect(get(lab, '/')).toBe('404')
  })
})

describe('annotations', () => {
  it('rewrite the path, with what the pattern has found', () => {
    const lab = routed(
      `{ rules: [${rule('', path('/svc(/|$)(.*)', 'api', 'ImplementationSpecific'))}] }`,
      'nginx.ingress.kubernetes.io/rewrite-target: /$2, nginx.ingress.kubernetes.io/use-regex: "true"',
    )
    expect(get(lab, '/svc/a/b?q=1')).toBe('api /a/b?q=1')
    expect(get(lab, '/svc')).toBe('api /')
    expect(get(lab, '/other')).toBe('404')
  })

  it('send elsewhere', () => {
    const lab = routed(
      `{ rules: [${rule('', path('/', 'web'))}] }`,
      'nginx.ingress.kubernetes.io/permanent-redirect: "https://new.test"',
    )
    expect(lab.sh(`curl -sI ${IP}`).stdout).toMatch(
      /^HTTP\/1.1 301 [^]*Location: https:\/\/new.test/m,
    )
  })
})

describe('TLS', () => {
  const spec = `{ tls: [{ hosts: [shop.test], secretName: shop }], rules: [${rule('shop.test', path('/', 'web'))}] }`

  it('is where plain requests are sent, unless an annotation says otherwise', () => {
    const lab = routed(spec)
    const plain = lab.sh(
      `curl -s -o /dev/null -w '%{http_code} %{redirect_url}' --resolve shop.test:80:${IP} http://shop.test/a`,
    )
    expect(plain.stdout).toContain('308')
    const secure = `--resolve shop.test:443:${IP} https://shop.test/`
    expect(lab.sh(`curl -sk ${secure}`).stdout).toContain('X-Forwarded-Proto: https')
    expect(lab.sh(`curl -s ${secure}`).exitCode).toBe(60)
    expect(lab.sh('kubectl get ingress').stdout).toMatch(/^site +nginx +shop.test +80, 443/m)
    const open = routed(spec, 'nginx.ingress.kubernetes.io/ssl-redirect: "false"')
    expect(get(open, '/', 'shop.test')).toBe('web /')
  })
})

describe('an Ingress', () => {
  it('has an address after a while, and an event for each sync', () => {
    const lab = routed(`{ rules: [${rule('shop.test', path('/', 'web'))}] }`)
    expect(lab.sh('kubectl get ingress').stdout).toMatch(/^site +nginx +shop.test +80 /m)
    lab.advance('65s')
    expect(lab.sh('kubectl get ingress').stdout).toMatch(
      /^site +nginx +shop.test +192.168.49.2 +80 /m,
    )
    const { stdout } = lab.sh('kubectl describe ingress site')
    expect(stdout).toMatch(/shop.test +\n +\/ +web:80 \(10\.244\.0\.\d+:80\)/)
    expect(stdout).toMatch(/Normal +Sync +.*x2 over.* nginx-ingress-controller +Scheduled for sync/)
  })

  it('is logged by the controller with the Service that answered', () => {
    const lab = routed(`{ rules: [${rule('', path('/', 'web'))}] }`)
    get(lab, '/hello')
    expect(lab.sh('kubectl logs -n ingress-nginx deploy/ingress-nginx-controller').stdout).toMatch(
      /"GET \/hello HTTP\/1.1" 200 \d+ .* \[default-web-80\] \[\] 10\.244\.0\.\d+:80/,
    )
  })
})
