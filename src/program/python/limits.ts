/**
 * What the work of a program is counted as.
 *
 * @module
 */

/** How many turns, such as simple statements, are a tick. */
export const TURNS_PER_TICK = 12
