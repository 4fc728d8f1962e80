/**
 * `docker images`: lists the images of the machine.
 *
 * @see https://docs.docker.com/reference/cli/docker/image/ls/
 */
import { type ImageSummary, listImages } from '../../docker/image/list.js'
import { dockerDuration } from '../../text/duration.js'
import { humanSize } from '../../text/size.js'
import { defineVerb } from '../verb.js'
import {
  FILTER_FLAG,
  FORMAT_FLAG,
  type Fields,
  parseFilters,
  renderList,
  shortId,
} from './format.js'
import { goTime } from './time.js'
import { NO_TRUNC, QUIET_IDS } from './shared-flags.js'

const NONE = '<none>'
const COLUMNS =
  '{{.Repository}}\t{{.Tag}}\t{{.ID}}\t{{if .CreatedSince }}{{.CreatedSince}}{{else}}N/A{{end}}\t{{.Size}}'
const COLUMNS_WITH_DIGESTS =
  '{{.Repository}}\t{{.Tag}}\t{{.Digest}}\t{{.ID}}\t{{if .CreatedSince }}{{.CreatedSince}}{{else}}N/A{{end}}\t{{.Size}}'

export const images = defineVerb({
  name: 'images',
  usage: 'images [OPTIONS] [REPOSITORY[:TAG]]',
  short: 'List images',
  flags: {
    all: {
      type: 'boolean',
      short: 'a',
      usage: 'Show all images (default hides intermediate images)',
    },
    digests: { type: 'boolean', usage: 'Show digests' },
    filter: FILTER_FLAG,
    format: FORMAT_FLAG,
    'no-trunc': NO_TRUNC,
    quiet: QUIET_IDS,
    tree: { type: 'boolean', usage: 'List multi-platform images as a tree (EXPERIMENTAL)' },
  },
  *run(cli, [pattern], flags) {
    const filters = parseFilters(flags.filter)
    const found = listImages(cli.tx, cli.machine, {
      all: flags.all,
      filters:
        pattern === undefined
          ? filters
          : { ...filters, reference: [...(filters.reference ?? []), pattern] },
    })
    const style = {
      format: flags.format,
      columns: flags.digests ? COLUMNS_WITH_DIGESTS : COLUMNS,
      quiet: flags.quiet && '{{.ID}}',
      type: '*formatter.imageContext',
    }
    const rows = found.flatMap((image) =>
      imageRows(image, {
        digests: flags.digests || flags.format.includes('.Digest'),
        once: flags.quiet,
      }),
    )
    cli.out(renderList(rows, imageFields(cli.tx.now, flags.noTrunc), style))
    return { value: found }
  },
})

/** A line of the list: an image under one of its names. */
interface ImageRow {
  readonly image: ImageSummary
  readonly repository: string
  readonly tag: string
  readonly digest: string
}

/** One row a tag; with digests, one for each tag and digest of a repository. */
export function imageRows(
  image: ImageSummary,
  { digests, once }: { readonly digests: boolean; readonly once: boolean },
): readonly ImageRow[] {
  const tags = image.RepoTags.map((name) => split(name, ':'))
  const named = image.RepoDigests.map((name) => split(name, '@'))
  const rows = tags.map(([repository, tag]) => ({
    image,
    repository,
    tag,
    digest: (digests && named.find(([other]) => other === repository)?.[1]) || NONE,
  }))
  for (const [repository, digest] of named) {
    if (tags.some(([other]) => other === repository)) continue
    rows.push({ image, repository, tag: NONE, digest })
  }
  if (rows.length === 0) rows.push({ image, repository: NONE, tag: NONE, digest: NONE })
  return once ? rows.slice(0, 1) : rows
}

function split(name: string, at: ':' | '@'): [string, string] {
  const index = name.lastIndexOf(at)
  return [name.slice(0, index), name.slice(index + 1)]
}

/** What is known of a row. */
export const imageFields = (now: number, whole: boolean): Fields<ImageRow> => ({
  ID: { header: 'IMAGE ID', value: ({ image }) => (whole ? image.Id : shortId(image.Id)) },
  Repository: { header: 'REPOSITORY', value: ({ repository }) => repository },
  Tag: { header: 'TAG', value: ({ tag }) => tag },
  Digest: { header: 'DIGEST', value: ({ digest }) => digest },
  CreatedSince: {
    header: 'CREATED',
    value: ({ image }) => `${dockerDuration(now - image.Created * 1000)} ago`,
  },
  CreatedAt: { header: 'CREATED AT', value: ({ image }) => goTime(image.Created * 1000) },
  Size: { header: 'SIZE', value: ({ image }) => humanSize(image.Size) },
  Containers: { header: 'CONTAINERS', value: ({ image }) => String(image.Containers) },
  SharedSize: {
    header: 'SHARED SIZE',
    value: ({ image }) => (image.SharedSize < 0 ? 'N/A' : humanSize(image.SharedSize)),
  },
  UniqueSize: {
    header: 'UNIQUE SIZE',
    value: ({ image }) => (image.SharedSize < 0 ? 'N/A' : humanSize(image.Size - image.SharedSize)),
  },
  VirtualSize: { header: 'SIZE', value: ({ image }) => humanSize(image.Size) },
})
