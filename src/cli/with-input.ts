/**
 * A terminal whose standard input is a text.
 *
 * @module
 */
import type { Cli, Wait } from './verb.js'

/** What another tool is called with that reads a text which is at hand: a Dockerfile in a file. */
export const withInput = (cli: Cli, text: string): Cli =>
  Object.create(cli, {
    stdin: {
      value: {
        ...cli.stdin,
        *readAll(): Generator<Wait, string> {
          return text
        },
      },
    },
  })
