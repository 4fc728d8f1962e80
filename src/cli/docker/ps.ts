/**
 * `docker ps`: lists containers.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/ls/
 */
import { imageById } from '../../docker/image/store.js'
import { type ContainerSummary, list } from '../../docker/list.js'
import { writtenBytes } from '../../docker/prune.js'
import { imageSize } from '../../oci/image.js'
import type { Reader } from '../../sim/world.js'
import { dockerDuration } from '../../text/duration.js'
import { goQuote } from '../../text/goquote.js'
import { humanSize } from '../../text/size.js'
import { defineVerb } from '../verb.js'
import {
  FILTER_FLAG,
  FORMAT_FLAG,
  type Fields,
  ellipsis,
  labelField,
  parseFilters,
  renderList,
  shortId,
} from './format.js'
import { shownPorts } from './ports.js'
import { goTime } from './time.js'
import { ALL_CONTAINERS, NO_TRUNC, SIZE } from './shared-flags.js'

const COLUMNS =
  '{{.ID}}\t{{.Image}}\t{{.Command}}\t{{.RunningFor}}\t{{.Status}}\t{{.Ports}}\t{{.Names}}'
/** The client tries a template with an empty container, to see whether it asks for sizes. */
const FIRST_TRY = {
  parsing: 'failed to parse template: ',
  executing: 'failed to execute template: ',
}
const COMMAND_WIDTH = 20
const MOUNT_WIDTH = 15
const NO_IMAGE = '<no image>'

export const ps = defineVerb({
  name: 'ps',
  usage: 'ps [OPTIONS]',
  short: 'List containers',
  flags: {
    all: ALL_CONTAINERS,
    filter: FILTER_FLAG,
    format: FORMAT_FLAG,
    last: {
      type: 'int',
      short: 'n',
      default: -1,
      usage: 'Show n last created containers (includes all states)',
    },
    latest: {
      type: 'boolean',
      short: 'l',
      usage: 'Show the latest created container (includes all states)',
    },
    'no-trunc': NO_TRUNC,
    quiet: { type: 'boolean', short: 'q', usage: 'Only display container IDs' },
    size: SIZE,
  },
  *run(cli, _args, flags) {
    const last = flags.latest ? 1 : flags.last
    const filters = parseFilters(flags.filter)
    const found = list(cli.tx, cli.machine, {
      all: flags.all || last > 0,
      filters,
      ...(last > 0 ? { limit: last } : {}),
    })
    const columns = flags.size ? `${COLUMNS}\t{{.Size}}` : COLUMNS
    const fields = containerFields(cli.tx, cli.machine, flags.noTrunc)
    cli.out(
      renderList(found, fields, {
        format: flags.format,
        columns,
        quiet: flags.quiet && '{{.ID}}',
        type: '*formatter.ContainerContext',
        firstTry: FIRST_TRY,
      }),
    )
    return { value: found }
  },
})

/** What is known of a container in a list; ids and names are cut unless it is `whole`. */
export const containerFields = (
  read: Reader,
  machine: string,
  whole: boolean,
): Fields<ContainerSummary> => ({
  ID: { header: 'CONTAINER ID', value: ({ Id }) => (whole ? Id : shortId(Id)) },
  Names: { header: 'NAMES', value: ({ Names }) => ownNames(Names, whole) },
  Image: { header: 'IMAGE', value: (row) => shownImage(row, whole) },
  Command: {
    header: 'COMMAND',
    value: ({ Command }) => goQuote(whole ? Command : ellipsis(Command, COMMAND_WIDTH)),
  },
  CreatedAt: { header: 'CREATED AT', value: ({ Created }) => goTime(Created * 1000) },
  RunningFor: {
    header: 'CREATED',
    value: ({ Created }) => `${dockerDuration(read.now - Created * 1000)} ago`,
  },
  Ports: { header: 'PORTS', value: ({ Ports }) => shownPorts(Ports) },
  State: { header: 'STATE', value: ({ State }) => State },
  Status: { header: 'STATUS', value: ({ Status }) => Status },
  Size: { header: 'SIZE', value: (row) => shownSize(read, machine, row) },
  Labels: {
    header: 'LABELS',
    value: ({ Labels }) =>
      Object.entries(Labels)
        .map(([name, value]) => `${name}=${value}`)
        .sort()
        .join(','),
  },
  Label: labelField(({ Labels }) => Labels),
  Mounts: {
    header: 'MOUNTS',
    value: ({ Mounts }) =>
      Mounts.map(({ Name, Destination }) => shownMount(Name ?? Destination, whole)).join(','),
  },
  LocalVolumes: {
    header: 'LOCAL VOLUMES',
    value: ({ Mounts }) => String(Mounts.filter(({ Type }) => Type === 'volume').length),
  },
  Networks: {
    header: 'NETWORKS',
    value: ({ NetworkSettings }) => Object.keys(NetworkSettings.Networks).sort().join(','),
  },
  Platform: { header: 'PLATFORM', value: () => '' },
})

/**
 * The names without their slash; those that links give have another slash inside and are left out.
 */
function ownNames(names: readonly string[], whole: boolean): string {
  const plain = names.map((name) => name.replace(/^\//, ''))
  return (whole ? plain : plain.filter((name) => !name.includes('/')).slice(0, 1)).join(',')
}

/** The image as it was asked for; an id is shortened. */
function shownImage({ Image, ImageID }: ContainerSummary, whole: boolean): string {
  if (Image === '') return NO_IMAGE
  if (whole) return Image
  return Image === ImageID || Image === ImageID.replace('sha256:', '') || /^sha256:/.test(Image)
    ? shortId(Image)
    : Image.replace(/@sha256:[0-9a-f]+$/, '')
}

/** What the container has written, and with its image. */
function shownSize(read: Reader, machine: string, { Id, ImageID }: ContainerSummary): string {
  const written = writtenBytes(read, Id)
  const image = imageById(read, machine, ImageID)?.image
  return `${humanSize(written)} (virtual ${humanSize(written + (image ? imageSize(image) : 0))})`
}

const shownMount = (name: string, whole: boolean): string =>
  whole ? name : ellipsis(name, MOUNT_WIDTH)
