/**
 * All functions that expressions have in Kubernetes, but for those that ask the API server.
 *
 * @see https://kubernetes.io/docs/reference/using-api/cel/#cel-options-language-features-and-libraries
 */
import { type Functions, functionsOf } from '../functions.js'
import { addresses } from './addresses.js'
import { lists } from './lists.js'
import { operators } from './operators.js'
import { quantities } from './quantities.js'
import { standardFunctions } from './standard.js'
import { optionals, strings } from './strings.js'

/** Made when the first expression is compiled. */
let made: Functions | undefined

/** The functions of expressions in Kubernetes. */
export function kubernetesFunctions(): Functions {
  made ??= functionsOf(
    operators,
    standardFunctions,
    strings,
    optionals,
    lists,
    quantities,
    addresses,
  )
  return made
}
