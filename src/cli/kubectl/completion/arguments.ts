/**
 * What the arguments of kubectl's verbs can be, verb by verb, and the values of their flags.
 *
 * @see https://github.com/kubernetes/kubectl/blob/master/pkg/util/completion/completion.go
 */
import {
  type Answer,
  DIRECTIVE,
  NOTHING,
  type Typed,
  beginning,
  only,
} from '../../completion/command.js'
import { SHELLS } from '../../completion/scripts.js'
import type { Session } from '../session.js'
import { configNames, containerNames, kindNames, objectNames } from './names.js'

/** Says what a word can become, for a command with a session. */
export type SessionCompleter = (session: Session, typed: Typed) => Answer

const OF_PODS = [
  'daemonsets',
  'deployments',
  'pods',
  'jobs',
  'replicasets',
  'replicationcontrollers',
  'services',
  'statefulsets',
]
const SCALED = ['deployment', 'replicaset', 'replicationcontroller', 'statefulset']
const ROLLED = ['deployment', 'daemonset', 'statefulset']
const EXPOSED = ['pod', 'service', 'replicationcontroller', 'deployment', 'replicaset']
const WITH_IMAGES = [
  'daemonsets',
  'deployments',
  'pods',
  'cronjobs',
  'replicasets',
  'replicationcontrollers',
  'statefulsets',
]
const OUTPUTS = [
  'json',
  'yaml',
  'kyaml',
  'name',
  'go-template',
  'go-template-file',
  'template',
  'templatefile',
  'jsonpath',
  'jsonpath-as-json',
  'jsonpath-file',
  'custom-columns',
  'custom-columns-file',
  'wide',
]
const MANIFESTS: Answer = {
  candidates: ['json', 'yaml', 'yml'].map((word) => ({ word })),
  directive: DIRECTIVE.fileExtensions,
}

/** Words that are not on the command line yet. */
const others = (words: readonly string[], args: readonly string[]): readonly string[] =>
  words.filter((word) => !args.includes(word))

/** `TYPE/NAME` for each object of the type that the word begins with. */
function slashed(session: Session, word: string): readonly string[] {
  const [type = '', name = ''] = word.split(/\/(.*)/s)
  return objectNames(session, type, name).map((one) => `${type}/${one}`)
}

/** `TYPE NAME…` or `TYPE/NAME…`, of some types or of all; once or as often as one likes. */
const typeAndName =
  (types?: readonly string[], isOnce = false): SessionCompleter =>
  (session, { args, word }) => {
    const [type] = args
    const named = (): readonly string[] =>
      types ? beginning(types, word) : kindNames(session, word)
    if (type !== undefined && !type.includes('/'))
      return isOnce && args.length > 1
        ? NOTHING
        : only(others(objectNames(session, type, word), args.slice(1)))
    if (word.includes('/'))
      return isOnce && type !== undefined ? NOTHING : only(others(slashed(session, word), args))
    if (type === undefined) return only(named())
    return isOnce
      ? NOTHING
      : only(
          named().map((one) => `${one}/`),
          DIRECTIVE.noSpace,
        )
  }

/** Names of one kind, as often as one likes. */
const namesOf =
  (type: string): SessionCompleter =>
  (session, { args, word }) =>
    only(others(objectNames(session, type, word), args))

/** A pod, or `TYPE/NAME` of something that has pods. */
function podOf(session: Session, word: string): Answer {
  if (word.includes('/')) return only(slashed(session, word))
  const pods = objectNames(session, 'pod', word)
  const types = beginning(OF_PODS, word).map((type) => `${type}/`)
  return only([...pods, ...types], pods.length === 0 ? DIRECTIVE.noSpace : 0)
}

const pod: SessionCompleter = (session, { args, word }) =>
  args.length === 0 ? podOf(session, word) : NOTHING

const podAndContainer: SessionCompleter = (session, { args, word }) => {
  const [first] = args
  if (first === undefined) return podOf(session, word)
  return args.length === 1 ? only(containerNames(session, first, word)) : NOTHING
}

