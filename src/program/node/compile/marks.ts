/**
 * Marks by which the frames of scripts are distinguished from the simulation's.
 *
 * @module
 */

/** The function that a module is. */
export const MODULE_FUNCTION = 'ªM'

/** The mark of scripts that run: their frames are not the simulation's. */
export const SCRIPT_PREFIX = '/script:'
