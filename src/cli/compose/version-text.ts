/** The version of Compose that the simulated one behaves as. */
export const COMPOSE_VERSION = '2.40.3'
