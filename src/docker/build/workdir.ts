/**
 * WORKDIR: where the next commands and the containers run; the directory is made if need be. @see
 * https://docs.docker.com/reference/dockerfile/#workdir
 */
import { directory } from '../../oci/entry.js'
import { BuildError } from './errors.js'
import { type Instruction, exactlyOne, fileStep, wholeText } from './instruction.js'
import { followLinks, joined, missingParents } from './tree.js'
import { noDirectory } from '../errors.js'

export const workdir: Instruction = {
  keyword: 'WORKDIR',
  check: exactlyOne,
  apply(statement, scene) {
    const { stage, root, now } = scene
    const given = wholeText(statement, scene)
    if (given === '') throw new BuildError('cannot normalize nothing')
    const path = joined(stage.config.WorkingDir || '/', given)
    const real = followLinks(root, path)
    const there = root.get(real)
    if (there && there.type !== 'directory') throw new BuildError(noDirectory(path).message)
    const entries = there
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
