/**
 * What the cluster and the kubeconfig have that arguments of kubectl can name: kinds, objects,
 * containers, contexts. What cannot be asked for has no names.
 *
 * @see https://github.com/kubernetes/kubectl/blob/master/pkg/util/completion/completion.go
 */
import { ApiError } from '../../../kubernetes/apiserver/errors.js'
import { CommandError } from '../../verb.js'
import { namesOfResources } from '../api-resources.js'
import { beginning } from '../../completion/command.js'
import { everyContainer, podsOf } from '../pods.js'
import { fetch, fromWords } from '../resources.js'
import type { Session } from '../session.js'

/** What is there to be asked for; nothing where the answer is an error. */
function asked(ask: () => readonly string[]): readonly string[] {
  try {
    return ask()
  } catch (error) {
    if (error instanceof CommandError || error instanceof ApiError) return []
    throw error
  }
}

/** The resources that can be shown, as `kubectl api-resources -o name` has them. */
export const kindNames = (session: Session, typed: string): readonly string[] =>
  asked(() => beginning(namesOfResources(session, 'get'), typed))

/** The names of the objects of a kind, or of kinds: `pods`, `pods,svc`. */
export const objectNames = (session: Session, type: string, typed: string): readonly string[] =>
  asked(() => {
    const requests = fromWords(session, [type], {}, { lists: true })
    const found = requests.flatMap((request) => fetch(session, request, {}))
    return beginning(
      found.map(({ object }) => object.metadata.name),
      typed,
    )
  })

/** The containers of the pod that a word names: `web-0`, `deployment/web`. */
export const containerNames = (session: Session, word: string, typed: string): readonly string[] =>
  asked(() => {
    const [pod] = podsOf(session, word)
    return pod ? beginning(everyContainer(pod), typed) : []
  })

/** The entries of the kubeconfig of one sort. */
export const configNames = (
  session: Session,
  sort: 'contexts' | 'clusters' | 'users',
  typed: string,
): readonly string[] =>
  asked(() => beginning(session.config.file[sort].map(({ name }) => name).sort(), typed))
