/**
 * Times as Go prints them.
 *
 * @module
 */
import { rfc3339 } from '../../text/time.js'

/** `2026-11-23 07:25:33 +0000 UTC` */
export const goTime = (ms: number): string =>
  `${rfc3339(ms).replace('T', ' ').replace('Z', '')} +0000 UTC`
