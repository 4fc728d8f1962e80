/**
 * `docker compose volumes`: the volumes of a project.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/volumes/
 */
import { FORMAT_FLAG } from '../docker/format.js'
import { type Volume, volumes as volumesTable } from '../../docker/volume/volume.js'
import { type Fields, renderList } from '../docker/format.js'
import { LABELS } from './labels.js'
import { projectNameOf } from './project-of.js'
import { defineComposeVerb } from './verb.js'

export const volumes = defineComposeVerb({
  name: 'volumes',
  usage: 'volumes [OPTIONS] [SERVICE...]',
  short: 'List volumes',
  flags: {
    format: { ...FORMAT_FLAG, default: 'table' },
    quiet: { type: 'boolean', short: 'q', usage: 'Only display volume names' },
  },
  *run(scene, args, flags) {
    const { cli } = scene
    const { name, project } = yield* projectNameOf(scene, args)
    const wanted = new Set(
      args.flatMap((service) =>
        (project?.services[service]?.volumes ?? []).flatMap(({ source }) => source ?? []),
      ),
    )
    const found = cli.tx
      .by(volumesTable, 'byMachine', cli.machine)
      .filter(({ labels }) => labels[LABELS.project] === name)
      .filter(({ labels }) => args.length === 0 || wanted.has(labels[LABELS.volume] ?? ''))
    cli.out(
      renderList(found, FIELDS, {
        format: flags.format,
        columns: '{{.Driver}}\t{{.Name}}',
        quiet: flags.quiet && '{{.Name}}',
      }),
    )
    return 0
  },
})

const FIELDS: Fields<Volume> = {
  Driver: { header: 'DRIVER', value: () => 'local' },
  Name: { header: 'VOLUME NAME', value: ({ name }) => name },
  Labels: {
    header: 'LABELS',
    value: ({ labels }) =>
      Object.entries(labels)
        .map(([key, value]) => `${key}=${value}`)
        .sort()
        .join(','),
  },
  Mountpoint: {
    header: 'MOUNTPOINT',
    value: ({ name }) => `/var/lib/docker/volumes/${name}/_data`,
  },
  Scope: { header: 'SCOPE', value: () => 'local' },
}
