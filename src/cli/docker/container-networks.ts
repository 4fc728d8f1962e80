/**
 * Which networks `docker create` and `docker run` connect a container to, and by which names.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/run/#network
 */
import type { ContainerFlags } from './container-flags.js'

/** The first network is the one that the container starts in. */
export const networkOf = (networks: readonly string[]): string =>
  nameOfNetwork(networks[0] ?? 'default')

/** `--network net1`, or `--network name=net1,alias=web`. */
const nameOfNetwork = (text: string): string => /(?:^|,)name=([^,]+)/.exec(text)?.[1] ?? text

/** The endpoint in each network, by the network's name. */
export function endpointsOf(
  flags: ContainerFlags,
): Readonly<
  Record<
    string,
    { readonly Aliases?: readonly string[]; readonly IPAMConfig?: { readonly IPv4Address: string } }
  >
> {
  const asked = [...flags.network, ...flags.net]
  return Object.fromEntries(
    (asked.length === 0 && flags.ip ? ['default'] : asked).map((text, i) => {
      const aliases = [...text.matchAll(/(?:^|,)alias=([^,]+)/g)]
        .map(([, alias = '']) => alias)
        .concat(i === 0 ? [...flags.networkAlias, ...flags.netAlias] : [])
      const address = i === 0 ? flags.ip : undefined
      return [
        nameOfNetwork(text),
        {
          ...(aliases.length > 0 ? { Aliases: aliases } : {}),
          ...(address ? { IPAMConfig: { IPv4Address: address } } : {}),
        },
      ]
    }),
  )
}
