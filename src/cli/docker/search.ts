/**
 * `docker search`: looks for images on Docker Hub.
 *
 * @see https://docs.docker.com/reference/cli/docker/search/
 */
import { catalogue } from '../../registry/catalogue/index.js'
import { HUB } from '../../oci/reference.js'
import { manifests } from '../../registry/registry.js'
import { defineVerb } from '../verb.js'
import { FILTER_FLAG, type Fields, parseFilters, renderList } from './format.js'
import { NO_TRUNC } from './shared-flags.js'

const COLUMNS = '{{.Name}}\t{{.Description}}\t{{.StarCount}}\t{{.IsOfficial}}'
const LIMIT = 25
const OFFICIAL = `${HUB}/library/`

/** A repository that was found. */
interface Found {
  readonly name: string
  readonly official: boolean
}

const FIELDS: Fields<Found> = {
  Name: { header: 'NAME', value: ({ name }) => name },
  Description: { header: 'DESCRIPTION', value: () => '' },
  StarCount: { header: 'STARS', value: () => '0' },
  IsOfficial: { header: 'OFFICIAL', value: ({ official }) => (official ? '[OK]' : '') },
}

export const search = defineVerb({
  name: 'search',
  usage: 'search [OPTIONS] TERM',
  short: 'Search Docker Hub for images',
  flags: {
    filter: FILTER_FLAG,
    format: { type: 'string', usage: 'Pretty-print search using a Go template' },
    limit: { type: 'int', usage: 'Max number of search results' },
    'no-trunc': NO_TRUNC,
  },
  *run(cli, [term = ''], flags) {
    const filters = parseFilters(flags.filter)
    const pushed = cli.tx.rows(manifests, `${HUB}/`).map(({ repository }) => repository)
    const repositories = [...new Set([...catalogue.map(({ repository }) => repository), ...pushed])]
    const found = repositories
      .map((repository) => ({
        name: repository.replace(OFFICIAL, '').replace(`${HUB}/`, ''),
        official: repository.startsWith(OFFICIAL),
      }))
      .filter(
        ({ name, official }) =>
          name.includes(term) &&
          (filters['is-official'] === undefined || String(official) === filters['is-official'][0]),
      )
      .slice(0, flags.limit || LIMIT)
    cli.out(
      renderList(found, FIELDS, {
        format: flags.format,
        columns: COLUMNS,
        type: '*registry.searchContext',
      }),
    )
    return { value: found }
  },
})
