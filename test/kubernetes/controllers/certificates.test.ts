import { describe, expect, it } from 'vitest'
import { type Lab, createLab } from '../../../src/index.js'

const newLab = (): Lab =>
  createLab({ seed: 3, cluster: { nodes: [{ name: 'n1', runtime: 'hollow' }] } })

/** What a command shows on both streams, with its exit code unless that is 0. */
function said(lab: Lab, line: string): string {
  const { stdout, stderr, exitCode } = lab.sh(line)
  return stderr + stdout + (exitCode === 0 ? '' : `rc=${exitCode}\n`)
}

interface Asked {
  readonly name?: string
  readonly subject?: string
  readonly signer?: string
  readonly usages?: string
  readonly more?: string
  readonly names?: string
}

/** Makes a key and a request as a tutorial does, and sends it; what was said. */
function ask(
  lab: Lab,
  {
    name = 'jane',
    subject = '/CN=jane/O=dev',
    signer = 'kubernetes.io/kube-apiserver-client',
    usages = 'client auth',
    more = '',
    names = '',
  }: Asked = {},
  flags = '',
): string {
  lab.sh(`openssl genrsa -out ${name}.key 2048`)
  lab.sh(
    `openssl req -new -key ${name}.key -out ${name}.csr -subj "${subject}" ${names === '' ? '' : `-addext "subjectAltName=${names}"`}`,
  )
  return said(
    lab,
    `cat <<EOF | kubectl create ${flags} -f -
apiVersion: certificates.k8s.io/v1
kind: CertificateSigningRequest
metadata: { name: ${name} }
spec:
  request: $(cat ${name}.csr | base64 | tr -d '\\n')
  signerName: ${signer}
  usages: [${usages}]
  ${more}
EOF`,
  )
}

