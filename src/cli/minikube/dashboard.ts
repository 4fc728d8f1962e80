/**
 * `minikube dashboard`: starts the Kubernetes dashboard in the cluster and makes it reachable from
 * this machine, until it is ended.
 *
 * @see https://minikube.sigs.k8s.io/docs/handbook/dashboard/
 */
import type { Pod } from '../../types/kubernetes/core/v1.js'
import { connect } from '../../kubernetes/apiserver/client.js'
import type { PodConnections } from '../../kubernetes/apiserver/connect.js'
import type { Stored } from '../../kubernetes/kinds/kind.js'
import { pod as podKind } from '../../kubernetes/kinds/pod/index.js'
import type { Reader } from '../../sim/world.js'
import { CommandError, type Wait, defineVerb } from '../verb.js'
import {
  DASHBOARD,
  DASHBOARD_IMAGE,
  DASHBOARD_NAMESPACE,
  DASHBOARD_PORT,
  SCRAPER_IMAGE,
} from '../../machine/node/addons/dashboard.js'
import { enableAddon } from '../../machine/node/addons/index.js'
import { PROFILE_FLAGS, runningProfile } from './profile.js'
import { GO_ERRNO } from '../../text/errno.js'

const LONGEST_WAIT = 600_000
const URL_PATH = `/api/v1/namespaces/${DASHBOARD_NAMESPACE}/services/http:${DASHBOARD}:/proxy/`

/** The verb, for a cluster whose pods are reached through `pods`. */
export const dashboard = (pods: PodConnections) =>
  defineVerb({
    name: 'dashboard',
    usage: 'dashboard [flags]',
    short: 'Access the Kubernetes dashboard running within the minikube cluster',
    flags: {
      ...PROFILE_FLAGS,
      url: { type: 'boolean', usage: 'Display dashboard URL instead of opening a browser' },
      port: {
        type: 'int',
        default: 0,
        usage: 'Exposed port of the proxyfied dashboard. Set to 0 to pick a random port.',
      },
    },
    *run(cli, _args, flags) {
      const profile = runningProfile(cli.tx, flags.profile)
      const api = connect(cli.tx, 'kubernetes-admin')
      if (!api.find('Deployment', DASHBOARD, DASHBOARD_NAMESPACE)) {
        cli.err(
          `🔌  Enabling dashboard ...\n    ▪ Using image ${DASHBOARD_IMAGE}\n    ▪ Using image ${SCRAPER_IMAGE}\n`,
        )
        enableAddon(cli.tx, profile, 'dashboard')
      }
      cli.err('🤔  Verifying dashboard health ...\n')
      const ready = yield* readyPod(cli.tx.now + LONGEST_WAIT, () => cli.tx)
      cli.err('🚀  Launching proxy ...\n')
      const forward = pods.forward(
        cli.tx,
        cli.machine,
        flags.port,
        DASHBOARD_NAMESPACE,
        ready,
        DASHBOARD_PORT,
      )
      if (!forward)
        throw new CommandError(
          `❌  Exiting due to HOST_KUBECTL_PROXY: kubectl proxy: listen tcp 127.0.0.1:${flags.port}: bind: ${GO_ERRNO.EADDRINUSE}`,
          78,
        )
      cli.err('🤔  Verifying proxy health ...\n')
      const url = `http://127.0.0.1:${forward.localPort}${URL_PATH}`
      if (flags.url) cli.out(`${url}\n`)
      else cli.err(`🎉  Opening ${url} in your default browser...\n👉  ${url}\n`)
      const turns = cli.turns()
      while (!cli.interrupted) {
        turns.carry(undefined)
        yield { serving: true }
      }
      pods.stopForward(cli.tx, forward.id)
      return { value: { url } }
    },
  })

/** Waits until a pod of the dashboard is ready; its name. */
function* readyPod(until: number, tx: () => Reader): Generator<Wait, string> {
  const find = (read: Reader): Stored<Pod> | undefined =>
    read
      .rows(podKind.table, `${DASHBOARD_NAMESPACE}/`)
      .find(
        ({ metadata, status }) =>
          metadata.labels?.['k8s-app'] === DASHBOARD &&
          !metadata.deletionTimestamp &&
          status?.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True'),
      )
  if (!find(tx())) yield { when: (read) => find(read) !== undefined, until }
  const found = find(tx())
  if (!found)
    throw new CommandError(
      '❌  Exiting due to SVC_URL_TIMEOUT: http://127.0.0.1/ is not accessible: Temporary Error: unexpected response code: 503',
      110,
    )
  return found.metadata.name
}
