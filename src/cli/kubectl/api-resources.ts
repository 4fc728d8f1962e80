/**
 * `kubectl api-resources` and `kubectl api-versions`: what the API server can name.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/generated/kubectl_api-resources/
 */
import { apiVersionOf, resourceOf } from '../../kubernetes/kinds/index.js'
import { type ApiResource, resources } from '../../kubernetes/kinds/resources.js'
import { customKinds } from '../../kubernetes/kinds/custom/served.js'
import { servedDefinitions } from '../../kubernetes/kinds/served.js'
import { table } from '../../text/tabwriter.js'
import { CommandError, type VerbResult, type Wait } from '../verb.js'
import { define } from './definition.js'
import type { Session } from './session.js'
import { NO_HEADERS_FLAG } from './flags.js'

const HEADERS = ['NAME', 'SHORTNAMES', 'APIVERSION', 'NAMESPACED', 'KIND']
const WIDE_HEADERS = ['VERBS', 'CATEGORIES']

/** Each resource in the version that the server prefers, by group and name. */
const preferred: readonly ApiResource[] = inOrder(
  resources.filter(
    (one, i) =>
      resources.findIndex(({ plural, group }) => plural === one.plural && group === one.group) ===
      i,
  ),
)

function inOrder(some: readonly ApiResource[]): readonly ApiResource[] {
  return [...some].sort((a, b) =>
    a.group === b.group ? order(a.plural, b.plural) : order(a.group, b.group),
  )
}

/** The resources of the API, and those whose definitions lie in the world. */
function allOf({ tx }: Session): readonly ApiResource[] {
  const more = [...servedDefinitions(tx), ...customResources(tx)]
  return more.length === 0 ? preferred : inOrder([...preferred, ...more])
}

/** The full names of all resources that know a verb. @throws CommandError */
export function namesOfResources(session: Session, verb: string): readonly string[] {
  void session.cluster
  return allOf(session)
    .filter(({ verbs }) => verbs.includes(verb))
    .map(resourceOf)
}

/** What definitions define, as a resource. */
const customResources = (tx: Session['tx']): readonly ApiResource[] =>
  (customKinds(tx)?.preferred ?? []).map((kind) => ({
    ...kind,
    categories: kind.categories ?? [],
    subresources: [],
    headers: [],
  }))

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The verb `kubectl api-resources`. */
export const apiResourcesVerb = define({
  name: 'api-resources',
  usage: 'api-resources',
  short: 'Print the supported API resources on the server',
  flags: {
    'api-group': { type: 'string', usage: 'Limit to resources in the specified API group.' },
    cached: { type: 'boolean', usage: 'Use the cached list of resources if available.' },
    categories: {
      type: 'strings',
      usage: 'Limit to resources that belong to the specified categories.',
    },
    namespaced: {
      type: 'boolean',
      tristate: true,
      usage:
        'If false, non-namespaced resources will be returned, otherwise returning namespaced resources by default.',
    },
    ...NO_HEADERS_FLAG,
    output: { type: 'string', short: 'o', usage: 'Output format. One of: (wide, name).' },
    'sort-by': {
      type: 'string',
      usage:
        "If non-empty, sort list of resources using specified field. The field can be either 'name' or 'kind'.",
    },
    verbs: { type: 'strings', usage: 'Limit to resources that support the specified verbs.' },
  },
  *run(session, args, flags): Generator<Wait, VerbResult<readonly ApiResource[]>> {
    if (args.length > 0)
      throw new CommandError(
        `error: unexpected arguments: [${args.join(' ')}]\nSee 'kubectl api-resources -h' for help and examples`,
      )
    if (flags.output && !['wide', 'name'].includes(flags.output))
      throw new CommandError(`error: --output ${flags.output} is not available`)
    if (flags.sortBy && !['name', 'kind'].includes(flags.sortBy))
      throw new CommandError('error: --sort-by accepts only name or kind')
    void session.cluster
    const { apiGroup, namespaced } = flags
    const verbs = flags.verbs
    const categories = flags.categories
    const shown = allOf(session)
      .filter((one) => apiGroup === undefined || one.group === apiGroup)
      .filter((one) => namespaced === undefined || one.namespaced === namespaced)
      .filter((one) => verbs.every((verb) => one.verbs.includes(verb)))
      .filter((one) => categories.every((category) => one.categories.includes(category)))
    const key = flags.sortBy === 'kind' ? 'kind' : 'plural'
    const sorted = flags.sortBy ? [...shown].sort((a, b) => (a[key] < b[key] ? -1 : 1)) : shown
    if (flags.output === 'name') session.out(sorted.map((one) => `${resourceOf(one)}\n`).join(''))
    else {
      const wide = flags.output === 'wide'
      const rows = sorted.map((one) => [
        one.plural,
        one.shortNames.join(','),
        apiVersionOf(one),
        String(one.namespaced),
        one.kind,
        ...(wide ? [one.verbs.join(','), one.categories.join(',')] : []),
      ])
      session.out(
        table(flags.noHeaders ? rows : [[...HEADERS, ...(wide ? WIDE_HEADERS : [])], ...rows]),
      )
    }
    return { value: sorted }
  },
})

/** The verb `kubectl api-versions`. */
export const apiVersions = define({
  name: 'api-versions',
  usage: 'api-versions',
  short: 'Print the supported API versions on the server, in the form of "group/version"',
  flags: {},
  *run(session): Generator<Wait, VerbResult<readonly string[]>> {
    void session.cluster
    const versions = [
      ...new Set(
        [
          ...resources,
          ...servedDefinitions(session.tx),
          ...(customKinds(session.tx)?.all ?? []),
        ].map(apiVersionOf),
      ),
    ].sort()
    session.out(versions.map((version) => `${version}\n`).join(''))
    return { value: versions }
  },
})
