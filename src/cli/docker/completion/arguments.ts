/**
 * What the arguments of docker's verbs can be, and the values of their flags. The client gives all
 * names; the shell takes those that begin as what was typed.
 *
 * @see https://github.com/docker/cli/blob/master/cli/command/container/completion.go
 */
import { SIGNALS } from '../../../program/signal.js'
import {
  type Answer,
  DIRECTIVE,
  FILES,
  NOTHING,
  type Typed,
  only,
} from '../../completion/command.js'
import { SHELLS } from '../../completion/scripts.js'
import type { Cli } from '../../verb.js'
import {
  containerNames,
  contextNames,
  imageNames,
  imageNamesWithBase,
  networkNames,
  volumeNames,
} from './names.js'

/** Says what a word can become, for a command at a terminal. */
type DockerCompleter = (cli: Cli, typed: Typed) => Answer

/** Several of these, or so many at most. */
const some =
  (names: (cli: Cli) => readonly string[], limit = Number.POSITIVE_INFINITY): DockerCompleter =>
  (cli, { args }) =>
    args.length < limit ? only(names(cli)) : NOTHING

const list = (...words: readonly string[]): DockerCompleter => some(() => words)
const nothing: DockerCompleter = () => NOTHING
const files: DockerCompleter = () => FILES
const folders: DockerCompleter = () => ({ candidates: [], directive: DIRECTIVE.directories })

const running = some((cli) => containerNames(cli, {}))
const everyContainer = some((cli) => containerNames(cli, { all: true }))
const unpaused = some((cli) => containerNames(cli, { states: ['running', 'restarting'] }))
const inside: DockerCompleter = (cli, { args }) =>
  args.length === 0 ? only(containerNames(cli, { states: ['running', 'restarting'] })) : FILES
const paused = some((cli) => containerNames(cli, { states: ['paused'] }))
const stopped = some((cli) => containerNames(cli, { all: true, states: ['exited', 'created'] }))
const images = some(imageNames)
const anImage = some(imageNames, 1)
const networks = some(networkNames)
const volumes = some(volumeNames)
const contextsOfClient = some(contextNames)

const removable: DockerCompleter = (cli, typed) =>
  typed.values['force'] === true ? everyContainer(cli, typed) : stopped(cli, typed)

const removableImages: DockerCompleter = (cli) => only(imageNamesWithBase(cli), DIRECTIVE.noSpace)

/** `docker network connect NETWORK CONTAINER`. */
const networkThen =
  (which: { readonly all: boolean }): DockerCompleter =>
  (cli, { args }) =>
    args.length === 0
      ? only(networkNames(cli))
      : args.length === 1
        ? only(containerNames(cli, which))
        : NOTHING

/** Whatever has a name, unless `--type` says of what kind it is. */
const inspectable: DockerCompleter = (cli, { values }) => {
  const ofType: Readonly<Record<string, () => readonly string[]>> = {
    container: () => containerNames(cli, { all: true }),
    image: () => imageNames(cli),
    network: () => networkNames(cli),
    volume: () => volumeNames(cli),
  }
  const type = String(values['type'] ?? '')
  if (type !== '') return only(Object.hasOwn(ofType, type) ? (ofType[type]?.() ?? []) : [])
  return only(Object.values(ofType).flatMap((names) => names()))
}

/** What arguments can be, by the verb without its group. */
const OF_VERBS: Readonly<Record<string, DockerCompleter>> = {
  attach: unpaused,
  build: folders,
  commit: running,
  completion: some(() => SHELLS, 1),
  cp: files,
  create: anImage,
  diff: running,
  exec: inside,
  export: everyContainer,
  history: anImage,
  images: anImage,
  import: files,
  inspect: inspectable,
  kill: running,
  logs: everyContainer,
  pause: unpaused,
  port: running,
  push: anImage,
  rename: everyContainer,
  restart: everyContainer,
  rm: removable,
  rmi: removableImages,
  run: anImage,
  save: images,
  start: stopped,
  stats: running,
  stop: running,
  tag: anImage,
  top: running,
  unpause: paused,
  update: everyContainer,
  wait: running,
}

/** What arguments can be where the group says what they name. */
const OF_GROUPS: Readonly<Record<string, DockerCompleter>> = {
  'container inspect': everyContainer,
  'context export': contextsOfClient,
  'context inspect': contextsOfClient,
  'context rm': contextsOfClient,
  'context update': contextsOfClient,
  'context use': contextsOfClient,
  'image inspect': images,
  'image rm': removableImages,
  'network connect': networkThen({ all: true }),
  'network create': nothing,
  'network disconnect': networkThen({ all: false }),
  'network inspect': networks,
  'network rm': networks,
  'volume create': nothing,
  'volume inspect': volumes,
  'volume rm': volumes,
}

/** What the arguments of the verb at a path (`run`, `container rm`) can be. */
export const argumentsOf = (path: string): DockerCompleter => {
  const verb = path.replace(/^(builder|container|image|system) /, '')
  return OF_GROUPS[path] ?? (Object.hasOwn(OF_VERBS, verb) ? OF_VERBS[verb] : undefined) ?? nothing
}

const environment = some((cli) => Object.keys(cli.env))
const signals = list(...Object.keys(SIGNALS))
const policies = list('no', 'always', 'on-failure', 'unless-stopped')
const platforms = list(
  'linux/386',
  'linux/amd64',
  'linux/arm',
  'linux/arm/v5',
  'linux/arm/v6',
  'linux/arm/v7',
  'linux/arm64',
  'linux/arm64/v8',
  'linux/ppc64le',
  'linux/s390x',
  'linux/riscv64',
  'windows/amd64',
  'wasip1/wasm',
)

/** What the values of flags can be, by the flag, or by the verb and the flag. */
const OF_FLAGS: Readonly<Record<string, DockerCompleter>> = {
  'build-arg': environment,
  config: folders,
  context: contextsOfClient,
  'create pull': list('always', 'missing', 'never'),
  driver: list('bridge', 'host', 'local', 'macvlan', 'none', 'overlay'),
  env: environment,
  'env-file': files,
  'inspect type': list(
    'config',
    'container',
    'image',
    'network',
    'node',
    'plugin',
    'secret',
    'service',
    'task',
    'volume',
  ),
  ipc: list('none', 'host', 'private', 'shareable'),
  link: some((cli) => containerNames(cli, {})),
  'log-level': list('debug', 'info', 'warn', 'error', 'fatal'),
  network: networks,
  pid: list('host'),
  platform: platforms,
  restart: policies,
  'run pull': list('always', 'missing', 'never'),
  signal: signals,
  'stop-signal': signals,
  userns: list('host'),
  uts: list('host'),
  'volume-driver': list('local'),
  'volumes-from': some((cli) => containerNames(cli, { all: true })),
}

/** What the value of a flag of the verb at a path can be. */
export const flagValue = (path: string, flag: string): DockerCompleter | undefined =>
  OF_FLAGS[`${path.replace(/^container /, '')} ${flag}`] ??
  (Object.hasOwn(OF_FLAGS, flag) ? OF_FLAGS[flag] : undefined)
