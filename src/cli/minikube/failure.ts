/**
 * What minikube says when it cannot go on.
 *
 * @see https://minikube.sigs.k8s.io/docs/contrib/errorcodes/
 */
import { CommandError } from '../verb.js'

/** The words make no sense. */
export const usageError = (text: string): CommandError =>
  new CommandError(`\n❌  Exiting due to MK_USAGE: ${text}\n`, 14)

/** A path of the workstation that is not there. */
export const missingPath = (path: string, purpose: string): CommandError =>
  new CommandError(
    `\n❌  Exiting due to HOST_PATH_MISSING: Cannot find directory ${path} for ${purpose}\n`,
    33,
  )

/** Why an add-on cannot be enabled: there is none of that name, or it does nothing here. */
export const addonProblem = (name: string, isKnown: boolean): string =>
  isKnown ? `kubarium does not simulate the addon "${name}"` : `${name} is not a valid addon`