const entries =
  (sort: 'contexts' | 'clusters' | 'users'): SessionCompleter =>
  (session, { word }) =>
    only(configNames(session, sort, word))

const firstOnly =
  (completer: SessionCompleter): SessionCompleter =>
  (session, typed) =>
    typed.args.length === 0 ? completer(session, typed) : NOTHING

/** What `kubectl cp` copies: files of pods, and files here. */
const copied: SessionCompleter = (session, { args, word }) => {
  const none = only([], DIRECTIVE.noSpace).candidates
  const answer = (words: readonly string[]): Answer => ({
    candidates: words.length === 0 ? none : words.map((one) => ({ word: one })),
    directive: DIRECTIVE.noSpace,
  })
  if (args.length > 0 || /^[/.~]|:/.test(word)) return answer([])
  const pods = objectNames(session, 'pod', word).map((name) => `${name}:`)
  if (word.includes('/')) return answer(pods)
  const remote = [...objectNames(session, 'namespace', word).map((name) => `${name}/`), ...pods]
  if (word === '') return answer([...remote, './', '/'])
  return answer(remote.length === 0 ? [] : [...remote, ...filesHere(session, word)])
}

function filesHere({ cli: { files, cwd } }: Session, word: string): readonly string[] {
  return beginning(files.list(cwd), word).map((name) =>
    files.isDirectory(name) ? `${name}/` : name,
  )
}

const shells: SessionCompleter = (_session, { args, word }) =>
  args.length === 0 ? only(beginning(SHELLS, word)) : { candidates: [], directive: 0 }

const any = typeAndName()
const rolled = typeAndName(ROLLED, true)
const deployment = typeAndName(['deployment'], true)

/** What arguments can be, by the name of the verb. Of other verbs, nothing is known. */
export const ARGUMENTS: Readonly<Record<string, SessionCompleter>> = {
  annotate: any,
  'apply edit-last-applied': any,
  'apply view-last-applied': any,
  attach: pod,
  autoscale: typeAndName(SCALED, true),
  completion: shells,
  'config delete-cluster': entries('clusters'),
  'config delete-context': entries('contexts'),
  'config delete-user': entries('users'),
  'config rename-context': firstOnly(entries('contexts')),
  'config set-context': entries('contexts'),
  'config use-context': entries('contexts'),
  cordon: namesOf('node'),
  cp: copied,
  'create token': firstOnly(namesOf('serviceaccount')),
  debug: any,
  delete: any,
  describe: any,
  drain: namesOf('node'),
  edit: any,
  exec: pod,
  expose: typeAndName(EXPOSED, true),
  get: any,
  label: any,
  logs: podAndContainer,
  patch: any,
  'port-forward': pod,
  'rollout history': rolled,
  'rollout pause': deployment,
  'rollout restart': rolled,
  'rollout resume': deployment,
  'rollout status': rolled,
  'rollout undo': rolled,
  scale: typeAndName(SCALED, true),
  'set image': typeAndName(WITH_IMAGES, true),
  taint: typeAndName(['node']),
  'top node': namesOf('node'),
  'top pod': namesOf('pod'),
  uncordon: namesOf('node'),
}

const GLOBAL: Readonly<Record<string, SessionCompleter>> = {
  cluster: entries('clusters'),
  context: entries('contexts'),
  namespace: (session, { word }) => only(objectNames(session, 'namespace', word)),
  user: entries('users'),
}

const OF_VERBS: Readonly<Record<string, SessionCompleter>> = {
  'exec container': (session, { args: [first], word }) =>
    first === undefined ? NOTHING : only(containerNames(session, first, word)),
  'get output': (_session, { word }) => only(beginning(OUTPUTS, word)),
}

/** What the value of a flag can be. */
export function valueOf(verb: string, flag: string): SessionCompleter | undefined {
  if (flag === 'filename') return () => MANIFESTS
  if (verb.startsWith('config set-') && flag !== 'namespace') return undefined
  return OF_VERBS[`${verb} ${flag}`] ?? (Object.hasOwn(GLOBAL, flag) ? GLOBAL[flag] : undefined)
}
