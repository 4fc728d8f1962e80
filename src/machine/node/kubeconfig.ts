/**
 * The kubeconfig of the workstation: who sets a cluster up writes there how to reach it.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/
 */
import {
  AUTHORITY_KEY,
  signedCertificate,
} from '../../kubernetes/apiserver/authentication/certificate.js'
import { MASTERS } from '../../kubernetes/apiserver/authentication/user.js'
import { ROOT_CERTIFICATE } from '../../kubernetes/apiserver/root-certificate.js'
import { filesOf } from '../../program/tree.js'
import type { Files } from '../../program/files.js'
import type { Tx } from '../../sim/step.js'
import { YamlError, parseYaml, toYaml } from '../../text/yaml.js'
import { WORKSTATION, machineRoot, machines } from '../machine.js'

/** A cluster to be reached. */
interface Access {
  /** Its name, which its context and its user have, too. */
  readonly cluster: string
  readonly server: string
  /** The version of the minikube that made it, if one did. */
  readonly minikube?: string
}

interface Entry {
  readonly name: string
}
type File = Readonly<Record<'clusters' | 'contexts' | 'users', readonly Entry[]>> & {
  readonly 'current-context': string
}

const EMPTY: File = { clusters: [], contexts: [], users: [], 'current-context': '' }
/** Who sets a cluster up. */
const ADMIN = 'kubernetes-admin'
const MINIKUBE_USER = 'minikube-user'
const THREE_YEARS = 3 * 365 * 86_400_000
const KEY = '-----BEGIN RSA PRIVATE KEY-----\n-----END RSA PRIVATE KEY-----\n'

/** The files of the workstation's user, who is at home there. */
function homeOf(tx: Tx): { readonly files: Files; readonly home: string } {
  const row = tx.get(machines, WORKSTATION)
  const home = row?.home ?? '/root'
  const user = row?.user ?? { uid: 0, gid: 0, name: 'root' }
  return { files: filesOf(tx, machineRoot(WORKSTATION), { cwd: home, user }), home }
}

const pathIn = (home: string): string => `${home}/.kube/config`

function read(files: Files, path: string): File {
  if (!files.exists(path)) return EMPTY
  try {
    const found = parseYaml(files.read(path))
    return typeof found === 'object' && found !== null
      ? { ...EMPTY, ...(found as Partial<File>) }
      : EMPTY
  } catch (error) {
    // What a user has written there instead of a kubeconfig gives way to one.
    if (!(error instanceof YamlError)) throw error
    return EMPTY
  }
}

function write(files: Files, path: string, file: File): void {
  files.mkdir(path.slice(0, path.lastIndexOf('/')), { parents: true })
  files.write(path, toYaml({ apiVersion: 'v1', kind: 'Config', preferences: {}, ...file }), {
    mode: 0o600,
  })
}

const without = (entries: readonly Entry[], name: string): readonly Entry[] =>
  entries.filter((entry) => entry.name !== name)

/** Makes a cluster known, and its context the current one. */
export function writeKubeconfig(tx: Tx, { cluster, server, minikube }: Access): void {
  const { files, home } = homeOf(tx)
  const file = read(files, pathIn(home))
  const store = `${home}/.minikube`
  const keys = `${store}/profiles/${cluster}`
  writeKeys(tx, files, { store, keys, user: minikube === undefined ? ADMIN : MINIKUBE_USER })
  const extension = (name: string) =>
    minikube === undefined
      ? {}
      : {
          extensions: [
            { extension: { provider: 'minikube.sigs.k8s.io', version: minikube }, name },
          ],
        }
  write(files, pathIn(home), {
    ...file,
    clusters: [
      ...without(file.clusters, cluster),
      {
        name: cluster,
        cluster: {
          'certificate-authority': `${store}/ca.crt`,
          ...extension('cluster_info'),
          server,
        },
      } as Entry,
    ],
    contexts: [
      ...without(file.contexts, cluster),
      {
        name: cluster,
        context: {
          cluster,
          ...extension('context_info'),
          ...(minikube === undefined ? {} : { namespace: 'default' }),
          user: cluster,
        },
      } as Entry,
    ],
    users: [
      ...without(file.users, cluster),
      {
        name: cluster,
        user: { 'client-certificate': `${keys}/client.crt`, 'client-key': `${keys}/client.key` },
      } as Entry,
    ],
    'current-context': cluster,
  })
}

/** What the kubeconfig refers to. */
function writeKeys(
  tx: Tx,
  files: Files,
  { store, keys, user }: { readonly store: string; readonly keys: string; readonly user: string },
): void {
  const certificate = signedCertificate({
    subject: [
      ['O', MASTERS],
      ['CN', user],
    ],
    from: tx.now,
    until: tx.now + THREE_YEARS,
    usages: ['client auth'],
  })
  files.mkdir(keys, { parents: true })
  files.write(`${store}/ca.crt`, ROOT_CERTIFICATE)
  files.write(`${store}/ca.key`, AUTHORITY_KEY, { mode: 0o600 })
  files.write(`${keys}/client.crt`, certificate)
  files.write(`${keys}/client.key`, KEY, { mode: 0o600 })
}

/** The context that kubectl uses; '' where there is none. */
export function currentContext(tx: Tx): string {
  const { files, home } = homeOf(tx)
  return files.exists(pathIn(home)) ? (read(files, pathIn(home))['current-context'] ?? '') : ''
}

/** Makes a context the one that kubectl uses. */
export function useContext(tx: Tx, context: string): void {
  const { files, home } = homeOf(tx)
  if (!files.exists(pathIn(home))) return
  write(files, pathIn(home), { ...read(files, pathIn(home)), 'current-context': context })
}

/** A cluster is gone: its context, its user and its keys are, too. */
export function dropFromKubeconfig(tx: Tx, cluster: string): void {
  const { files, home } = homeOf(tx)
  const keys = `${home}/.minikube/profiles/${cluster}`
  if (files.exists(keys)) files.remove(keys, { recursive: true })
  if (!files.exists(pathIn(home))) return
  const file = read(files, pathIn(home))
  write(files, pathIn(home), {
    ...file,
    clusters: without(file.clusters, cluster),
    contexts: without(file.contexts, cluster),
    users: without(file.users, cluster),
    'current-context': file['current-context'] === cluster ? '' : file['current-context'],
  })
}
