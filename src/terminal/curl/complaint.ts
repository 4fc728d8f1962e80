/**
 * What curl says of a wrong command line.
 *
 * @module
 */

/** What follows on every complaint. */
export const TRY_HELP = "curl: try 'curl --help' or 'curl --manual' for more information\n"

/** curl prints this and ends. */
export interface Ended {
  readonly exit: number
  readonly out?: string
  readonly err?: string
}

/** A complaint about an option. */
export const wrong = (option: string, reason: string, exit = 2): Ended => ({
  exit,
  err: `curl: option ${option}: ${reason}\n${TRY_HELP}`,
})
