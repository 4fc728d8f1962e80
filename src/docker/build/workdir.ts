/**
 * WORKDIR: where the next commands and the containers run; the directory is made if need be. @see
 * https://docs.docker.com/reference/dockerfile/#workdir
 */
import { directory } from '../../oci/entry.js'
import { type Instruction, StatementError, expanded, fileStep } from './instruction.js'
import { followLinks, joined, missingParents } from './tree.js'

export const workdir: Instruction = {
  keyword: 'WORKDIR',
  check({ text }) {
    if (text === '') throw new StatementError('WORKDIR requires exactly one argument')
  },
  apply(statement, scene) {
    const { stage, root, now } = scene
    const path = joined(stage.config.WorkingDir || '/', expanded(statement, scene).join(' '))
    const real = followLinks(root, path)
    const entries = root.get(real)
      ? {}
      : { ...missingParents(root, real, now), [real]: directory({ mtime: now }) }
    return {
      kind: 'files',
      instruction: fileStep(stage, `WORKDIR ${path}`),
      entries,
      stage: { config: { ...stage.config, WorkingDir: path } },
      container: true,
    }
  },
}
