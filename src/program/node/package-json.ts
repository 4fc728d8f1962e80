/**
 * `package.json` as npm reads it, and how npm complains.
 *
 * @see https://docs.npmjs.com/cli/configuring-npm/package-json
 */
import type { System } from '../program.js'

const NO_MANIFEST = 254

/** Says lines of an error; the exit code. */
export function complain(system: System, lines: readonly string[]): number {
  system.err(lines.map((line) => `npm error${line === '' ? '' : ` ${line}`}\n`).join(''))
  return 1
}

/** What a `package.json` says; the exit code, with a message, where it is not there or not JSON. */
export function readManifest(
  system: System,
  path: string,
): Readonly<Record<string, unknown>> | number {
  if (!system.files.exists(path)) {
    complain(system, [
      'code ENOENT',
      'syscall open',
      `path ${path}`,
      'errno -2',
      `enoent Could not read package.json: Error: ENOENT: no such file or directory, open '${path}'`,
      'enoent This is related to npm not being able to find a file.',
      'enoent',
    ])
    return NO_MANIFEST
  }
  try {
    return JSON.parse(system.files.read(path)) as Readonly<Record<string, unknown>>
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return complain(system, [
      'code EJSONPARSE',
      `path ${path}`,
      `JSON.parse ${error.message}`,
      'JSON.parse Failed to parse JSON data.',
      'JSON.parse Note: package.json must be actual JSON, not just JavaScript.',
    ])
  }
}
