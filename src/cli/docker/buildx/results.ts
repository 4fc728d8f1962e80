/**
 * What a build leaves on the client's side: files of the result, the image's id, metadata.
 *
 * @see https://docs.docker.com/reference/cli/docker/buildx/build/#metadata-file
 */
import type { Solve, SolveFile } from '../../../docker/buildkit/solve.js'
import { fullString, parseReference, withDefaultTag } from '../../../oci/reference.js'
import { archiveOf } from '../../../program/archive.js'
import type { Cli } from '../../verb.js'
import type { BuildRequest } from './build-request.js'

/** Writes all that was asked for. Throws FileError for what cannot be written. */
export function writeResult(cli: Cli, request: BuildRequest, row: Solve): void {
  const { destination, iidfile, metadataFile } = request
  if (row.files && destination.kind === 'local') writeFiles(cli, destination.path ?? '.', row.files)
  if (row.files && destination.kind === 'tar') writeArchive(cli, destination.path ?? '-', row.files)
  if (iidfile !== undefined && row.image !== undefined) cli.files.write(iidfile, row.image)
  if (metadataFile !== undefined)
    cli.files.write(metadataFile, `${JSON.stringify(metadataOf(request, row), null, 2)}`)
}

function writeFiles(cli: Cli, directory: string, files: readonly SolveFile[]): void {
  cli.files.mkdir(directory)
  for (const { path, type, text } of files) {
    const at = `${directory.replace(/\/$/, '')}/${path}`
    if (type === 'directory') cli.files.mkdir(at)
    else if (type === 'file') cli.files.write(at, text)
  }
}

function writeArchive(cli: Cli, path: string, files: readonly SolveFile[]): void {
  const archive = archiveOf(
    files.flatMap(({ path: name, type, text, mode, mtime }) =>
      type === 'symlink'
        ? []
        : [
            {
              name: type === 'directory' ? `${name}/` : name,
              mode,
              mtime: Math.floor(mtime / 1000),
              text: type === 'directory' ? undefined : text,
            },
          ],
    ),
  )
  if (path === '-') cli.out(archive)
  else cli.files.write(path, archive)
}

/** The arguments and labels of a build. */
function argumentsOf({ buildArgs, labels }: Solve['options']): object {
  const args = Object.fromEntries([
    ...Object.entries(buildArgs).map(([name, value]) => [`build-arg:${name}`, value]),
    ...Object.entries(labels).map(([name, value]) => [`label:${name}`, value]),
  ])
  return Object.keys(args).length > 0 ? { args } : {}
}

/** What `--metadata-file` gets. */
export function metadataOf({ names }: BuildRequest, { image, id, options }: Solve): object {
  return {
    'buildx.build.provenance': {
      builder: { id: '' },
      buildType: 'https://mobyproject.org/buildkit@v1',
      invocation: {
        configSource: { entryPoint: options.dockerfile.name },
        parameters: {
          frontend: 'dockerfile.v0',
          ...argumentsOf(options),
          locals: [{ name: 'context' }, { name: 'dockerfile' }],
        },
        environment: { platform: 'linux/amd64' },
      },
    },
    'buildx.build.ref': `default/default/${id}`,
    ...(image === undefined
      ? {}
      : { 'containerimage.config.digest': image, 'containerimage.digest': image }),
    ...(names.length > 0
      ? {
          'image.name': names
            .map((name) => fullString(withDefaultTag(parseReference(name))).replace(/:latest$/, ''))
            .join(','),
        }
      : {}),
  }
}
