/**
 * `minikube logs`: what can be said of a cluster for those who look for a fault: its containers,
 * what Kubernetes' own have written, and its nodes.
 *
 * @see https://minikube.sigs.k8s.io/docs/commands/logs/
 */
import type { PodConnections } from '../../kubernetes/apiserver/connect.js'
import { connect } from '../../kubernetes/apiserver/client.js'
import { dockerTool } from '../docker/tool.js'
import { kubectlTool } from '../kubectl/tool.js'
import { type Cli, type Wait, defineVerb } from '../verb.js'
import { PROFILE_FLAGS, nodeNamed, runningProfile } from './profile.js'

const NAMESPACE = 'kube-system'
const LINES = 60

export const logs = (pods: PodConnections) =>
  defineVerb({
    name: 'logs',
    usage: 'logs [flags]',
    short: 'Returns logs to debug a local Kubernetes cluster',
    flags: {
      ...PROFILE_FLAGS,
      length: {
        type: 'int',
        short: 'n',
        default: LINES,
        usage: 'Number of lines back to go within the log',
      },
      node: {
        type: 'string',
        usage: 'The node to get logs from. Defaults to the primary control plane.',
      },
      file: {
        type: 'string',
        usage: 'If present, writes to the provided file instead of stdout.',
      },
    },
    *run(cli, _args, flags) {
      const profile = runningProfile(cli.tx, flags.profile)
      const node = nodeNamed(profile, flags.node)
      let text = ''
      const collect: Cli = Object.create(cli, {
        out: { value: (more: string) => void (text += more) },
        err: { value: (more: string) => void (text += more) },
      })
      const there: Cli = Object.create(collect, { machine: { value: node } })
      text += '\n==> container status <==\n'
      yield* dockerTool(there, ['ps', '-a'])
      yield* written(cli, collect, { pods, node, lines: flags.length }, (more) => (text += more))
      text += '\n\n==> describe nodes <==\n'
      yield* kubectlTool(pods)(collect, ['describe', 'nodes'])
      if (flags.file) {
        cli.files.write(flags.file, text)
        cli.out(
          `✅  Logs file created (${flags.file}), remember to include it when reporting issues!\n`,
        )
      } else cli.out(text)
      return { value: undefined }
    },
  })

/** What the components on a node have written. */
function* written(
  cli: Cli,
  collect: Cli,
  { pods, node, lines }: { pods: PodConnections; node: string; lines: number },
  add: (text: string) => void,
): Generator<Wait, void> {
  const found = connect(cli.tx, 'kubernetes-admin')
    .list('Pod', { namespace: NAMESPACE })
    .filter(({ spec }) => spec?.nodeName === node)
    .map(({ metadata, spec, status }) => ({
      pod: metadata.name,
      name: spec?.containers[0]?.name ?? '',
      id:
        /\w{12}/.exec(status?.containerStatuses?.[0]?.containerID?.split('//')[1] ?? '')?.[0] ?? '',
    }))
  for (const { pod, name, id } of found) {
    add(`\n\n==> ${name} [${id}] <==\n`)
    yield* kubectlTool(pods)(collect, ['logs', '-n', NAMESPACE, pod, `--tail=${lines}`])
  }
}
