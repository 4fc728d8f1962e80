/**
 * The add-ons that `minikube start --addons` asks for.
 *
 * @see https://minikube.sigs.k8s.io/docs/commands/start/
 */
import {
  addonImages,
  enableAddon,
  enabledAddons,
  isAddon,
  isSimulated,
} from '../../machine/node/addons/index.js'
import { profiles } from '../../machine/node/profile.js'
import { addonProblem } from './failure.js'
import { type Cli, CommandError, type Wait } from '../verb.js'

const APPLYING = 1_500

/** Enables them one after the other, and tells which the cluster has. */
export function* enableAddons(
  cli: Cli,
  name: string,
  asked: readonly string[],
): Generator<Wait, void> {
  if (asked.length === 0) return
  for (const addon of asked.flatMap((one) => one.split(','))) {
    const profile = cli.tx.get(profiles, name)
    if (!profile) return
    if (!isAddon(addon) || !isSimulated(addon))
      throw new CommandError(
        `❗  Enabling '${addon}' returned an error: ${addonProblem(addon, isAddon(addon))}`,
        80,
      )
    for (const image of addonImages(addon)) cli.out(`    ▪ Using image ${image}\n`)
    yield { until: cli.tx.now + APPLYING }
    enableAddon(cli.tx, profile, addon)
  }
  const profile = cli.tx.get(profiles, name)
  if (profile) cli.out(`🌟  Enabled addons: ${enabledAddons(profile).join(', ')}\n`)
}
