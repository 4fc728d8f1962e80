/**
 * What kubectl says of a template that did not fit an object.
 *
 * @module
 */

/** The head of the report: what went wrong, and the template. */
export const templateFailure = (message: string, template: string): string =>
  `Error executing template: ${message}. Printing more information for debugging the template:\n\ttemplate was:\n\t\t${template}\n`
