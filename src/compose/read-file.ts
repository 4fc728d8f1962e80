/**
 * Reads one compose file: variables, the schema, the long form, and what its services extend.
 *
 * @module
 */
import { noSuchFile } from '../text/errno.js'
import { canonical, checkSections } from './canonical/file.js'
import type { Where } from './canonical/where.js'
import { ComposeError } from './errors.js'
import { interpolate } from './interpolate.js'
import { validate } from './schema/validate.js'
import type { Sources } from './sources.js'
import { type Dict, member } from './value.js'
import { readYaml } from './yaml.js'

/** A document in its long form. */
export interface ReadDocument {
  readonly dict: Dict
  readonly resets: readonly (readonly string[])[]
}

const obsolete = (file: string): string =>
  `${file}: the attribute \`version\` is obsolete, it will be ignored, please remove it to avoid potential confusion`

/** The documents of a file, whose relative paths begin at `base`. @throws ComposeError */
export function readComposeFile(
  sources: Sources,
  file: string,
  base: string,
  text = sources.files.read(file),
): readonly ReadDocument[] {
  if (text === undefined) throw new ComposeError(noSuchFile('open', file))
  return readYaml(text, file).map(({ value, resets }) => {
    checkSections(value)
    const { interpolates, lookup, warn } = sources
    const dict = interpolates ? interpolate(value, { lookup, warn }) : value
    validate(dict, file)
    if (member(dict, 'version') !== undefined) warn(obsolete(file))
    return { dict: canonical(dict, whereOf(sources, base)), resets }
  })
}

const whereOf = ({ home, interpolates, resolvesPaths, warn }: Sources, base: string): Where => ({
  base: resolvesPaths ? base : undefined,
  home,
  lenient: !interpolates,
  warn,
})
