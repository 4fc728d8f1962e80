/**
 * `kubectl config`: shows and changes the kubeconfig. One verb a file, in `config/`.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_config/
 */
import type { VerbResult, Wait } from '../verb.js'
import { currentContext } from './config/current-context.js'
import { deleteCluster, deleteContext, deleteUser } from './config/delete-entry.js'
import { getContexts } from './config/get-contexts.js'
import { getClusters, getUsers } from './config/get-names.js'
import { renameContext } from './config/rename-context.js'
import { setCluster } from './config/set-cluster.js'
import { setContext } from './config/set-context.js'
import { setCredentials } from './config/set-credentials.js'
import { setProperty } from './config/set.js'
import { unset } from './config/unset.js'
import { useContext } from './config/use-context.js'
import { view } from './config/view.js'
import { define } from './definition.js'
import { groupAlone } from './group.js'

/** The verb `kubectl config`. */
export const config = define({
  name: 'config',
  usage: 'config SUBCOMMAND',
  short: 'Modify kubeconfig files',
  long: `Modify kubeconfig files using subcommands like "kubectl config set current-context my-context".

 The loading order follows these rules:

  1.  If the --kubeconfig flag is set, then only that file is loaded. The flag may only be set once and no merging takes place.
  2.  If $KUBECONFIG environment variable is set, then it is used as a list of paths (normal path delimiting rules for your system). These paths are merged. When a value is modified, it is modified in the file that defines the stanza. When a value is created, it is created in the first file that exists. If no files in the chain exist, then it creates the last file in the list.
  3.  Otherwise, \${HOME}/.kube/config is used and no merging takes place.`,
  flags: {},
  verbs: {
    'current-context': currentContext,
    'delete-cluster': deleteCluster,
    'delete-context': deleteContext,
    'delete-user': deleteUser,
    'get-clusters': getClusters,
    'get-contexts': getContexts,
    'get-users': getUsers,
    'rename-context': renameContext,
    set: setProperty,
    'set-cluster': setCluster,
    'set-context': setContext,
    'set-credentials': setCredentials,
    unset,
    'use-context': useContext,
    view,
  },
  *run(session, args): Generator<Wait, VerbResult<never>> {
    return groupAlone(session, config, args)
  },
})
