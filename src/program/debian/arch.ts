/**
 * `arch`: the machine's architecture.
 *
 * @see https://www.gnu.org/software/coreutils/manual/html_node/arch-invocation.html
 */
import { instant } from '../busybox/tool.js'
import type { Program } from '../program.js'

export const arch: Program = instant('arch', ({ system }) => {
  system.out('x86_64\n')
  return 0
})
