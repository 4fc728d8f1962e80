import { describe, expect, it } from 'vitest'
import { createLab } from '../../../src/index.js'

const SECRET = `apiVersion: v1
kind: Secret
metadata: { name: robot-token, annotations: { kubernetes.io/service-account.name: robot } }
type: kubernetes.io/service-account-token
`

describe('a Secret for the token of a service account', () => {
  const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
  lab.sh('kubectl create serviceaccount robot')
  lab.writeFile('token.yaml', SECRET)
  lab.sh('kubectl apply -f token.yaml')
  lab.advance('1s')

  it('gets a token that does not expire, the certificate and the namespace', () => {
    expect(lab.sh('kubectl get secret robot-token --no-headers').stdout).toMatch(
      /^robot-token +kubernetes.io\/service-account-token +3 +1s\n$/,
    )
    const { stdout } = lab.sh('kubectl describe secret robot-token')
    expect(stdout).toMatch(/kubernetes.io\/service-account.uid: [0-9a-f-]{36}/)
    expect(stdout).toMatch(/^token: +eyJ[\w-]+\.[\w-]+\.[\w-]+$/m)
    lab.advance('2h')
    const [, token = ''] = /^token: +(\S+)$/m.exec(stdout) ?? []
    const review = { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenReview', spec: { token } }
    lab.writeFile('review.json', JSON.stringify(review))
    expect(
      lab.sh("kubectl create -f review.json -o jsonpath='{.status.user.username}'").stdout,
    ).toBe('system:serviceaccount:default:robot')
  })

  it('has to name its account', () => {
    lab.writeFile('nameless.yaml', SECRET.replace(/, annotations: {.*?}/, '').replace('robot-', ''))
    expect(lab.sh('kubectl create -f nameless.yaml').stderr).toBe(
      'The Secret "token" is invalid: metadata.annotations[kubernetes.io/service-account.name]: Required value\n',
    )
  })

  it('goes with its account, and does not stay without one', () => {
    lab.sh('kubectl delete serviceaccount robot')
    lab.advance('1s')
    expect(lab.sh('kubectl get secret robot-token').exitCode).toBe(1)
    lab.sh('kubectl apply -f token.yaml')
    lab.advance('1s')
    expect(lab.sh('kubectl get secret robot-token').exitCode).toBe(1)
  })
})
