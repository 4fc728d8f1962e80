/**
 * Streams of JSON: what pulls, pushes and builds say, a line at a time.
 *
 * @see https://docs.docker.com/reference/api/engine/#tag/Image/operation/ImageCreate
 */
import { goJson } from '../../text/json.js'

/** A line of a stream of JSON. */
export const jsonLine = (value: object): string => `${goJson(value)}\r\n`

/** The end of a stream that failed. */
export const errorLine = (message: string, code?: number): string =>
  jsonLine({
    errorDetail: { ...(code === undefined ? {} : { code }), message },
    error: message,
  })
