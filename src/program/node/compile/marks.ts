/**
 * Marks by which the frames of scripts are told from those of the simulation.
 *
 * @module
 */

/** The function that a module is. */
export const MODULE_FUNCTION = 'ªM'

/** Scripts are marked with this while they run, which tells their frames from the simulation's. */
export const SCRIPT_PREFIX = '/script:'
