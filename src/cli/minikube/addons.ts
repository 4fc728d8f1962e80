/**
 * `minikube addons`: lists, enables and disables what minikube can add to a cluster.
 *
 * @see https://minikube.sigs.k8s.io/docs/commands/addons/
 */
import { ADDONS, isOfficial } from '../../machine/node/addons/catalogue.js'
import {
  addonImages,
  disableAddon,
  enableAddon,
  enabledAddons,
  isAddon,
  isSimulated,
} from '../../machine/node/addons/index.js'
import { type MinikubeProfile, profiles } from '../../machine/node/profile.js'
import { deployment } from '../../kubernetes/kinds/deployment.js'
import type { Reader } from '../../sim/world.js'
import { type Cli, CommandError, type Wait, defineVerb } from '../verb.js'
import { addonProblem, usageError } from './failure.js'
import { PROFILE_FLAGS, runningProfile } from './profile.js'
import { pass } from './start.js'
import { box } from './table.js'

const APPLYING = 1_500
/** How long enabling an add-on waits for its pods. */
const LONGEST_WAIT = 360_000
/** Add-ons that are verified: their Deployments must be available. */
const VERIFIED: Readonly<Record<string, string>> = {
  ingress: 'ingress-nginx/ingress-nginx-controller',
  registry: 'kube-system/registry',
}

const TIPS: Readonly<Record<string, string>> = {
  dashboard:
    '💡  Some dashboard features require the metrics-server addon. To enable all features please run:\n\n\tminikube addons enable metrics-server\n\n\n',
}

const ACTIONS = ['list', 'enable', 'disable', 'images'] as const
type Action = (typeof ACTIONS)[number]

export const addons = defineVerb({
  name: 'addons',
  usage: 'addons SUBCOMMAND [flags]',
  short: 'Enable or disable a minikube addon',
  flags: {
    ...PROFILE_FLAGS,
    output: {
      type: 'string',
      short: 'o',
      default: 'list',
      usage: 'minikube addons list --output OUTPUT. json, list',
    },
    docs: {
      type: 'boolean',
      short: 'd',
      usage: "If true, print web links to addons' documentation if using --output=list (default).",
    },
    force: {
      type: 'boolean',
      usage: 'If true, will perform potentially dangerous operations. Use with discretion.',
    },
    refresh: {
      type: 'boolean',
      usage: 'If true, pods might get deleted and restarted on addon enable',
    },
  },
  *run(cli, args, flags) {
    const [action, ...names] = args
    if (!isAction(action)) throw usageError(`Usage: minikube addons [${ACTIONS.join('|')}]`)
    if (action === 'list') {
      if (names.length > 0) throw usageError('usage: minikube addons list')
      list(cli, cli.tx.get(profiles, flags.profile), flags)
      return { value: [] }
    }
    const [name] = names
    if (name === undefined || names.length > 1)
      throw usageError(`usage: minikube addons ${action} ADDON_NAME`)
    if (action === 'images') showImages(cli, name)
    else yield* DO[action](cli, runningProfile(cli.tx, flags.profile), name)
    return { value: [name] }
  },
})

const isAction = (word: string | undefined): word is Action => ACTIONS.includes(word as Action)

type Doing = (cli: Cli, profile: MinikubeProfile, name: string) => Generator<Wait, void>

const DO: Readonly<Record<'enable' | 'disable', Doing>> = {
  *enable(cli, profile, name) {
    const isKnown = isAddon(name)
    if (isKnown) cli.out(about(name))
    if (!isSimulated(name))
      throw new CommandError(
        `\n❌  Exiting due to MK_ADDON_ENABLE: enable failed: ${addonProblem(name, isKnown)}\n`,
        10,
      )
    for (const image of addonImages(name)) cli.out(`    ▪ Using image ${image}\n`)
    yield* pass(cli, APPLYING)
    enableAddon(cli.tx, profile, name)
    yield* verify(cli, name)
    cli.out(`${TIPS[name] ?? ''}🌟  The '${name}' addon is enabled\n`)
  },
  *disable(cli, profile, name) {
    if (!isAddon(name))
      throw new CommandError(
        `\n❌  Exiting due to SVC_ADDON_UNSUPPORTED: "'${name}' is not a valid minikube addon\n`,
        116,
      )
    if (enabledAddons(profile).includes(name)) {
      yield* pass(cli, APPLYING)
      disableAddon(cli.tx, profile, name)
    }
    cli.out(`🌑  "The '${name}' addon is disabled\n`)
  },
}

/** Who looks after an add-on. */
function about(name: string): string {
  const { maintainer = '', contact } = ADDONS[name] ?? {}
  if (isOfficial(name))
    return `💡  ${name} is an addon maintained by ${maintainer}. For any concerns contact minikube on GitHub.\nYou can view the list of minikube maintainers at: https://github.com/kubernetes/minikube/blob/master/OWNERS\n`
  return `❗  ${name} is a 3rd party addon and is not maintained or verified by minikube maintainers, enable at your own risk.\n${
    contact
      ? `💡  ${name} is maintained by ${maintainer} for any concerns contact ${contact} on GitHub.\n`
      : `❗  ${name} does not currently have an associated maintainer.\n`
  }`
}

/** Waits until the add-on's Deployment is available. @throws CommandError if it does not come */
function* verify(cli: Cli, name: string): Generator<Wait, void> {
  const key = VERIFIED[name]
  if (key === undefined) return
  cli.out(`🔎  Verifying ${name} addon...\n`)
  const ready = (read: Reader): boolean =>
    (read.get(deployment.table, key)?.status?.availableReplicas ?? 0) > 0
  if (!ready(cli.tx)) yield { when: ready, until: cli.tx.now + LONGEST_WAIT }
  if (!ready(cli.tx))
    throw new CommandError(
      `\n❌  Exiting due to MK_ADDON_ENABLE: enable failed: run callbacks: running callbacks: [verifying ${name} addon pods : timed out waiting for the condition: context deadline exceeded]\n`,
      10,
    )
}

function showImages(cli: Cli, name: string): void {
  if (!isAddon(name)) throw usageError(`"${name}" is not a valid minikube addon`)
  const images = addonImages(name)
  if (images.length === 0) cli.out(`❗  ${name} doesn't have images.\n`)
  else
    cli.out(
      `▪  ${name} has the following images:\n${images.map((one) => `    ▪ ${one}\n`).join('')}`,
    )
}

function list(
  cli: Cli,
  profile: MinikubeProfile | undefined,
  { output, docs }: { readonly output: string; readonly docs: boolean },
): void {
  const enabled = profile ? enabledAddons(profile) : []
  const status = (name: string): string => (enabled.includes(name) ? 'enabled' : 'disabled')
  const names = Object.keys(ADDONS).sort()
  if (output.toLowerCase() === 'json') {
    const all = names.map((name) => [
      name,
      profile ? { Profile: profile.name, Status: status(name) } : {},
    ])
    cli.out(JSON.stringify(Object.fromEntries(all)))
    return
  }
  if (output.toLowerCase() !== 'list')
    throw usageError(`invalid output format: ${output}. Valid values: 'list', 'json'`)
  const header = ['ADDON NAME', ...(profile ? ['PROFILE', 'STATUS'] : []), 'MAINTAINER']
  const rows = names.map((name) => [
    name,
    ...(profile ? [profile.name, `${status(name)}${enabled.includes(name) ? ' ✅' : ''}`] : []),
    ADDONS[name]?.maintainer ?? '',
    ...(docs ? [ADDONS[name]?.docs ?? 'n/a'] : []),
  ])
  cli.out(box(docs ? [...header, 'DOCS'] : header, rows))
}
