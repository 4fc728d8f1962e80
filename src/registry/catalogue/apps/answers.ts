/**
 * What several descriptions of servers share.
 *
 * @module
 */
import type { Route } from '../../../oci/service.js'

const JSON_TYPE = 'application/json'
/** An answer in JSON. */
export const json = (body: string, status = 200): Route => ({ status, type: JSON_TYPE, body })
/** A page with a title. */
export const page = (title: string, body = ''): string =>
  `<!DOCTYPE html>\n<html>\n<head><title>${title}</title></head>\n<body>\n<h1>${title}</h1>\n${body}\n</body>\n</html>\n`

/** What any server written in Go says of itself. */
export const METRICS =
  '# HELP go_goroutines Number of goroutines that currently exist.\n# TYPE go_goroutines gauge\ngo_goroutines 31\n# HELP process_start_time_seconds Start time of the process since unix epoch in seconds.\n# TYPE process_start_time_seconds gauge\nprocess_start_time_seconds 1.7672256e+09\n'

/** What Apache says at its start when its configuration has no name. */
export const NAMELESS =
  "AH00558: apache2: Could not reliably determine the server's fully qualified domain name, using {ip}. Set the 'ServerName' directive globally to suppress this message"
