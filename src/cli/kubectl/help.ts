/**
 * kubectl's help, made from its verbs.
 *
 * @module
 */
import type { FlagSpec, FlagSpecs } from '../flags.js'
import type { AnyDefinition } from './definition.js'
import { GLOBAL_FLAGS } from './global-flags.js'

/** A group of commands in the overview. */
export interface Chapter {
  readonly title: string
  readonly names: readonly string[]
}

const ABOUT =
  'kubectl controls the Kubernetes cluster manager.\n\n Find more information at: https://kubernetes.io/docs/reference/kubectl/\n'
const GLOBAL_HINT =
  'Use "kubectl options" for a list of global command-line options (applies to all commands).\n'
const OPTIONS_HEAD = 'The following options can be passed to any command:\n'
const LEAST_WIDTH = 11

/** What `kubectl` alone prints. */
export function overview(
  chapters: readonly Chapter[],
  verbs: Readonly<Record<string, AnyDefinition>>,
): string {
  const width = widthOf(Object.keys(verbs))
  const parts = chapters.map(
    ({ title, names }) =>
      `${title}:\n${names.flatMap((name) => (verbs[name] ? [`  ${name.padEnd(width)}   ${verbs[name].short}\n`] : [])).join('')}`,
  )
  return `${ABOUT}\n${parts.join('\n')}\nUsage:\n  kubectl [flags] [options]\n\nUse "kubectl <command> --help" for more information about a given command.\n${GLOBAL_HINT}`
}

/** How wide the names of a list are. */
const widthOf = (names: readonly string[]): number =>
  Math.max(LEAST_WIDTH, ...names.map(({ length }) => length))

/** What `kubectl VERB --help` prints. */
export function verbHelp(definition: AnyDefinition): string {
  const below = Object.entries(definition.verbs ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
  const width = widthOf(below.map(([name]) => name))
  const last = definition.name.slice(definition.name.lastIndexOf(' ') + 1)
  const options = optionTexts(definition.flags)
  return [
    `${definition.long ?? `${definition.short}.`}\n`,
    ...(definition.aliases ? [`Aliases:\n${[last, ...definition.aliases].join(', ')}\n`] : []),
    ...(below.length > 0
      ? [
          `Available Commands:\n${below.map(([name, { short }]) => `  ${name.padEnd(width)}   ${short}\n`).join('')}`,
        ]
      : []),
    ...(options.length > 0 ? [`Options:\n${options.join('\n')}`] : []),
    `Usage:\n  kubectl ${definition.usage} [options]\n`,
    `${below.length > 0 ? `Use "kubectl ${definition.name} <command> --help" for more information about a given command.\n` : ''}${GLOBAL_HINT}`,
  ].join('\n')
}

/** What `kubectl options` prints. */
export const globalOptions = (): string =>
  `${OPTIONS_HEAD}\n${optionTexts(GLOBAL_FLAGS).join('\n')}`

const optionTexts = (flags: FlagSpecs): string[] =>
  Object.entries(flags)
    .filter(([, { hidden }]) => !hidden)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([name, spec]) =>
        `    ${spec.short ? `-${spec.short}, ` : ''}--${name}=${valueText(spec)}:\n\t${spec.usage ?? ''}\n`,
    )

function valueText({ type, default: value }: FlagSpec): string {
  if (type === 'boolean') return String(value ?? false)
  if (type === 'strings') return `[${value ?? ''}]`
  if (type === 'int') return String(value ?? 0)
  if (type === 'duration') return String(value ?? '0s')
  return `'${value ?? ''}'`
}
