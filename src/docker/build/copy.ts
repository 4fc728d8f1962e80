/**
 * COPY: copies files of the context, of an earlier stage or of another image. @see
 * https://docs.docker.com/reference/dockerfile/#copy
 */
import { checkCopy, copyFiles } from './copy-files.js'
import type { Instruction } from './instruction.js'

export const copy: Instruction = {
  keyword: 'COPY',
  flags: ['from', 'chown', 'chmod', 'link', 'exclude'],
  buildKitFlags: ['parents'],
  check: checkCopy,
  apply(statement, scene) {
    const from = statement.flags.find(([name]) => name === 'from')?.[1]
    return copyFiles(
      statement,
      scene,
      from === undefined || from === ''
        ? { tree: scene.context, isContext: true }
        : { tree: scene.filesOf(from), isContext: false },
    )
  },
}
