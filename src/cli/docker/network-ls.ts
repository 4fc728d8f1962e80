/**
 * `docker network ls`: lists the networks of the machine.
 *
 * @see https://docs.docker.com/reference/cli/docker/network/ls/
 */
import { type NetworkResource, networkList } from '../../docker/network/list.js'
import { parseTime } from '../../text/time.js'
import { defineVerb } from '../verb.js'
import {
  FORMAT_FLAG,
  type Fields,
  labelField,
  parseFilters,
  renderList,
  shortId,
} from './format.js'
import { goTime } from './time.js'

const COLUMNS = '{{.ID}}\t{{.Name}}\t{{.Driver}}\t{{.Scope}}'

export const networkLs = defineVerb({
  name: 'ls',
  usage: 'ls [OPTIONS]',
  short: 'List networks',
  flags: {
    filter: {
      type: 'strings',
      short: 'f',
      value: 'filter',
      verbatim: true,
      usage: 'Provide filter values (e.g. "driver=bridge")',
    },
    format: FORMAT_FLAG,
    'no-trunc': { type: 'boolean', usage: 'Do not truncate the output' },
    quiet: { type: 'boolean', short: 'q', usage: 'Only display network IDs' },
  },
  *run(cli, _args, flags) {
    const found = [
      ...networkList(cli.tx, cli.machine, { filters: parseFilters(flags.filter) }),
    ].sort((a, b) => (a.Name < b.Name ? -1 : 1))
    cli.out(
      renderList(found, fieldsOf(flags.noTrunc), {
        format: flags.format,
        columns: COLUMNS,
        quiet: flags.quiet && '{{.ID}}',
        type: '*network.networkContext',
      }),
    )
    return { value: found }
  },
})

const fieldsOf = (whole: boolean): Fields<NetworkResource> => ({
  ID: { header: 'NETWORK ID', value: ({ Id }) => (whole ? Id : shortId(Id)) },
  Name: { header: 'NAME', value: ({ Name }) => Name },
  Driver: { header: 'DRIVER', value: ({ Driver }) => Driver },
  Scope: { header: 'SCOPE', value: ({ Scope }) => Scope },
  IPv4: { header: 'IPV4', value: () => 'true' },
  IPv6: { header: 'IPV6', value: ({ EnableIPv6 }) => String(EnableIPv6) },
  Internal: { header: 'INTERNAL', value: ({ Internal }) => String(Internal) },
  Label: labelField(({ Labels }) => Labels),
  Labels: {
    header: 'LABELS',
    value: ({ Labels }) =>
      Object.entries(Labels ?? {})
        .map(([name, value]) => `${name}=${value}`)
        .sort()
        .join(','),
  },
  CreatedAt: { header: 'CREATED AT', value: ({ Created }) => goTime(parseTime(Created) ?? 0) },
})
