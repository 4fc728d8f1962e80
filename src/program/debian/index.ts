/**
 * What somebody has installed on a workstation with Debian beside its usual tools.
 *
 * @module
 */
import { nano } from '../editor/nano.js'
import { vim } from '../editor/vi/vi.js'
import { jq } from '../jq/jq.js'
import type { Program } from '../program.js'
import { getent } from '../getent.js'
import { arch } from './arch.js'
import { column } from './column.js'
import { file } from './file.js'
import { join } from './join.js'
import { man } from './man.js'
import { sudo } from './sudo.js'
import { tree } from './tree.js'
import { xxd } from './xxd.js'

/** The programs. */
export const debianPrograms: readonly Program[] = [
  ...[arch, file, join, getent],
  ...[jq, column, man, sudo, tree, xxd, nano, vim],
]

/** Their names. */
export const debianNames: readonly string[] = debianPrograms.map(({ name }) => name)
