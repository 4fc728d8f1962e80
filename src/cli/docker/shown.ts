/**
 * How objects are shown whole: as a JSON list, or each through a template.
 *
 * A template sees what the client's structures hold: members that a document leaves out when they
 * are empty are there for it, with their empty value.
 *
 * @see https://docs.docker.com/reference/cli/docker/inspect/
 */
import { DockerError, daemonSays } from '../../docker/errors.js'
import { goJson } from '../../text/json.js'
import { type Cli, CommandError } from '../verb.js'
import { INSPECTED } from './structures.js'
import { documentTemplate } from './templates.js'

/** An object as it is printed whole, and as templates see it. */
export interface Shown<Document = unknown> {
  readonly document: Document
  readonly view: unknown
}

/**
 * Prints what was found of the objects, then the complaints about those that were not. @throws
 * CommandError
 */
export function showAll<Document>(
  cli: Cli,
  names: readonly string[],
  format: string | undefined,
  find: (name: string) => Shown<Document>,
): readonly Document[] {
  const found: Shown<Document>[] = []
  const failed: string[] = []
  const template =
    format === undefined || format === 'json' ? undefined : documentTemplate(format, INSPECTED)
  const texts: string[] = []
  for (const name of names) {
    try {
      const one = find(name)
      if (template) texts.push(`${template(one.view, one.document)}\n`)
      found.push(one)
    } catch (error) {
      if (error instanceof CommandError) failed.push(error.message)
      else if (error instanceof DockerError) failed.push(daemonSays(error))
      else throw error
    }
  }
  if (template) cli.out(texts.length === 0 ? '\n' : texts.join(''))
  else
    cli.out(
      format === 'json'
        ? found.map(({ document }) => `[${goJson(document)}]\n`).join('')
        : `${listText(found.map(({ document }) => document))}\n`,
    )
  if (failed.length > 0) throw new CommandError(failed.join('\n'))
  return found.map(({ document }) => document)
}

/**
 * A list as the client prints it: four blanks a level, nothing between the brackets when it is
 * empty.
 */
const listText = (documents: readonly unknown[]): string =>
  documents.length === 0 ? '[]' : goJson(documents, { indent: '    ', html: false })

/** An object whose empty members templates can ask for, but JSON does not show. */
export function withHidden(object: object, hidden: Readonly<Record<string, unknown>>): object {
  const view: Record<string, unknown> = { ...object }
  for (const [name, value] of Object.entries(hidden))
    if (!Object.hasOwn(view, name)) Object.defineProperty(view, name, { value, enumerable: false })
  return view
}

/** An object whose members have other names in the client than in JSON: both can be asked for. */
export function withOtherNames(object: object, names: Readonly<Record<string, string>>): object {
  for (const [name, other] of Object.entries(names)) {
    const value = (object as Readonly<Record<string, unknown>>)[other]
    Object.defineProperty(object, name, { get: () => value, enumerable: false })
  }
  return object
}
