/**
 * Repositories as build contexts and as sources of ADD: which texts mean one, and what of it.
 *
 * @see https://docs.docker.com/build/concepts/context/#git-repositories
 */

/** A repository, what of it is checked out, and the directory in it. */
interface GitSource {
  readonly remote: string
  readonly ref?: string
  readonly directory?: string
}

const SSH = /^(?:ssh:\/\/|[\w.-]+@[\w.-]+:)/
const HTTP = /^https?:\/\/.+\.git(?:[#?].*)?$/
const GIT = /^git:\/\//

/** The repository that a text means, if it means one. */
export function gitSourceOf(text: string): GitSource | undefined {
  const isShort = /^github\.com\//.test(text)
  if (!(SSH.test(text) || HTTP.test(text) || GIT.test(text) || isShort)) return undefined
  const [address = '', fragment = ''] = text.split('#', 2)
  const [ref = '', directory = ''] = fragment.split(':', 2)
  return {
    remote: isShort ? `https://${address}` : address,
    ...(ref === '' ? {} : { ref }),
    ...(directory === '' ? {} : { directory }),
  }
}

/** Whether a repository is reached by SSH, and so needs an agent. */
export const needsAgent = ({ remote }: GitSource): boolean => SSH.test(remote)
