/**
 * minikube's add-ons: which there are, who looks after them, and where they are described.
 *
 * @see https://minikube.sigs.k8s.io/docs/handbook/addons/
 */

/** An add-on. */
interface AddonFacts {
  readonly maintainer: string
  /** Whom to ask about it, on GitHub. */
  readonly contact?: string
  readonly docs?: string
}

/** All of them, by name. */
export const ADDONS: Readonly<Record<string, AddonFacts>> = {
  ambassador: {
    maintainer: '3rd party (Ambassador)',
    docs: 'https://minikube.sigs.k8s.io/docs/handbook/addons/ambassador/',
  },
  'amd-gpu-device-plugin': {
    maintainer: '3rd party (AMD)',
    docs: 'https://minikube.sigs.k8s.io/docs/tutorials/amd/',
  },
  'auto-pause': { maintainer: 'minikube' },
  'cloud-spanner': {
    maintainer: 'Google',
    docs: 'https://minikube.sigs.k8s.io/docs/handbook/addons/cloud-spanner/',
  },
  'csi-hostpath-driver': {
    maintainer: 'Kubernetes',
    docs: 'https://minikube.sigs.k8s.io/docs/tutorials/volume_snapshots_and_csi/',
  },
  dashboard: {
    maintainer: 'Kubernetes',
    docs: 'https://minikube.sigs.k8s.io/docs/handbook/dashboard/',
  },
  'default-storageclass': {
    maintainer: 'Kubernetes',
    docs: 'https://minikube.sigs.k8s.io/docs/handbook/persistent_volumes/',
  },
  efk: { maintainer: '3rd party (Elastic)' },
  freshpod: { maintainer: 'Google', docs: 'https://github.com/GoogleCloudPlatform/freshpod' },
  'gcp-auth': {
    maintainer: 'Google',
    docs: 'https://minikube.sigs.k8s.io/docs/handbook/addons/gcp-auth/',
  },
  gvisor: {
    maintainer: 'minikube',
    docs: 'https://minikube.sigs.k8s.io/docs/handbook/addons/gvisor/',
  },
  headlamp: {
    maintainer: '3rd party (kinvolk.io)',
    contact: 'yolossn',
    docs: 'https://minikube.sigs.k8s.io/docs/handbook/addons/headlamp/',
  },
  inaccel: { maintainer: '3rd party (InAccel [info@inaccel.com])' },
  ingress: { maintainer: 'Kubernetes', docs: 'https://github.com/kubernetes/ingress-nginx' },
  'ingress-dns': {
    maintainer: 'minikube',
    docs: 'https://minikube.sigs.k8s.io/docs/handbook/addons/ingress-dns/',
  },
  'inspektor-gadget': {
    maintainer: '3rd party (inspektor-gadget.io)',
    contact: 'https://github.com/orgs/inspektor-gadget/people',
    docs: 'https://minikube.sigs.k8s.io/docs/handbook/addons/inspektor-gadget/',
  },
  istio: {
    maintainer: '3rd party (Istio)',
    docs: 'https://istio.io/latest/docs/setup/platform-setup/minikube/',
  },
  'istio-provisioner': {
    maintainer: '3rd party (Istio)',
    docs: 'https://istio.io/latest/docs/setup/platform-setup/minikube/',
  },
  kong: {
    maintainer: '3rd party (Kong HQ)',
    contact: '@gAmUssA',
    docs: 'https://minikube.sigs.k8s.io/docs/handbook/addons/kong-ingress/',
  },
  kubeflow: { maintainer: '3rd party' },
  kubetail: {
    maintainer: '3rd party (kubetail.com)',
    contact: 'amorey',
    docs: 'https://minikube.sigs.k8s.io/docs/handbook/addons/kubetail/',
  },
  kubevirt: {
    maintainer: '3rd party (KubeVirt)',
    docs: 'https://minikube.sigs.k8s.io/docs/handbook/addons/kubevirt/',
  },
  logviewer: { maintainer: '3rd party (unknown)' },
  metallb: { maintainer: '3rd party (MetalLB)' },
  'metrics-server': { maintainer: 'Kubernetes' },
  'nvidia-device-plugin': {
    maintainer: '3rd party (NVIDIA)',
    docs: 'https://minikube.sigs.k8s.io/docs/tutorials/nvidia/',
  },
  'nvidia-driver-installer': {
    maintainer: '3rd party (NVIDIA)',
    docs: 'https://minikube.sigs.k8s.io/docs/tutorials/nvidia/',
  },
  'nvidia-gpu-device-plugin': {
    maintainer: '3rd party (NVIDIA)',
    docs: 'https://minikube.sigs.k8s.io/docs/tutorials/nvidia/',
  },
  olm: { maintainer: '3rd party (Operator Framework)' },
  'pod-security-policy': { maintainer: '3rd party (unknown)' },
  portainer: { maintainer: '3rd party (Portainer.io)' },
  registry: { maintainer: 'minikube' },
  'registry-aliases': { maintainer: '3rd party (unknown)' },
  'registry-creds': {
    maintainer: '3rd party (UPMC Enterprises)',
    docs: 'https://minikube.sigs.k8s.io/docs/handbook/registry/',
  },
  'storage-provisioner': { maintainer: 'minikube' },
  'storage-provisioner-rancher': { maintainer: '3rd party (Rancher)' },
  traefik: {
    maintainer: '3rd party (Traefik Labs)',
    contact: 'traefik',
    docs: 'https://doc.traefik.io/traefik/',
  },
  volcano: { maintainer: 'third-party (volcano)', contact: 'hwdef' },
  volumesnapshots: {
    maintainer: 'Kubernetes',
    docs: 'https://minikube.sigs.k8s.io/docs/tutorials/volume_snapshots_and_csi/',
  },
  yakd: {
    maintainer: '3rd party (marcnuri.com)',
    contact: 'manusa',
    docs: 'https://minikube.sigs.k8s.io/docs/handbook/addons/yakd-kubernetes-dashboard/',
  },
}

/** Those that every new cluster has. */
export const DEFAULT_ADDONS: readonly string[] = ['default-storageclass', 'storage-provisioner']

const OFFICIAL = ['Google', 'Kubernetes', 'minikube']

/** Whether those who make minikube or Kubernetes look after it. */
export const isOfficial = (name: string): boolean =>
  OFFICIAL.includes(ADDONS[name]?.maintainer ?? '')
