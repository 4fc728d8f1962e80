/**
 * The reserved words of the shell.
 *
 * @see https://www.gnu.org/software/bash/manual/html_node/Reserved-Words.html
 */

export const KEYWORDS: ReadonlySet<string> = new Set([
  'if',
  'then',
  'else',
  'elif',
  'fi',
  'for',
  'in',
  'do',
  'done',
  'while',
  'until',
  'case',
  'esac',
  '{',
  '}',
  '!',
  'function',
])
