/**
 * What kubeadm writes down in a new cluster: how it was set up, and how its components are
 * configured.
 *
 * @see https://kubernetes.io/docs/reference/setup-tools/kubeadm/implementation-details/
 */
import type { Api } from '../../../kubernetes/apiserver/client.js'
import { ROOT_CERTIFICATE } from '../../../kubernetes/apiserver/root-certificate.js'
import { rfc3339 } from '../../../text/time.js'
import { toYaml } from '../../../text/yaml.js'
import type { NewNode } from './index.js'
import { NAMESPACE } from './names.js'

const DOMAIN = 'cluster.local'
const POD_SUBNET = '10.244.0.0/16'
const SERVICE_SUBNET = '10.96.0.0/12'
const PUBLIC = 'kube-public'

const COREFILE = `.:53 {
    log
    errors
    health {
       lameduck 5s
    }
    ready
    kubernetes ${DOMAIN} in-addr.arpa ip6.arpa {
       pods insecure
       fallthrough in-addr.arpa ip6.arpa
       ttl 30
    }
    prometheus :9153
    hosts {
       192.168.49.1 host.minikube.internal
       fallthrough
    }
    forward . /etc/resolv.conf {
       max_concurrent 1000
    }
    cache 30 {
       disable success ${DOMAIN}
       disable denial ${DOMAIN}
    }
    loop
    reload
    loadbalance
}
`

const clusterConfiguration = ({ version, port }: NewNode): string =>
  toYaml({
    apiServer: {
      certSANs: ['127.0.0.1', 'localhost'],
      extraArgs: [
        {
          name: 'enable-admission-plugins',
          value:
            'NamespaceLifecycle,LimitRanger,ServiceAccount,DefaultStorageClass,DefaultTolerationSeconds,NodeRestriction,MutatingAdmissionWebhook,ValidatingAdmissionWebhook,ResourceQuota',
        },
      ],
    },
    apiVersion: 'kubeadm.k8s.io/v1beta4',
    certificatesDir: '/var/lib/minikube/certs',
    clusterName: 'mk',
    controlPlaneEndpoint: `control-plane.minikube.internal:${port}`,
    dns: {},
    etcd: { local: { dataDir: '/var/lib/minikube/etcd' } },
    kind: 'ClusterConfiguration',
    kubernetesVersion: version,
    networking: { dnsDomain: DOMAIN, podSubnet: POD_SUBNET, serviceSubnet: SERVICE_SUBNET },
  })

const kubeletConfiguration = (): string =>
  toYaml({
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    authentication: { anonymous: { enabled: false }, webhook: { enabled: true } },
    authorization: { mode: 'Webhook' },
    cgroupDriver: 'systemd',
    clusterDNS: ['10.96.0.10'],
    clusterDomain: DOMAIN,
    failSwapOn: false,
    healthzPort: 10248,
    kind: 'KubeletConfiguration',
    rotateCertificates: true,
    staticPodPath: '/etc/kubernetes/manifests',
  })

const proxyConfiguration = (): string =>
  toYaml({
    apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
    bindAddress: '0.0.0.0',
    clientConnection: { kubeconfig: '/var/lib/kube-proxy/kubeconfig.conf' },
    clusterCIDR: POD_SUBNET,
    kind: 'KubeProxyConfiguration',
    mode: '',
  })

const kubeconfig = (server: string, user: Readonly<Record<string, string>> | undefined): string =>
  toYaml({
    apiVersion: 'v1',
    clusters: [
      {
        cluster: {
          ...(user
            ? { 'certificate-authority': '/var/run/secrets/kubernetes.io/serviceaccount/ca.crt' }
            : { 'certificate-authority-data': 'LS0tLS1CRUdJTi=' }),
          server,
        },
        name: user ? 'default' : '',
      },
    ],
    contexts: user
      ? [
          {
            context: { cluster: 'default', namespace: 'default', user: 'default' },
            name: 'default',
          },
        ]
      : null,
    'current-context': user ? 'default' : '',
    kind: 'Config',
    users: user ? [{ name: 'default', user }] : null,
  })

/** Makes the ConfigMaps of a cluster whose first node was just made. */
export function createConfigMaps(api: Api, made: NewNode): void {
  const server = `https://control-plane.minikube.internal:${made.port}`
  const token = { tokenFile: '/var/run/secrets/kubernetes.io/serviceaccount/token' }
  const maps: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
    [NAMESPACE, 'coredns', { Corefile: COREFILE }],
    [
      NAMESPACE,
      'extension-apiserver-authentication',
      {
        'client-ca-file': ROOT_CERTIFICATE,
        'requestheader-allowed-names': '["front-proxy-client"]',
        'requestheader-client-ca-file': ROOT_CERTIFICATE,
        'requestheader-extra-headers-prefix': '["X-Remote-Extra-"]',
        'requestheader-group-headers': '["X-Remote-Group"]',
        'requestheader-username-headers': '["X-Remote-User"]',
      },
    ],
    [
      NAMESPACE,
      'kube-apiserver-legacy-service-account-token-tracking',
      { since: rfc3339(api.tx.now).slice(0, 10) },
    ],
    [
      NAMESPACE,
      'kube-proxy',
      { 'config.conf': proxyConfiguration(), 'kubeconfig.conf': kubeconfig(server, token) },
    ],
    [NAMESPACE, 'kubeadm-config', { ClusterConfiguration: clusterConfiguration(made) }],
    [NAMESPACE, 'kubelet-config', { kubelet: kubeletConfiguration() }],
    [PUBLIC, 'cluster-info', { kubeconfig: kubeconfig(server, undefined) }],
  ]
  for (const [namespace, name, data] of maps)
    api.create('ConfigMap', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name,
        namespace,
        ...(name === 'kube-proxy' ? { labels: { app: 'kube-proxy' } } : {}),
      },
      data,
    })
}
