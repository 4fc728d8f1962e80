/**
 * What `docker compose ps` shows of a container.
 *
 * @module
 */
import { containerKey, containers } from '../../docker/container.js'
import { dockerDuration } from '../../text/duration.js'
import { goQuote } from '../../text/goquote.js'
import type { Cli } from '../verb.js'
import { type Fields, ellipsis, labelField, shortId } from '../docker/format.js'
import { shownPorts } from '../docker/ports.js'
import { goTime } from '../docker/time.js'
import { LABELS } from './labels.js'
import type { ProjectContainer } from './containers.js'

export const COLUMNS =
  '{{.Name}}\t{{.Image}}\t{{.Command}}\t{{.Service}}\t{{.RunningFor}}\t{{.Status}}\t{{.Ports}}'
const COMMAND_WIDTH = 20
/** What the real one puts over a column that has no title. */
const NO_TITLE = '<no value>'

const rowOf = ({ tx, machine }: Cli, { id }: ProjectContainer) =>
  tx.get(containers, containerKey(machine, id))

const labelsText = ({ labels }: ProjectContainer): string =>
  Object.entries(labels)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join(',')

/** The fields of a container. */
export const psFields = (cli: Cli, whole: boolean): Fields<ProjectContainer> => ({
  Command: {
    header: 'COMMAND',
    value: ({ summary: { Command } }) =>
      goQuote(whole ? Command : ellipsis(Command, COMMAND_WIDTH)),
  },
  CreatedAt: { header: 'CREATED AT', value: ({ summary: { Created } }) => goTime(Created * 1000) },
  ExitCode: { header: NO_TITLE, value: (row) => rowOf(cli, row)?.exitCode ?? 0 },
  Health: { header: NO_TITLE, value: (row) => rowOf(cli, row)?.health?.status ?? '' },
  ID: { header: 'CONTAINER ID', value: ({ id }) => (whole ? id : shortId(id)) },
  Image: { header: 'IMAGE', value: ({ summary }) => summary.Image },
  Labels: { header: 'LABELS', value: labelsText },
  Label: labelField(({ labels }) => labels),
  LocalVolumes: {
    header: 'LOCAL VOLUMES',
    value: ({ summary: { Mounts } }) =>
      String(Mounts.filter(({ Type }) => Type === 'volume').length),
  },
  Mounts: {
    header: 'MOUNTS',
    value: ({ summary: { Mounts } }) =>
      Mounts.map(({ Name, Destination }) => Name ?? Destination).join(','),
  },
  Name: { header: 'NAME', value: ({ name }) => name },
  Names: { header: 'NAMES', value: ({ name }) => name },
  Networks: {
    header: 'NETWORKS',
    value: ({ summary }) => Object.keys(summary.NetworkSettings.Networks).sort().join(','),
  },
  Ports: { header: 'PORTS', value: ({ summary: { Ports } }) => shownPorts(Ports) },
  Project: { header: NO_TITLE, value: ({ labels }) => labels[LABELS.project] ?? '' },
  Publishers: { header: NO_TITLE, value: ({ summary }) => publishersOf(summary) },
  RunningFor: {
    header: 'CREATED',
    value: ({ summary: { Created } }) => `${dockerDuration(cli.tx.now - Created * 1000)} ago`,
  },
  Service: { header: 'SERVICE', value: ({ service }) => service },
  Size: { header: 'SIZE', value: () => '0B' },
  State: { header: 'STATE', value: ({ state }) => state },
  Status: { header: 'STATUS', value: ({ summary: { Status } }) => Status },
})

const publishersOf = ({ Ports }: ProjectContainer['summary']) =>
  Ports.map(({ IP = '', PrivatePort, PublicPort = 0, Type }) => ({
    URL: IP,
    TargetPort: PrivatePort,
    PublishedPort: PublicPort,
    Protocol: Type,
  }))

/** A container as `--format json` has it. */
export function psJson(cli: Cli, container: ProjectContainer): Readonly<Record<string, unknown>> {
  const fields = psFields(cli, false)
  const names =
    'Command CreatedAt ExitCode Health ID Image Labels LocalVolumes Mounts Name Names Networks Ports Project Publishers RunningFor Service Size State Status'
  return Object.fromEntries(names.split(' ').map((name) => [name, fields[name]?.value(container)]))
}
