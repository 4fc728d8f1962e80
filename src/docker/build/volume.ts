/**
 * VOLUME: paths whose contents live outside of the container. @see
 * https://docs.docker.com/reference/dockerfile/#volume
 */
import { BuildError, StatementError } from './errors.js'
import { type Instruction, atLeastOne, changed, expanded } from './instruction.js'

const NO_PATH = 'VOLUME specified can not be an empty string'

export const volume: Instruction = {
  keyword: 'VOLUME',
  check(statement) {
    atLeastOne(statement)
    if (statement.words.some((word) => word.trim() === '')) throw new StatementError(NO_PATH)
  },
  apply(statement, scene) {
    const paths = expanded(statement, scene).map((path) => path.trim())
    if (paths.includes('')) throw new BuildError(NO_PATH)
    return changed(scene.stage, `VOLUME [${paths.join(' ')}]`, {
      Volumes: {
        ...scene.stage.config.Volumes,
        ...Object.fromEntries(paths.map((path) => [path, {}])),
      },
    })
  },
}
