/**
 * The add-on `ingress`: the ingress-nginx controller on the first node, the jobs that make the
 * certificate of its webhook, and the class `nginx`, which is the default one.
 *
 * The webhook itself is not registered: nothing could answer it.
 *
 * @see https://kubernetes.github.io/ingress-nginx/deploy/#minikube
 */
import type { KubeObject } from '../../../kubernetes/kinds/kind.js'

const NAMESPACE = 'ingress-nginx'
const CONTROLLER = 'ingress-nginx-controller'
const ADMISSION = 'ingress-nginx-admission'
const CONTROLLER_IMAGE = 'registry.k8s.io/ingress-nginx/controller:v1.15.1'
const CERTGEN_IMAGE = 'registry.k8s.io/ingress-nginx/kube-webhook-certgen:v1.6.9'
const COMMON = {
  'app.kubernetes.io/instance': NAMESPACE,
  'app.kubernetes.io/name': NAMESPACE,
}
const LABELS = { 'app.kubernetes.io/component': 'controller', ...COMMON }
const ADMISSION_LABELS = { 'app.kubernetes.io/component': 'admission-webhook', ...COMMON }
const NODES = { 'minikube.k8s.io/primary': 'true', 'kubernetes.io/os': 'linux' }

export const INGRESS_IMAGES = [CONTROLLER_IMAGE, CERTGEN_IMAGE, CERTGEN_IMAGE]

const named = (name: string, labels: Readonly<Record<string, string>> = LABELS) => ({
  name,
  namespace: NAMESPACE,
  labels,
})

const probe = {
  httpGet: { path: '/healthz', port: 10_254, scheme: 'HTTP' },
  initialDelaySeconds: 10,
  periodSeconds: 10,
  timeoutSeconds: 1,
}

const POD_NAMESPACE = {
  name: 'POD_NAMESPACE',
  valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } },
}

const container = {
  name: 'controller',
  image: CONTROLLER_IMAGE,
  imagePullPolicy: 'IfNotPresent',
  args: [
    '/nginx-ingress-controller',
    '--election-id=ingress-nginx-leader',
    '--controller-class=k8s.io/ingress-nginx',
    '--watch-ingress-without-class=true',
    `--configmap=$(POD_NAMESPACE)/${CONTROLLER}`,
    '--tcp-services-configmap=$(POD_NAMESPACE)/tcp-services',
    '--udp-services-configmap=$(POD_NAMESPACE)/udp-services',
    '--validating-webhook=:8443',
    '--validating-webhook-certificate=/usr/local/certificates/cert',
    '--validating-webhook-key=/usr/local/certificates/key',
  ],
  env: [
    { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    POD_NAMESPACE,
    { name: 'LD_PRELOAD', value: '/usr/local/lib/libmimalloc.so' },
  ],
  livenessProbe: { ...probe, failureThreshold: 5 },
  readinessProbe: { ...probe, failureThreshold: 3 },
  ports: [
    { name: 'http', containerPort: 80, hostPort: 80, protocol: 'TCP' },
    { name: 'https', containerPort: 443, hostPort: 443, protocol: 'TCP' },
    { name: 'webhook', containerPort: 8443, protocol: 'TCP' },
  ],
  resources: { requests: { cpu: '100m', memory: '90Mi' } },
  volumeMounts: [{ name: 'webhook-cert', mountPath: '/usr/local/certificates/', readOnly: true }],
}

const deployment: KubeObject = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: named(CONTROLLER),
  spec: {
    revisionHistoryLimit: 10,
    selector: { matchLabels: LABELS },
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
    template: {
      metadata: { labels: { ...LABELS, 'gcp-auth-skip-secret': 'true' } },
      spec: {
        containers: [container],
        dnsPolicy: 'ClusterFirst',
        nodeSelector: NODES,
        serviceAccountName: NAMESPACE,
        terminationGracePeriodSeconds: 0,
        tolerations: [
          { key: 'node-role.kubernetes.io/master', operator: 'Equal', effect: 'NoSchedule' },
        ],
        volumes: [{ name: 'webhook-cert', secret: { secretName: ADMISSION } }],
      },
    },
  },
} as KubeObject

const job = (verb: string, args: readonly string[]): KubeObject =>
  ({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: named(`${ADMISSION}-${verb}`, ADMISSION_LABELS),
    spec: {
      template: {
        metadata: { name: `${ADMISSION}-${verb}`, labels: ADMISSION_LABELS },
        spec: {
          containers: [
            {
              name: verb,
              image: CERTGEN_IMAGE,
              imagePullPolicy: 'IfNotPresent',
              args: [verb, ...args, '--namespace=$(POD_NAMESPACE)', `--secret-name=${ADMISSION}`],
              env: [POD_NAMESPACE],
            },
          ],
          nodeSelector: NODES,
          restartPolicy: 'OnFailure',
          securityContext: { runAsNonRoot: true, runAsUser: 2000 },
          serviceAccountName: ADMISSION,
        },
      },
    },
  }) as KubeObject

const service = (name: string, spec: object): KubeObject =>
  ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: named(name),
    spec: { selector: LABELS, ...spec },
  }) as KubeObject

/** Everything that it makes, in order. */
export const ingressObjects = (): readonly KubeObject[] => [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE, labels: COMMON } },
  { apiVersion: 'v1', kind: 'ServiceAccount', metadata: named(NAMESPACE) },
  { apiVersion: 'v1', kind: 'ServiceAccount', metadata: named(ADMISSION, ADMISSION_LABELS) },
  {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: named(CONTROLLER),
    data: { hsts: 'false' },
  } as KubeObject,
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: named('tcp-services') },
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: named('udp-services') },
  service(CONTROLLER, {
    type: 'NodePort',
    ports: [
      { name: 'http', port: 80, protocol: 'TCP', targetPort: 'http', appProtocol: 'http' },
      { name: 'https', port: 443, protocol: 'TCP', targetPort: 'https', appProtocol: 'https' },
    ],
  }),
  service(`${CONTROLLER}-admission`, {
    ports: [{ name: 'https-webhook', port: 443, targetPort: 'webhook', appProtocol: 'https' }],
  }),
  {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: ADMISSION, namespace: NAMESPACE },
    type: 'Opaque',
    stringData: { ca: '', cert: '', key: '' },
  } as KubeObject,
  deployment,
  job('create', [`--host=${CONTROLLER}-admission,${CONTROLLER}-admission.$(POD_NAMESPACE).svc`]),
  job('patch', [
    `--webhook-name=${ADMISSION}`,
    '--patch-mutating=false',
    '--patch-failure-policy=Fail',
  ]),
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    metadata: {
      name: 'nginx',
      labels: LABELS,
      annotations: { 'ingressclass.kubernetes.io/is-default-class': 'true' },
    },
    spec: { controller: 'k8s.io/ingress-nginx' },
  } as KubeObject,
]
