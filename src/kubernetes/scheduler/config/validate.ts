/**
 * What the scheduler refuses of a configuration that it can read.
 *
 * @see https://kubernetes.io/docs/reference/config-api/kube-scheduler-config.v1/
 */
import { UsageError } from '../../../sim/errors.js'
import type { KubeSchedulerConfiguration, PluginArgs } from './configuration.js'

const STRATEGIES = ['LeastAllocated', 'MostAllocated', 'RequestedToCapacityRatio']
const DEFAULTING = ['System', 'List']

const refuse = (path: string, why: string): never => {
  throw new UsageError(`${path}: ${why}`)
}
const outOfRange = (value: number, from: number, to: number): string =>
  `Invalid value: ${value}: not in valid range [${from}-${to}]`
const isWithin = (value: number, from: number, to: number): boolean =>
  Number.isInteger(value) && value >= from && value <= to
const unsupported = (value: string, known: readonly string[]): string =>
  `Unsupported value: ${JSON.stringify(value)}: supported values: ${known.map((one) => JSON.stringify(one)).join(', ')}`

/** @throws UsageError */
export function checkProfiles({
  profiles = [],
  percentageOfNodesToScore: share,
}: KubeSchedulerConfiguration): void {
  if (share !== undefined && !isWithin(share, 0, 100))
    refuse('percentageOfNodesToScore', outOfRange(share, 0, 100))
  const seen = new Set<string>()
  profiles.forEach(({ schedulerName, percentageOfNodesToScore: own, pluginConfig }, i) => {
    const at = `profiles[${i}]`
    const name = schedulerName ?? (profiles.length === 1 ? 'default-scheduler' : '')
    if (name === '') refuse(`${at}.schedulerName`, 'Required value')
    if (seen.has(name)) refuse(`${at}.schedulerName`, `Duplicate value: ${JSON.stringify(name)}`)
    seen.add(name)
    if (own !== undefined && !isWithin(own, 0, 100))
      refuse(`${at}.percentageOfNodesToScore`, outOfRange(own, 0, 100))
    const configured = new Set<string>()
    pluginConfig?.forEach((one, j) => {
      if (configured.has(one.name))
        refuse(`${at}.pluginConfig[${j}]`, `Duplicate value: ${JSON.stringify(one.name)}`)
      configured.add(one.name)
    })
  })
}

/** What is wrong with the arguments of a plugin. @throws UsageError */
export function checkArgs(plugin: string, args: PluginArgs, at: string): void {
  const { hardPodAffinityWeight: hard, defaultConstraints = [], defaultingType, resources } = args
  if (hard !== undefined && !isWithin(hard, 0, 100))
    refuse(`${at}.hardPodAffinityWeight`, outOfRange(hard, 0, 100))
  if (plugin === 'PodTopologySpread') {
    if (defaultingType !== undefined && !DEFAULTING.includes(defaultingType))
      refuse(`${at}.defaultingType`, unsupported(defaultingType, DEFAULTING))
    if ((defaultingType ?? 'System') === 'System' && defaultConstraints.length > 0)
      refuse(
        `${at}.defaultingType`,
        `Invalid value: "System": when .defaultConstraints are specified`,
      )
    defaultConstraints.forEach((one, i) => {
      if (one.labelSelector)
        refuse(
          `${at}.defaultConstraints[${i}].labelSelector`,
          'Forbidden: constraint must not define a selector, as they deduced for each pod',
        )
    })
  }
  checkWeights(resources, `${at}.resources`)
  const strategy = args.scoringStrategy
  if (!strategy) return
  const { type = 'LeastAllocated', requestedToCapacityRatio } = strategy
  if (!STRATEGIES.includes(type))
    refuse(`${at}.scoringStrategy.type`, unsupported(type, STRATEGIES))
  checkWeights(strategy.resources, `${at}.scoringStrategy.resources`)
  if (type === 'RequestedToCapacityRatio')
    checkCurve(
      requestedToCapacityRatio?.shape ?? [],
      `${at}.scoringStrategy.requestedToCapacityRatio.shape`,
    )
}

function checkWeights(resources: PluginArgs['resources'], at: string): void {
  resources?.forEach(({ name, weight = 1 }, i) => {
    if (!isWithin(weight, 1, 100))
      refuse(
        `${at}[${i}].weight`,
        `Invalid value: ${weight}: resource weight of ${name} not in valid range [1, 100]`,
      )
  })
}

function checkCurve(
  points: readonly { readonly utilization?: number; readonly score?: number }[],
  at: string,
): void {
  if (points.length === 0) refuse(at, 'Required value: at least one point must be specified')
  points.forEach(({ utilization = 0, score = 0 }, i) => {
    if (!isWithin(utilization, 0, 100))
      refuse(`${at}[${i}].utilization`, outOfRange(utilization, 0, 100))
    if (!isWithin(score, 0, 10)) refuse(`${at}[${i}].score`, outOfRange(score, 0, 10))
    if (i > 0 && utilization <= (points[i - 1]?.utilization ?? 0))
      refuse(
        `${at}[${i}].utilization`,
        `Invalid value: ${utilization}: utilization values must be sorted in increasing order`,
      )
  })
}
