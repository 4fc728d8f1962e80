/**
 * Names of projects.
 *
 * @see https://docs.docker.com/compose/how-tos/project-name/
 */
import { ComposeError } from './errors.js'

/** The name that a text becomes: in lower case, without what cannot stand in a name. */
export const projectNameIn = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^-_a-z0-9]/g, '')
    .replace(/^[-_]+/, '')

/** A name that was asked for. @throws ComposeError for what cannot be one */
export function checkedProjectName(text: string): string {
  if (projectNameIn(text) === text) return text
  throw new ComposeError(
    `invalid project name ${JSON.stringify(text)}: must consist only of lowercase alphanumeric characters, hyphens, and underscores as well as start with a letter or number`,
  )
}
