/**
 * Network rules: what happens to a packet on its way.
 *
 * @module
 */
import type { Rule } from '../net/rules.js'

/**
 * A network rule. Put it into the `rules` of a plugin. It is asked about every packet that opens a
 * connection, wherever the packet is on its way; undefined when it has nothing to say. The rules of
 * plugins are asked before those of Docker and Kubernetes, and the first that speaks wins.
 *
 * @example
 * const firewall = rule(({ port }) => (port === 6379 ? { do: 'drop', by: 'firewall' } : undefined))
 */
export const rule = (decide: Rule): Rule => decide
