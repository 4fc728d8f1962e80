/** ENV: sets environment variables. @see https://docs.docker.com/reference/dockerfile/#env */
import { type Instruction, atLeastOne, changed } from './instruction.js'
import { checkPairs, pairsOf, parsePairs } from './pairs.js'

export const env: Instruction = {
  keyword: 'ENV',
  parse: parsePairs,
  check(statement) {
    atLeastOne(statement)
    checkPairs(statement)
  },
  apply(statement, scene) {
    const { stage } = scene
    const pairs = pairsOf(statement, scene)
    let Env = stage.config.Env ?? []
    for (const [name, value] of pairs) Env = withVariable(Env, name, value)
    return changed(stage, `ENV ${pairs.map(([name, value]) => `${name}=${value}`).join(' ')}`, {
      Env,
    })
  },
}

/**
 * An environment in which a variable has a value: in its place if it was there, else at the end.
 */
function withVariable(
  environment: readonly string[],
  name: string,
  value: string,
): readonly string[] {
  const entry = `${name}=${value}`
  const at = environment.findIndex((other) => other.startsWith(`${name}=`))
  return at < 0 ? [...environment, entry] : environment.with(at, entry)
}
