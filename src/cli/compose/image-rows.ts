/**
 * What `docker compose images` shows: the image of each container.
 *
 * @module
 */
import { inspectImage } from '../../docker/image/inspect.js'
import { lookUpImage } from '../../docker/image/find.js'
import { parseReference, withDefaultTag, familiarName } from '../../oci/reference.js'
import { dockerDuration } from '../../text/duration.js'
import { humanSize } from '../../text/size.js'
import { tabwriter } from '../../text/tabwriter.js'
import { parseTime } from '../../text/time.js'
import type { Cli } from '../verb.js'
import { shortId } from '../docker/format.js'
import type { ProjectContainer } from './containers.js'

/** An image of a container. */
interface ImageRow {
  readonly ID: string
  readonly ContainerName: string
  readonly Repository: string
  readonly Tag: string
  readonly Platform: string
  readonly Size: number
  readonly Created: string
  readonly LastTagTime: string
}

const NO_TIME = '0001-01-01T00:00:00Z'

export const imageRows = (
  { tx, machine }: Cli,
  containers: readonly ProjectContainer[],
): readonly ImageRow[] =>
  containers.flatMap(({ name, summary: { ImageID, Image } }) => {
    if (!lookUpImage(tx, machine, ImageID)) return []
    const { Id, Size, Created, Architecture, Os } = inspectImage(tx, machine, ImageID)
    const isNamed = !/^sha256:/.test(Image)
    const reference = isNamed ? withDefaultTag(parseReference(Image)) : undefined
    return [
      {
        ID: Id,
        ContainerName: name,
        Repository: reference ? familiarName(reference) : '<none>',
        Tag: reference?.tag ?? '<none>',
        Platform: `${Os}/${Architecture}`,
        Size,
        Created,
        LastTagTime: NO_TIME,
      },
    ]
  })

export function imageTable({ tx }: Cli, rows: readonly ImageRow[]): string {
  const lines = rows.map(({ ContainerName, Repository, Tag, Platform, ID, Size, Created }) => [
    ContainerName,
    Repository,
    Tag,
    Platform,
    shortId(ID),
    humanSize(Size),
    `${dockerDuration(tx.now - (parseTime(Created) ?? tx.now))} ago`,
  ])
  const head = ['CONTAINER', 'REPOSITORY', 'TAG', 'PLATFORM', 'IMAGE ID', 'SIZE', 'CREATED']
  const text = [head, ...lines].map((line) => line.join('\t')).join('\n')
  return `${tabwriter(text, { minWidth: 20, padding: 1 })}\n`
}
