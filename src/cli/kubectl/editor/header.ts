/**
 * What stands above objects in the editor: what to do, and what was wrong the last time.
 *
 * @module
 */
import type { StatusCause } from '../../../types/kubernetes/meta/v1.js'

/** One thing that was wrong with what was edited. */
export interface Reason {
  readonly head: string
  readonly causes: readonly string[]
}

/** What is edited: objects, or what was last applied to them. */
export type Subject = 'objects' | 'last-applied'

const HEADS: Readonly<Record<Subject, string>> = {
  objects: `# Please edit the object below. Lines beginning with a '#' will be ignored,
# and an empty file will abort the edit. If an error occurs while saving this file will be
# reopened with the relevant failures.
#
`,
  'last-applied': `# Please edit the 'last-applied-configuration' annotations below.
# Lines beginning with a '#' will be ignored, and an empty file will abort the edit.
#
`,
}

/** The lines above objects. */
export const headerOf = (subject: Subject, reasons: readonly Reason[]): string =>
  HEADS[subject] + reasons.map(reasonText).join('')

const reasonText = ({ head, causes }: Reason): string =>
  [
    `# ${commented(head)}${causes.length > 0 ? ':' : ''}\n`,
    ...causes.map((cause) => `# * ${commented(cause)}\n`),
    '#\n',
  ].join('')

const commented = (text: string): string => text.replaceAll('\n', '\n# ')

/** Why an object was not valid. */
export const notValid = (
  resource: string,
  name: string,
  causes: readonly StatusCause[],
): Reason => ({
  head: `${resource} "${name}" was not valid`,
  causes: causes.map(({ field, message }) => `${field ?? '<nil>'}: ${message}`),
})

/** A text without lines that are comments. */
export const withoutComments = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !/^\s*#(?!!)/.test(line))
    .join('\n')
