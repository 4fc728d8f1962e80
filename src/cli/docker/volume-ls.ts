/**
 * `docker volume ls`: lists the volumes of the machine.
 *
 * @see https://docs.docker.com/reference/cli/docker/volume/ls/
 */
import { type VolumeResource, volumeList } from '../../docker/volume/list.js'
import { defineVerb } from '../verb.js'
import { FORMAT_FLAG, type Fields, labelField, parseFilters, renderList } from './format.js'

const COLUMNS = '{{.Driver}}\t{{.Name}}'

/** What is known of a volume in a list. */
export const volumeFields: Fields<VolumeResource> = {
  Name: { header: 'VOLUME NAME', value: ({ Name }) => Name },
  Driver: { header: 'DRIVER', value: ({ Driver }) => Driver },
  Scope: { header: 'SCOPE', value: ({ Scope }) => Scope },
  Mountpoint: { header: 'MOUNTPOINT', value: ({ Mountpoint }) => Mountpoint },
  Label: labelField(({ Labels }) => Labels),
  Labels: {
    header: 'LABELS',
    value: ({ Labels }) =>
      Object.entries(Labels ?? {})
        .map(([name, value]) => `${name}=${value}`)
        .sort()
        .join(','),
  },
  Links: { header: 'LINKS', value: () => 'N/A' },
  Size: { header: 'SIZE', value: () => 'N/A' },
  Availability: { header: 'AVAILABILITY', value: () => 'N/A' },
  Group: { header: 'GROUP', value: () => 'N/A' },
  Status: { header: 'STATUS', value: () => 'N/A' },
}

export const volumeLs = defineVerb({
  name: 'ls',
  usage: 'ls [OPTIONS]',
  short: 'List volumes',
  flags: {
    cluster: {
      type: 'boolean',
      usage: 'Display only cluster volumes, and use cluster volume list formatting',
    },
    filter: {
      type: 'strings',
      short: 'f',
      value: 'filter',
      verbatim: true,
      usage: 'Provide filter values (e.g. "dangling=true")',
    },
    format: FORMAT_FLAG,
    quiet: { type: 'boolean', short: 'q', usage: 'Only display volume names' },
  },
  *run(cli, _args, flags) {
    const found = [
      ...volumeList(cli.tx, cli.machine, { filters: parseFilters(flags.filter) }),
    ].sort((a, b) => (a.Name < b.Name ? -1 : 1))
    cli.out(
      renderList(found, volumeFields, {
        format: flags.format,
        columns: COLUMNS,
        quiet: flags.quiet && '{{.Name}}',
        type: '*formatter.volumeContext',
      }),
    )
    return { value: found }
  },
})
