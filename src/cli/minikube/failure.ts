/**
 * What minikube says when it cannot go on.
 *
 * @see https://minikube.sigs.k8s.io/docs/contrib/errorcodes/
 */
import { CommandError } from '../verb.js'

/** The words make no sense. */
export const usageError = (text: string): CommandError =>
  new CommandError(`\n❌  Exiting due to MK_USAGE: ${text}\n`, 14)
