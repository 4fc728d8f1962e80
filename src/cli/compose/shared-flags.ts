/**
 * What flags that several verbs have say of themselves.
 *
 * @module
 */
export const USAGES = {
  index: 'index of the container if service has multiple replicas',
  Index: 'Index of the container if service has multiple replicas',
  digests: 'Pin image tags to digests',
  build: 'Build images before starting containers',
  forceRecreate: "Recreate containers even if their configuration and image haven't changed",
  noBuild: "Don't build an image, even if it's policy",
  noRecreate:
    "If containers already exist, don't recreate them. Incompatible with --force-recreate.",
  quietPull: 'Pull without printing progress information',
  removeOrphans: 'Remove containers for services not defined in the Compose file',
  scale:
    'Scale SERVICE to NUM instances. Overrides the scale setting in the Compose file if present.',
  yes: 'Assume "yes" as answer to all prompts and run non-interactively',
  timeout: 'Specify a shutdown timeout in seconds',
  tableOrJson: 'Format the output. Values: [table | json]',
  noLogPrefix: "Don't print prefix in logs",
  pull: 'Pull image before running ("always"|"missing"|"never")',
} as const

/** A format that there is not. */
export const unknownFormat = (format: string): string =>
  `format value ${JSON.stringify(format)} could not be parsed: parsing failed`

/** Something is on a network, or has a volume or an image, that was to be removed. */
export const STILL_IN_USE = 'Resource is still in use'