describe('a certificate signing request', () => {
  it('makes a user once it is approved, whose name and groups its subject says', () => {
    const lab = newLab()
    expect(ask(lab)).toBe('certificatesigningrequest.certificates.k8s.io/jane created\n')
    expect(said(lab, 'kubectl get csr')).toBe(
      'NAME   AGE   SIGNERNAME                            REQUESTOR          REQUESTEDDURATION   CONDITION\n' +
        'jane   0s    kubernetes.io/kube-apiserver-client   kubernetes-admin   <none>              Pending\n',
    )
    expect(said(lab, 'kubectl certificate approve jane')).toBe(
      'certificatesigningrequest.certificates.k8s.io/jane approved\n',
    )
    lab.settle()
    expect(said(lab, 'kubectl get csr --no-headers')).toContain('Approved,Issued')
    lab.sh("kubectl get csr jane -o jsonpath='{.status.certificate}' | base64 -d > jane.crt")
    expect(said(lab, 'openssl x509 -in jane.crt -noout -subject -issuer -dates')).toBe(
      'subject=CN = jane, O = dev\nissuer=CN = minikubeCA\n' +
        'notBefore=Dec 31 23:55:00 2025 GMT\nnotAfter=Dec 31 23:55:00 2026 GMT\n',
    )
    lab.sh('kubectl create role developer --verb=get,list --resource=pods')
    lab.sh('kubectl create rolebinding developers --role=developer --group=dev')
    lab.sh(
      'kubectl config set-credentials jane --client-key=jane.key --client-certificate=jane.crt',
    )
    lab.sh('kubectl config set-context jane --cluster=minikube --user=jane')
    expect(said(lab, 'kubectl --context=jane auth whoami')).toMatch(
      /Username +jane\nGroups +\[dev system:authenticated\]/,
    )
    expect(said(lab, 'kubectl --context=jane auth can-i list pods')).toBe('yes\n')
    expect(said(lab, 'kubectl --context=jane get nodes')).toContain(
      'nodes is forbidden: User "jane" cannot list resource "nodes"',
    )
  })

  it('is not issued when it is denied, and cannot be approved any more', () => {
    const lab = newLab()
    ask(lab)
    expect(said(lab, 'kubectl certificate deny jane')).toBe(
      'certificatesigningrequest.certificates.k8s.io/jane denied\n',
    )
    lab.settle()
    expect(said(lab, 'kubectl get csr --no-headers')).toContain('Denied')
    expect(said(lab, 'kubectl certificate approve jane')).toBe(
      'error: certificate signing request "jane" is already Denied\nrc=1\n',
    )
  })

  it('is valid for as long as it says', () => {
    const lab = newLab()
    ask(lab, { more: 'expirationSeconds: 3600' })
    lab.sh('kubectl certificate approve jane')
    lab.settle()
    lab.sh("kubectl get csr jane -o jsonpath='{.status.certificate}' | base64 -d > jane.crt")
    lab.sh(
      'kubectl config set-credentials jane --client-key=jane.key --client-certificate=jane.crt',
    )
    expect(said(lab, 'kubectl --user=jane auth whoami')).toContain('jane')
    lab.sh('sleep 3700')
    expect(said(lab, 'kubectl --user=jane auth whoami')).toContain('Unauthorized')
  })

  it.each([
    [
      { usages: 'server auth' },
      'SignerValidationFailure',
      'invalid usage for client certificate: server auth',
    ],
    [
      { usages: 'digital signature' },
      'SignerValidationFailure',
      'missing required usage for client certificate: client auth',
    ],
    [
      { signer: 'kubernetes.io/kubelet-serving', usages: 'server auth, digital signature' },
      'SignerValidationFailure',
      'subject organization is not system:nodes',
    ],
    [
      {
        signer: 'kubernetes.io/kubelet-serving',
        subject: '/O=system:nodes/CN=system:node:n1',
        usages: 'server auth, digital signature',
      },
      'SignerValidationFailure',
      'DNS or IP subjectAltName is required',
    ],
  ])('fails when its signer does not sign such a thing: %j', (asked, reason, message) => {
    const lab = newLab()
    ask(lab, asked)
    lab.sh('kubectl certificate approve jane')
    lab.settle()
    expect(said(lab, 'kubectl get csr --no-headers')).toContain('Approved,Failed')
    expect(
      said(
        lab,
        `kubectl get csr jane -o jsonpath='{.status.conditions[?(@.type=="Failed")].reason}: {.status.conditions[?(@.type=="Failed")].message}'`,
      ),
    ).toBe(`${reason}: ${message}`)
  })

  it('of a kubelet is signed with the names of its server', () => {
    const lab = newLab()
    ask(lab, {
      signer: 'kubernetes.io/kubelet-serving',
      subject: '/O=system:nodes/CN=system:node:n1',
      usages: 'server auth, digital signature, key encipherment',
      names: 'DNS:n1,IP:192.168.49.2',
    })
    lab.sh('kubectl certificate approve jane')
    lab.settle()
    lab.sh("kubectl get csr jane -o jsonpath='{.status.certificate}' | base64 -d > n1.crt")
    expect(said(lab, 'openssl x509 -in n1.crt -noout -text')).toContain(
      'DNS:n1, IP Address:192.168.49.2',
    )
    expect(said(lab, 'kubectl describe csr jane')).toMatch(
      /DNS Names: +n1\n +IP Addresses: +192\.168\.49\.2\n/,
    )
  })

  it('stays approved where nobody signs for its signer', () => {
    const lab = newLab()
    ask(lab, { signer: 'example.com/mine' })
    lab.sh('kubectl certificate approve jane')
    lab.settle()
    expect(said(lab, 'kubectl get csr --no-headers')).toMatch(/Approved\n$/)
  })

  it('that a kubelet makes for itself is approved by itself', () => {
    const lab = newLab()
    lab.sh(
      'kubectl create clusterrolebinding renew --clusterrole=system:certificates.k8s.io:certificatesigningrequests:selfnodeclient --group=system:nodes',
    )
    lab.sh(
      'kubectl create clusterrole ask --verb=create,get,list --resource=certificatesigningrequests',
    )
    lab.sh('kubectl create clusterrolebinding ask --clusterrole=ask --group=system:nodes')
    ask(
      lab,
      {
        signer: 'kubernetes.io/kube-apiserver-client-kubelet',
        subject: '/O=system:nodes/CN=system:node:n1',
        usages: 'client auth, digital signature',
      },
      '--as=system:node:n1 --as-group=system:nodes',
    )
    lab.settle()
    expect(said(lab, 'kubectl get csr --no-headers')).toContain('Approved,Issued')
    expect(said(lab, "kubectl get csr jane -o jsonpath='{.status.conditions[0].message}'")).toBe(
      'Auto approving self kubelet client certificate after SubjectAccessReview.',
    )
  })

  it.each([
    [
      { signer: 'kubernetes.io/legacy-unknown' },
      'spec.signerName: Invalid value: "kubernetes.io/legacy-unknown": the legacy signerName is not allowed via this API version',
    ],
    [
      { signer: 'mine' },
      'spec.signerName: Invalid value: "mine": must be a fully qualified domain and path of the form \'example.com/signer-name\'',
    ],
    [
      { more: 'expirationSeconds: 60' },
      'spec.expirationSeconds: Invalid value: 60: may not specify a duration less than 600 seconds (10 minutes)',
    ],
    [{ usages: '' }, 'spec.usages: Required value'],
    [{ usages: 'client auth, client auth' }, 'spec.usages[1]: Duplicate value: "client auth"'],
    [{ usages: 'flying' }, 'spec.usages[0]: Unsupported value: "flying": supported values: "any",'],
    [
      { subject: '/CN=root/O=system:masters' },
      'is forbidden: use of kubernetes.io/kube-apiserver-client signer with system:masters group is not allowed',
    ],
  ])('is refused when it makes no sense: %j', (asked, why) => {
    const lab = newLab()
    expect(ask(lab, asked)).toContain(why)
    expect(said(lab, 'kubectl get csr')).toBe('No resources found\n')
  })

  it('is refused when it holds no request', () => {
    const lab = newLab()
    lab.sh('openssl genrsa -out a.key')
    expect(
      said(
        lab,
        `cat <<EOF | kubectl create -f -
apiVersion: certificates.k8s.io/v1
kind: CertificateSigningRequest
metadata: { name: a }
spec: { request: "$(cat a.key | base64 | tr -d '\\n')", signerName: a.example/b, usages: [any] }
EOF`,
      ),
    ).toContain('": PEM block type must be CERTIFICATE REQUEST')
  })

  it('keeps what it asks for, whoever updates it, and says who asked', () => {
    const lab = newLab()
    lab.sh('kubectl create clusterrole ask --verb=create --resource=certificatesigningrequests')
    lab.sh('kubectl create clusterrolebinding ask --clusterrole=ask --user=joe')
    ask(lab, { more: 'username: somebody' }, '--as=joe')
    lab.sh(`kubectl patch csr jane --type=merge -p '{"spec":{"usages":["any"]}}'`)
    expect(said(lab, "kubectl get csr jane -o jsonpath='{.spec.username} {.spec.usages}'")).toBe(
      'joe ["client auth"]',
    )
  })

  it('is approved by those alone who may do so for its signer', () => {
    const lab = newLab()
    ask(lab)
    lab.sh(
      'kubectl create clusterrole look --verb=get,list,update --resource=certificatesigningrequests,certificatesigningrequests/approval',
    )
    lab.sh('kubectl create clusterrolebinding look --clusterrole=look --user=joe')
    expect(said(lab, 'kubectl certificate approve jane --as=joe')).toContain(
      'certificatesigningrequests.certificates.k8s.io "jane" is forbidden: user not permitted to approve requests with signerName "kubernetes.io/kube-apiserver-client"',
    )
    lab.sh(`cat <<EOF | kubectl create -f -
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { name: approve }
rules:
- { apiGroups: [certificates.k8s.io], resources: [signers], resourceNames: [kubernetes.io/*], verbs: [approve] }
EOF`)
    lab.sh('kubectl create clusterrolebinding approve --clusterrole=approve --user=joe')
    expect(said(lab, 'kubectl certificate approve jane --as=joe')).toContain('approved')
  })

  it('is not approved by whoever writes its status', () => {
    const lab = newLab()
    ask(lab)
    expect(
      said(
        lab,
        `kubectl patch csr jane --subresource=status --type=merge -p '{"status":{"conditions":[{"type":"Approved","status":"True"}]}}'`,
      ),
    ).toContain('status.conditions: Forbidden: updates may not add a condition of type "Approved"')
  })

  it('goes an hour after it was decided, and a day after nobody looked at it', () => {
    const lab = newLab()
    ask(lab)
    ask(lab, { name: 'joe' })
    lab.sh('kubectl certificate approve jane')
    const names = (): string => said(lab, 'kubectl get csr -o name | cut -d/ -f2 | xargs')
    lab.sh('sleep 3500')
    expect(names()).toBe('jane joe\n')
    lab.sh('sleep 7200')
    expect(names()).toBe('joe\n')
    lab.sh('sleep 90000')
    expect(names()).toBe('\n')
  })
})
