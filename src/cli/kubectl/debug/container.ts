/**
 * The container that `kubectl debug` makes or changes, as its flags say.
 *
 * @module
 */
import type { Container, Pod } from '../../../types/kubernetes/core/v1.js'
import { nameSuffix } from '../../../sim/id.js'
import { applyMergePatch } from '../../../kubernetes/apiserver/patch/merge-patch.js'
import { YamlError, parseYaml } from '../../../text/yaml.js'
import { noSuchFile } from '../../../text/errno.js'
import { CommandError } from '../../verb.js'
import type { Session } from '../session.js'

/** The flags that say what the container is like. */
export interface ContainerFlags {
  readonly image: string
  readonly container: string
  readonly env: readonly string[]
  readonly imagePullPolicy: string
  readonly argumentsOnly: boolean
  readonly stdin: boolean
  readonly tty: boolean
  readonly quiet: boolean
  readonly custom: string
}

const DEFAULTED = (name: string): string => `Defaulting debug container name to ${name}.\n`
const BAD_VARIABLE = (text: string): string => `error: invalid env: ${text}`
const NO_CUSTOM = (why: string): string => `error: unable to load the custom profile: ${why}`
const SUFFIX = 5

/** A container for the flags and the command behind `--`, beginning with what is there. */
export function containerFor(
  session: Session,
  base: Container,
  command: readonly string[],
  flags: ContainerFlags,
): Container {
  const { command: _, args: __, ...without } = base
  const words = flags.argumentsOnly ? { args: [...command] } : { command: [...command] }
  return customized(session, flags.custom, {
    ...(command.length > 0 ? { ...without, ...words } : base),
    ...(flags.env.length > 0 ? { env: [...(base.env ?? []), ...flags.env.map(variable)] } : {}),
    ...(flags.image ? { image: flags.image } : {}),
    ...(flags.imagePullPolicy ? { imagePullPolicy: flags.imagePullPolicy } : {}),
    ...(flags.stdin ? { stdin: true } : {}),
    ...(flags.tty ? { tty: true } : {}),
  } as Container)
}

function variable(text: string): { readonly name: string; readonly value: string } {
  const at = text.indexOf('=')
  if (at <= 0) throw new CommandError(BAD_VARIABLE(text))
  return { name: text.slice(0, at), value: text.slice(at + 1) }
}

/** The container with what a file of the user's says of it. @throws CommandError */
function customized({ cli }: Session, path: string, container: Container): Container {
  if (path === '') return container
  if (!cli.files.exists(path)) throw new CommandError(NO_CUSTOM(noSuchFile('open', path)))
  try {
    const custom = parseYaml(cli.files.read(path)) as object
    return applyMergePatch(container, custom) as Container
  } catch (error) {
    if (error instanceof YamlError) throw new CommandError(NO_CUSTOM(error.message))
    throw error
  }
}

/** The name that was given, or one of the kind `debugger-x7k2p`, of which the user is told. */
export function nameFor(session: Session, pod: Pod, { container, quiet }: ContainerFlags): string {
  if (container !== '') return container
  const { spec } = pod
  const taken = [
    ...(spec?.containers ?? []),
    ...(spec?.initContainers ?? []),
    ...(spec?.ephemeralContainers ?? []),
  ].map(({ name }) => name)
  let name = ''
  do name = `debugger-${session.cli.ask((tx) => nameSuffix(tx.random, SUFFIX))}`
  while (taken.includes(name))
  if (!quiet) session.out(DEFAULTED(name))
  return name
}
