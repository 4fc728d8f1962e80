/**
 * `minikube image`: the images of the nodes. Most of it is what `docker` does, on the nodes'
 * daemons.
 *
 * @see https://minikube.sigs.k8s.io/docs/commands/image/
 */
import { lookUpImage, referenceOf } from '../../docker/image/find.js'
import { listImages } from '../../docker/image/list.js'
import { addImage, setName } from '../../docker/image/store.js'
import type { MinikubeProfile } from '../../machine/node/profile.js'
import { humanSize } from '../../text/size.js'
import { toYaml } from '../../text/yaml.js'
import { dockerTool } from '../docker/tool.js'
import { type Cli, CommandError, type Wait, defineVerb } from '../verb.js'
import { usageError } from './failure.js'
import { PROFILE_FLAGS, machineOf, nodeNamed, runningProfile } from './profile.js'
import { pass } from './start.js'
import { box } from './table.js'

const COPYING = 2_000
const ACTIONS = ['build', 'load', 'ls', 'pull', 'push', 'rm', 'tag'] as const
type Action = (typeof ACTIONS)[number]
const ALIASES: Readonly<Record<string, Action>> = { list: 'ls', remove: 'rm', unload: 'rm' }

export const image = defineVerb({
  name: 'image',
  usage: 'image COMMAND',
  short: 'Manage images',
  flags: {
    ...PROFILE_FLAGS,
    tag: { type: 'string', short: 't', usage: 'Tag to apply to the new image (optional)' },
    file: { type: 'string', short: 'f', usage: 'Path to the Dockerfile to use (optional)' },
    'build-opt': {
      type: 'strings',
      usage: 'Specify arbitrary flags to pass to the build. (format: key=value)',
    },
    node: {
      type: 'string',
      short: 'n',
      usage: 'The node to build on. Defaults to the primary control plane.',
    },
    all: { type: 'boolean', usage: 'Build image on all nodes.' },
    format: {
      type: 'string',
      default: 'short',
      usage: 'Format output. One of: short|table|json|yaml',
    },
    pull: { type: 'boolean', usage: 'Pull the remote image (no caching)' },
  },
  *run(cli, args, flags) {
    const [word = '', ...names] = args
    const action = ALIASES[word] ?? word
    if (!isAction(action)) throw usageError(`Usage: minikube image [${ACTIONS.join('|')}]`)
    const profile = runningProfile(cli.tx, flags.profile)
    if (action === 'ls') list(cli, profile, flags.format)
    else if (action === 'load') yield* load(cli, profile, names, flags.pull)
    else if (action === 'build') {
      const [path] = names
      if (path === undefined) throw usageError('Please provide a path or url to build')
      const words = [
        ...(flags.tag ? ['-t', flags.tag] : []),
        ...(flags.file ? ['-f', flags.file] : []),
        ...flags.buildOpt.map((option) => `--${option}`),
        path,
      ]
      const nodes = flags.all ? profile.nodes : [nodeNamed(profile, flags.node)]
      yield* onNodes(cli, nodes, ['build', ...words])
    } else {
      const words = action === 'rm' ? ['rmi', ...names] : [action, ...names]
      if (action === 'tag' && names.length !== 2)
        throw usageError('Please provide source and target image')
      yield* onNodes(cli, profile.nodes, words, action === 'rm' || action === 'pull')
    }
    return { value: namesOn(cli, profile) }
  },
})

const isAction = (word: string): word is Action => ACTIONS.some((one) => one === word)

const FAILURES: Readonly<Record<string, readonly [string, string]>> = {
  build: ['GUEST_IMAGE_BUILD', 'Failed to build image'],
  rmi: ['GUEST_IMAGE_REMOVE', 'Failed to remove image'],
  pull: ['GUEST_IMAGE_PULL', 'Failed to pull images'],
  push: ['GUEST_IMAGE_PUSH', 'Failed to push images'],
  tag: ['GUEST_IMAGE_TAG', 'Failed to tag images'],
}

/** Runs docker's words against the daemons of nodes. @throws CommandError when one fails */
function* onNodes(
  cli: Cli,
  nodes: readonly string[],
  words: readonly string[],
  quiet = false,
): Generator<Wait, void> {
  for (const node of nodes) {
    if (!machineOf(cli.tx, node)?.on) continue
    const there: Cli = Object.create(cli, {
      machine: { value: node },
      ...(quiet ? { out: { value: () => undefined } } : {}),
    })
    const code = yield* dockerTool(there, words)
    const [id, what] = FAILURES[words[0] ?? ''] ?? ['', '']
    if (code !== 0)
      throw new CommandError(
        `\n❌  Exiting due to ${id}: ${what}: docker ${words.join(' ')}: exit status ${code}\n`,
        80,
      )
  }
}

/** Copies images from the workstation's daemon, or from their registry, to all nodes. */
function* load(
  cli: Cli,
  profile: MinikubeProfile,
  names: readonly string[],
  remote: boolean,
): Generator<Wait, void> {
  if (names.length === 0)
    throw usageError(
      'Please provide an image in your local daemon to load into minikube via <minikube image load IMAGE_NAME>',
    )
  for (const name of names) {
    const local = remote ? undefined : lookUpImage(cli.tx, cli.machine, name)
    if (!local) {
      yield* onNodes(cli, profile.nodes, ['pull', name], true)
      continue
    }
    yield* pass(cli, COPYING)
    for (const node of profile.nodes) {
      addImage(cli.tx, node, local.image)
      setName(cli.tx, node, referenceOf(name), local.id)
    }
  }
}

/** Every image of the nodes once, with its whole name. */
function namesOn({ tx }: Cli, { nodes }: MinikubeProfile) {
  const found = new Map<string, { readonly id: string; readonly size: number }>()
  for (const node of nodes)
    for (const { Id, RepoTags, Size } of listImages(tx, node))
      for (const tag of RepoTags ?? []) found.set(wholeName(tag), { id: Id, size: Size })
  return [...found].sort(([a], [b]) => (a < b ? 1 : -1))
}

/** `docker.io/library/nginx:latest` */
function wholeName(tag: string): string {
  const [first = '', ...rest] = tag.split('/')
  if (rest.length === 0) return `docker.io/library/${tag}`
  return first.includes('.') || first.includes(':') || first === 'localhost'
    ? tag
    : `docker.io/${tag}`
}

function list(cli: Cli, profile: MinikubeProfile, format: string): void {
  const all = namesOn(cli, profile)
  const data = all.map(([name, { id, size }]) => ({
    id: id.replace('sha256:', ''),
    repoDigests: [],
    repoTags: [name],
    size: String(size),
  }))
  switch (format) {
    case 'short':
      cli.out(all.map(([name]) => `${name}\n`).join(''))
      break
    case 'table': {
      const rows = all.map(([name, { id, size }]) => {
        const at = name.lastIndexOf(':')
        return [
          name.slice(0, at),
          name.slice(at + 1),
          id.replace('sha256:', '').slice(0, 13),
          humanSize(size),
        ]
      })
      cli.out(box(['IMAGE', 'TAG', 'IMAGE ID', 'SIZE'], rows))
      break
    }
    case 'json':
      cli.out(`${JSON.stringify(data)}\n`)
      break
    case 'yaml':
      cli.out(toYaml(data))
      break
    default:
      throw usageError(`unknown format: ${format}`)
  }
}
