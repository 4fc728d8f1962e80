/**
 * `docker buildx ls`: the builders.
 *
 * @see https://docs.docker.com/reference/cli/docker/buildx/ls/
 */
import { rfc3339 } from '../../../text/time.js'
import { defineVerb } from '../../verb.js'
import { type Fields, renderList } from '../format.js'
import { BUILDER_FLAGS, BUILDKIT, DEFAULT, DRIVER, PLATFORMS, STATUS } from './builder.js'

/** A line of the table: a builder, or (indented) a node of it. */
interface Line {
  readonly name: string
  readonly shown: string
  readonly endpoint: string
  readonly shownEndpoint: string
  readonly status: string
  readonly buildkit: string
  readonly platforms: readonly string[]
}

const LINES: readonly Line[] = [
  {
    name: DEFAULT,
    shown: `${DEFAULT}*`,
    endpoint: DRIVER,
    shownEndpoint: DRIVER,
    status: '',
    buildkit: '',
    platforms: [],
  },
  {
    name: DEFAULT,
    shown: ` \\_ ${DEFAULT}`,
    endpoint: DEFAULT,
    shownEndpoint: ` \\_ ${DEFAULT}`,
    status: STATUS,
    buildkit: BUILDKIT,
    platforms: PLATFORMS,
  },
]

const fieldsOf = (isTable: boolean, isWhole: boolean): Fields<Line> => ({
  Name: { header: 'NAME/NODE', value: (line) => (isTable ? line.shown : line.name) },
  DriverEndpoint: {
    header: 'DRIVER/ENDPOINT',
    value: (line) => (isTable ? line.shownEndpoint : line.endpoint),
  },
  Status: { header: 'STATUS', value: ({ status }) => status },
  Buildkit: { header: 'BUILDKIT', value: ({ buildkit }) => buildkit },
  Platforms: {
    header: 'PLATFORMS',
    value: ({ platforms }) =>
      isWhole || platforms.length === 0
        ? platforms.join(', ')
        : `${platforms[0]} (+${platforms.length})`,
  },
  LastActivity: { header: 'LAST ACTIVITY', value: () => '' },
  Error: { header: 'ERROR', value: () => '' },
})
const COLUMNS = '{{.Name}}\t{{.DriverEndpoint}}\t{{.Status}}\t{{.Buildkit}}\t{{.Platforms}}'

export const buildxLs = defineVerb({
  name: 'buildx ls',
  usage: 'ls',
  short: 'List builder instances',
  flags: {
    debug: BUILDER_FLAGS.debug,
    format: { type: 'string', default: 'table', usage: 'Format the output' },
    'no-trunc': { type: 'boolean', usage: "Don't truncate output" },
  },
  *run(cli, _, { format, noTrunc }) {
    if (format === 'json') {
      cli.out(`${JSON.stringify(builderOf(cli.tx.now))}\n`)
      return { value: undefined }
    }
    const isTable = format.startsWith('table')
    const fields = fieldsOf(isTable, noTrunc || !isTable)
    cli.out(renderList(LINES, fields, { format, columns: COLUMNS, type: '*commands.lsContext' }))
    return { value: undefined }
  },
})

/** The builder as JSON. */
const builderOf = (now: number): object => ({
  Current: true,
  Driver: DRIVER,
  Dynamic: false,
  LastActivity: rfc3339(now),
  Name: DEFAULT,
  Nodes: [
    {
      Endpoint: DEFAULT,
      Name: DEFAULT,
      Platforms: PLATFORMS,
      Status: STATUS,
      Version: BUILDKIT,
    },
  ],
})
