/**
 * `docker build` with the classic builder.
 *
 * @see https://docs.docker.com/reference/cli/docker/build-legacy/
 */
import { unsimulatedIn } from '../../docker/build/unsimulated.js'
import { tellUnsupported } from '../../sim/unsupported.js'
import { RESOURCE_FLAGS } from './container-resource-flags.js'
import {
  type BuildOptions,
  build as startBuild,
  buildOutput,
  builds,
  cancelBuild,
  forgetBuild,
} from '../../docker/build/build.js'
import { type ContextFiles, archiveSize, contextOf } from '../../docker/build/context.js'
import { IgnoreError } from '../../docker/build/ignore.js'
import { ReferenceError as MalformedReference, parseReference } from '../../oci/reference.js'
import { humanSize } from '../../text/size.js'
import { FlagError } from '../flags.js'
import { type Cli, CommandError, type Wait, defineVerb } from '../verb.js'
import { BUILD_FLAGS } from './buildx/build-flags.js'
import { contextNotFound } from './buildx/build-context.js'
import { argumentsOf, pairs } from './pairs.js'
import { drawLines, statusOf } from './transfer-screen.js'
import { DISABLE_CONTENT_TRUST, ISOLATION, MEMORY_SWAP, PLATFORM } from './shared-flags.js'
import { noSuchFile } from '../../text/errno.js'

const DOCKERFILE = 'Dockerfile'
const notADirectory = (path: string): string =>
  `unable to prepare context: context must be a directory: ${path}`
const noDockerfile = (path: string): string =>
  `unable to prepare context: unable to evaluate symlinks in Dockerfile path: ${noSuchFile('lstat', path)}`
const outside = (path: string): string =>
  `unable to prepare context: the Dockerfile (${path}) must be within the build context`
const NO_GIT =
  "unable to prepare context: unable to 'git clone' to temporary context directory: could not resolve host"
const INTERRUPTED = 130

export const classicBuild = defineVerb({
  name: 'build',
  usage: 'build [OPTIONS] PATH | URL | -',
  short: 'Build an image from a Dockerfile',
  flags: {
    'add-host': {
      type: 'strings',
      value: 'list',
      verbatim: true,
      usage: 'Add a custom host-to-IP mapping ("host:ip")',
    },
    'build-arg': {
      type: 'strings',
      value: 'list',
      verbatim: true,
      usage: 'Set build-time variables',
    },
    'cache-from': { type: 'strings', usage: 'Images to consider as cache sources' },
    'cgroup-parent': {
      type: 'string',
      usage: BUILD_FLAGS['cgroup-parent'].usage,
    },
    compress: { type: 'boolean', usage: 'Compress the build context using gzip' },
    'cpu-period': { type: 'int', usage: 'Limit the CPU CFS (Completely Fair Scheduler) period' },
    'cpu-quota': { type: 'int', usage: 'Limit the CPU CFS (Completely Fair Scheduler) quota' },
    'cpu-shares': RESOURCE_FLAGS['cpu-shares'],
    'cpuset-cpus': RESOURCE_FLAGS['cpuset-cpus'],
    'cpuset-mems': RESOURCE_FLAGS['cpuset-mems'],
    'disable-content-trust': DISABLE_CONTENT_TRUST,
    file: {
      type: 'string',
      short: 'f',
      usage: 'Name of the Dockerfile (Default is "PATH/Dockerfile")',
    },
    'force-rm': { type: 'boolean', usage: 'Always remove intermediate containers' },
    iidfile: { type: 'string', usage: 'Write the image ID to the file' },
    isolation: ISOLATION,
    label: { type: 'strings', value: 'list', verbatim: true, usage: BUILD_FLAGS.label.usage },
    memory: RESOURCE_FLAGS.memory,
    'memory-swap': MEMORY_SWAP,
    network: {
      type: 'string',
      default: 'default',
      usage: 'Set the networking mode for the RUN instructions during build',
    },
    'no-cache': { type: 'boolean', usage: BUILD_FLAGS['no-cache'].usage },
    platform: PLATFORM,
    pull: { type: 'boolean', usage: 'Always attempt to pull a newer version of the image' },
    quiet: {
      type: 'boolean',
      short: 'q',
      usage: BUILD_FLAGS.quiet.usage,
    },
    rm: {
      type: 'boolean',
      default: true,
      usage: 'Remove intermediate containers after a successful build',
    },
    'security-opt': { type: 'strings', usage: 'Security options' },
    'shm-size': { type: 'string', value: 'bytes', usage: 'Size of "/dev/shm"' },
    squash: { type: 'boolean', usage: 'Squash newly built layers into a single new layer' },
    tag: {
      type: 'strings',
      short: 't',
      value: 'list',
      verbatim: true,
      usage: 'Name and optionally a tag in the "name:tag" format',
    },
    target: { type: 'string', usage: `${BUILD_FLAGS.target.usage}.` },
    ulimit: RESOURCE_FLAGS.ulimit,
  },
  *run(cli, [path = ''], flags) {
    for (const tag of flags.tag) checkTag(tag)
    const { files, dockerfile } = yield* prepare(cli, path, flags.file)
    if (!flags.quiet)
      cli.out(
        `Sending build context to Docker daemon ${humanSize(archiveSize(files), 4).padStart(8)}\n`,
      )
    for (const what of unsimulatedIn(files[dockerfile]?.text ?? '')) {
      const text = tellUnsupported(cli.tx, what)
      if (text !== undefined) cli.err(`Warning: ${text}\n`)
    }
    const options: BuildOptions = {
      files,
      dockerfile,
      tags: flags.tag,
      buildArgs: argumentsOf(flags.buildArg, cli.env),
      labels: pairs(flags.label),
      noCache: flags.noCache,
      pull: flags.pull,
      keepContainers: !flags.rm && !flags.forceRm,
      forceRemove: flags.forceRm,
      ...(flags.target ? { target: flags.target } : {}),
    }
    const id = startBuild(cli.tx, cli.machine, options)
    const output = yield* follow(cli, id, flags.quiet)
    const row = cli.tx.get(builds, id)
    forgetBuild(cli.tx, id)
    if (row?.state === 'cancelled') return { value: { id: '', tags: [] }, exitCode: INTERRUPTED }
    if (row?.error)
      throw new CommandError((flags.quiet ? output : '') + row.error.message, row.error.exitCode)
    const image = row?.image ?? ''
    if (flags.quiet) cli.out(`${image}\n`)
    if (flags.iidfile) cli.files.write(flags.iidfile, image)
    return { value: { id: image, tags: flags.tag } }
  },
})

