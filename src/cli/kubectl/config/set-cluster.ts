/**
 * `kubectl config set-cluster`: where a cluster's API server is, and how it is trusted.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_config/kubectl_config_set-cluster/
 */
import { base64 } from '../../../text/base64.js'
import { noSuchFile } from '../../../text/errno.js'
import { type CliFiles, CommandError, type VerbResult, type Wait } from '../../verb.js'
import { define } from '../definition.js'
import { writeKubeconfig } from '../kubeconfig-files.js'
import { helpAnd, kubeconfigOf, put, shownArgs } from './entries.js'

type Cluster = Readonly<Record<string, unknown>>

const BOTH = 'error: you cannot specify a certificate authority and insecure mode at the same time'

/** The verb `kubectl config set-cluster`. */
export const setCluster = define({
  name: 'config set-cluster',
  usage:
    'config set-cluster NAME [--server=server] [--certificate-authority=path/to/certificate/authority] [--insecure-skip-tls-verify=true] [--tls-server-name=example.com]',
  short: 'Set a cluster entry in kubeconfig',
  long: 'Set a cluster entry in kubeconfig.\n\n Specifying a name that already exists will merge new fields on top of existing values for those fields.',
  flags: {
    'certificate-authority': {
      type: 'string',
      usage: 'Path to certificate-authority file for the cluster entry in kubeconfig',
    },
    'embed-certs': {
      type: 'boolean',
      usage: 'embed-certs for the cluster entry in kubeconfig',
    },
    'insecure-skip-tls-verify': {
      type: 'boolean',
      tristate: true,
      usage: 'insecure-skip-tls-verify for the cluster entry in kubeconfig',
    },
    'proxy-url': { type: 'string', usage: 'proxy-url for the cluster entry in kubeconfig' },
    server: { type: 'string', usage: 'server for the cluster entry in kubeconfig' },
    'tls-server-name': {
      type: 'string',
      usage: 'tls-server-name for the cluster entry in kubeconfig',
    },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<Cluster>> {
    const [name = ''] = args
    if (args.length !== 1) throw helpAnd(setCluster, `Unexpected args: ${shownArgs(args)}`)
    if (name === '') throw new CommandError('error: you must specify a non-empty cluster name')
    const { files } = session.cli
    const { certificateAuthority: authority, insecureSkipTlsVerify: insecure } = flags
    if (insecure && authority) throw new CommandError(BOTH)
    if (flags.embedCerts) {
      if (!authority)
        throw new CommandError('error: you must specify a --certificate-authority to embed')
      needCertificate(files, 'certificate-authority', authority)
    }
    const config = kubeconfigOf(session, flags)
    const old = config.file.clusters.find((one) => one.name === name)?.cluster
    const cluster = {
      ...old,
      ...(flags.server === undefined ? {} : { server: flags.server }),
      ...(flags.tlsServerName === undefined ? {} : { 'tls-server-name': flags.tlsServerName }),
      ...(flags.proxyUrl === undefined ? {} : { 'proxy-url': flags.proxyUrl }),
    } as Record<string, unknown>
    if (insecure !== undefined) {
      without(cluster, 'insecure-skip-tls-verify')
      if (insecure) {
        cluster['insecure-skip-tls-verify'] = true
        without(cluster, 'certificate-authority', 'certificate-authority-data')
      }
    }
    if (authority !== undefined) {
      without(cluster, 'insecure-skip-tls-verify')
      setCertificate(files, cluster, 'certificate-authority', authority, flags.embedCerts)
    }
    writeKubeconfig(session.cli, config, {
      ...config.file,
      clusters: put(config.file.clusters, { name, cluster }),
    })
    session.out(`Cluster ${JSON.stringify(name)} set.\n`)
    return { value: cluster }
  },
})

/** @throws CommandError for a file that is to be embedded and is not there */
export function needCertificate(files: CliFiles, flag: string, path: string): void {
  if (!files.exists(path))
    throw new CommandError(
      `error: could not stat ${flag} file ${path}: ${noSuchFile('stat', path)}`,
    )
}

/** Puts a file into an entry: its path, or (embedded) what is in it. */
export function setCertificate(
  files: CliFiles,
  entry: Record<string, unknown>,
  field: string,
  path: string,
  embed: boolean,
): void {
  without(entry, field, `${field}-data`)
  if (embed) entry[`${field}-data`] = base64(files.read(path))
  else if (path !== '') entry[field] = files.resolve(path)
}

function without(entry: Record<string, unknown>, ...fields: readonly string[]): void {
  for (const field of fields) delete entry[field]
}
