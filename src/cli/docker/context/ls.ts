/**
 * `docker context ls`.
 *
 * @see https://docs.docker.com/reference/cli/docker/context/ls/
 */
import { defineVerb } from '../../verb.js'
import { FORMAT_FLAG, type Fields, renderList } from '../format.js'
import { type Context, DEFAULT, OF_THE_ENVIRONMENT, activeContext, contexts } from './store.js'
import { overrides } from './use.js'

const COLUMNS =
  '{{.Name}}{{if .Current}} *{{end}}\t{{.Description}}\t{{.DockerEndpoint}}\t{{.Error}}'

export const contextLs = defineVerb({
  name: 'ls',
  usage: 'ls [OPTIONS]',
  short: 'List contexts',
  flags: {
    format: FORMAT_FLAG,
    quiet: { type: 'boolean', short: 'q', usage: 'Only show context names' },
  },
  *run(cli, _args, { format, quiet }) {
    const found = contexts(cli)
    cli.out(
      renderList(found, fieldsOf(activeContext(cli)), {
        format,
        columns: COLUMNS,
        quiet: quiet && '{{.Name}}',
        type: '*formatter.clientContextContext',
      }),
    )
    if (cli.env['DOCKER_HOST']) cli.err(overrides('a context'))
    return { value: found }
  },
})

const fieldsOf = (active: string): Fields<Context> => ({
  Current: { header: '', value: ({ Name }) => Name === active },
  Description: {
    header: 'DESCRIPTION',
    value: ({ Name, Metadata }) =>
      Name === DEFAULT ? OF_THE_ENVIRONMENT : (Metadata.Description ?? ''),
  },
  DockerEndpoint: { header: 'DOCKER ENDPOINT', value: ({ Endpoints }) => Endpoints.docker.Host },
  Error: { header: 'ERROR', value: () => '' },
  Name: { header: 'NAME', value: ({ Name }) => Name },
})