/** What has been printed of a build: so many characters, and the layers that have lines. */
interface Printed {
  readonly printed: number
  readonly ids: readonly string[]
}

/** At a terminal the layers of a base image are drawn over themselves. */
function overItself(ids: readonly string[], text: string): ReturnType<typeof drawLines> {
  if (text === '') return { text, ids }
  const lines = text.split('\n')
  const last = lines.pop() ?? ''
  const drawn = drawLines(ids, lines.map(statusOf))
  return last === '' ? drawn : { text: drawn.text + last, ids: [] }
}

/** Prints what the build says until it has ended; all of it. */
function* follow(cli: Cli, id: string, quiet: boolean): Generator<Wait, string> {
  const turns = cli.turns()
  for (let state: Printed = { printed: 0, ids: [] }; ; ) {
    state = turns.carry(state)
    const output = buildOutput(cli.tx, id)
    const more = output.slice(state.printed)
    const drawn = cli.outScreen ? overItself(state.ids, more) : { text: more, ids: [] }
    if (!quiet && drawn.text !== '') cli.out(drawn.text)
    state = { printed: output.length, ids: drawn.ids }
    const { printed } = state
    if (cli.tx.get(builds, id)?.state !== 'running') return output
    if (cli.interrupted) cancelBuild(cli.tx, id)
    if (!cli.interrupted)
      yield {
        when: (read) =>
          read.get(builds, id)?.state !== 'running' || buildOutput(read, id).length > printed,
      }
  }
}

/** The context and the Dockerfile's path in it. */
function* prepare(
  cli: Cli,
  path: string,
  file: string | undefined,
): Generator<Wait, { readonly files: ContextFiles; readonly dockerfile: string }> {
  if (path === '-')
    return {
      files: { [DOCKERFILE]: { text: yield* cli.stdin.readAll(), mode: 0o644 } },
      dockerfile: DOCKERFILE,
    }
  if (/^(https?:\/\/|git@|git:\/\/|github\.com\/)/.test(path)) throw new CommandError(NO_GIT)
  if (!cli.files.exists(path)) throw new CommandError(contextNotFound(path))
  if (!cli.files.isDirectory(path)) throw new CommandError(notADirectory(cli.files.resolve(path)))
  const tree = cli.files.tree(path)
  const root = cli.files.resolve(path)
  if (file === '-')
    return {
      files: {
        ...contextFiles(tree, ''),
        [DOCKERFILE]: { text: yield* cli.stdin.readAll(), mode: 0o644 },
      },
      dockerfile: DOCKERFILE,
    }
  const absolute =
    file === undefined ? `${root === '/' ? '' : root}/${DOCKERFILE}` : cli.files.resolve(file)
  if (!cli.files.exists(absolute) || cli.files.isDirectory(absolute))
    throw new CommandError(noDockerfile(absolute))
  const inside = root === '/' ? absolute.slice(1) : absolute.slice(root.length + 1)
  if (root !== '/' && !absolute.startsWith(`${root}/`)) throw new CommandError(outside(absolute))
  return { files: contextFiles(tree, inside), dockerfile: inside }
}

/** @throws CommandError for a .dockerignore that cannot be used */
function contextFiles(tree: ContextFiles, dockerfile: string): ContextFiles {
  try {
    return contextOf(tree, dockerfile)
  } catch (error) {
    if (error instanceof IgnoreError) throw new CommandError(`checking context: ${error.message}`)
    throw error
  }
}

function checkTag(tag: string): void {
  try {
    parseReference(tag)
  } catch (error) {
    if (!(error instanceof MalformedReference)) throw error
    throw new FlagError(
      `invalid argument ${JSON.stringify(tag)} for "-t, --tag" flag: ${error.message}`,
    )
  }
}
