/**
 * The versions that the simulated daemon reports.
 *
 * @module
 */

/** The engine's version. */
export const ENGINE_VERSION = '28.5.2'
