/**
 * When a container is probed first.
 *
 * @module
 */
import type { Probe } from '../../types/kubernetes/core/v1.js'

/** How long after the start of a container its probes tick first, in milliseconds. */
const FIRST_TICK: Readonly<Record<string, number>> = { Startup: 100, Liveness: 1_000, Readiness: 0 }

/**
 * How long after the start a container is first probed: at the first tick after its delay. Whether it
 * is ready is asked at once.
 */
export function firstAfter(
  { initialDelaySeconds = 0, periodSeconds = 10 }: Probe,
  title: string,
): number {
  const delay = initialDelaySeconds * 1000
  const tick = FIRST_TICK[title] ?? 0
  if (tick === 0) return delay
  const ticks = Math.ceil(Math.max(0, delay - tick) / (periodSeconds * 1000))
  return tick + ticks * periodSeconds * 1000
}
