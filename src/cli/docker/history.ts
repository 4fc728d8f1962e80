/**
 * `docker history`: the instructions that made an image.
 *
 * @see https://docs.docker.com/reference/cli/docker/image/history/
 */
import { type ImageHistoryItem, imageHistory } from '../../docker/image/history.js'
import { dockerDuration } from '../../text/duration.js'
import { humanSize } from '../../text/size.js'
import { rfc3339 } from '../../text/time.js'
import { defineVerb } from '../verb.js'
import { FORMAT_FLAG, type Fields, ellipsis, renderList, shortId } from './format.js'
import { NO_TRUNC, QUIET_IDS } from './shared-flags.js'

const COLUMNS =
  '{{.ID}}\t{{if .CreatedSince }}{{.CreatedSince}}{{else}}N/A{{end}}\t{{.CreatedBy}}\t{{.Size}}\t{{.Comment}}'
const INSTRUCTION_WIDTH = 45
/** 2000-01-01: images that claim to be older have no date worth showing. */
const EARLIEST = 946_684_800

export const history = defineVerb({
  name: 'history',
  usage: 'history [OPTIONS] IMAGE',
  short: 'Show the history of an image',
  flags: {
    format: FORMAT_FLAG,
    human: {
      type: 'boolean',
      short: 'H',
      default: true,
      usage: 'Print sizes and dates in human readable format',
    },
    'no-trunc': NO_TRUNC,
    platform: {
      type: 'string',
      usage:
        'Show history for the given platform. Formatted as "os[/arch[/variant]]" (e.g., "linux/amd64")',
    },
    quiet: QUIET_IDS,
  },
  *run(cli, [image = ''], flags) {
    const items = imageHistory(cli.tx, cli.machine, image)
    const fields = fieldsAt(cli.tx.now, {
      whole: flags.noTrunc,
      human: flags.human,
    })
    cli.out(
      renderList(items, fields, {
        format: flags.format,
        columns: COLUMNS,
        quiet: flags.quiet && '{{.ID}}',
        type: '*image.historyContext',
      }),
    )
    return { value: items }
  },
})

const fieldsAt = (
  now: number,
  { whole, human }: { readonly whole: boolean; readonly human: boolean },
): Fields<ImageHistoryItem> => ({
  ID: { header: 'IMAGE', value: (item) => (whole ? item.Id : shortId(item.Id)) },
  CreatedSince: {
    header: 'CREATED',
    value: (item) =>
      item.Created <= EARLIEST
        ? ''
        : human
          ? `${dockerDuration(now - item.Created * 1000)} ago`
          : rfc3339(item.Created * 1000),
  },
  CreatedAt: { header: 'CREATED AT', value: (item) => rfc3339(item.Created * 1000) },
  CreatedBy: {
    header: 'CREATED BY',
    value: (item) =>
      whole
        ? item.CreatedBy.replaceAll('\t', ' ')
        : ellipsis(item.CreatedBy.replaceAll('\t', ' '), INSTRUCTION_WIDTH),
  },
  Size: { header: 'SIZE', value: (item) => (human ? humanSize(item.Size) : String(item.Size)) },
  Comment: { header: 'COMMENT', value: (item) => item.Comment },
  Tags: { header: 'TAGS', value: (item) => item.Tags?.join(',') ?? '' },
})
