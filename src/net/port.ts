/**
 * Ports that are given to who asks for any.
 *
 * @see https://docs.kernel.org/networking/ip-sysctl.html (ip_local_port_range)
 */

/** The first and the last of them. */
export const EPHEMERAL = { low: 32_768, high: 60_999 } as const
