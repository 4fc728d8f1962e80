/**
 * Verbs and tools for the command line.
 *
 * @module
 */
import type { FlagSpecs } from '../cli/flags.js'
import { type Definition, define } from '../cli/kubectl/definition.js'
import type { ToolSpec } from '../cli/tool.js'
import { type Verb, defineVerb } from '../cli/verb.js'

/**
 * A verb of docker, minikube, or a tool of your own. Put it into the `verbs` of a plugin, or into a
 * tool in its `tools`. It is a generator: it yields what it waits for, and keeps nothing outside of
 * its own variables. `lab.call(verb, …)` calls it typed.
 *
 * @example
 * const hello = verb({
 *   name: 'hello',
 *   usage: 'hello NAME',
 *   short: 'Say hello',
 *   flags: { loud: { type: 'boolean', usage: 'Say it loudly' } },
 *   *run(cli, [name = 'world'], { loud }) {
 *     const text = `hello ${name}`
 *     cli.out(`${loud ? text.toUpperCase() : text}\n`)
 *     return { value: { text } }
 *   },
 * })
 */
export const verb = <const Flags extends FlagSpecs, Value>(
  definition: Verb<Flags, Value>,
): Verb<Flags, Value> => defineVerb(definition)

/**
 * A verb of kubectl: it gets a session with the API server, and kubectl's own flags (`--namespace`,
 * `--context`) besides its own. Put it into `verbs.kubectl` of a plugin.
 *
 * @example
 * const names = kubectlVerb({
 *   name: 'names',
 *   usage: 'names',
 *   short: 'Print the names of pods',
 *   flags: {},
 *   *run(session) {
 *     const pods = session.api.list('Pod', { namespace: session.namespace })
 *     for (const { metadata } of pods) session.out(`${metadata.name}\n`)
 *     return { value: pods }
 *   },
 * })
 */
export const kubectlVerb = <const Flags extends FlagSpecs, Value>(
  definition: Definition<Flags, Value>,
): Definition<Flags, Value> => define(definition)

/**
 * A tool of your own, made of verbs. Put it into the `tools` of a plugin, under its name: it is
 * installed in /usr/local/bin of every machine.
 *
 * @example
 * const plugin: Plugin = {
 *   name: 'greet',
 *   tools: { greet: tool({ about: 'Greets people.', verbs: { hello } }) },
 * }
 */
export const tool = <const Spec extends ToolSpec>(spec: Spec): Spec => spec
