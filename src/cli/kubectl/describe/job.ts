/**
 * `kubectl describe job`.
 *
 * @module
 */
import type { Job, SuccessPolicyRule } from '../../../types/kubernetes/batch/v1.js'
import type { Event } from '../../../types/kubernetes/core/v1.js'
import { selectorText } from '../../../kubernetes/kinds/cells.js'
import type { Stored } from '../../../kubernetes/kinds/kind.js'
import type { VirtualTime } from '../../../sim/world.js'
import { shortDuration } from '../../../text/duration.js'
import { parseTime } from '../../../text/time.js'
import { describeTemplate } from './template.js'
import { Description, NONE, UNSET, controllerOf, eventLines, headLines, timeText } from './text.js'

/** So many indexes are shown, then three dots. */
const SHOWN_INDEXES = 50

/** Describes a job with what its pods have come to. */
export function describeJob(
  { metadata, spec, status }: Stored<Job>,
  events: readonly Stored<Event>[],
  now: VirtualTime,
): string {
  const to = new Description()
  const head = headLines(metadata)
  const at = head.indexOf('Labels:')
  to.add(head.slice(0, at))
  if (spec?.selector) to.field(0, 'Selector', selectorText(spec.selector))
  to.add(head.slice(at))
  const owner = controllerOf(metadata)
  if (owner) to.field(0, 'Controlled By', owner)
  if (spec?.parallelism !== undefined) to.field(0, 'Parallelism', spec.parallelism)
  to.field(0, 'Completions', spec?.completions ?? UNSET)
  if (spec?.completionMode) to.field(0, 'Completion Mode', spec.completionMode)
  if (spec?.suspend !== undefined) to.field(0, 'Suspend', spec.suspend)
  if (spec?.backoffLimit !== undefined) to.field(0, 'Backoff Limit', spec.backoffLimit)
  if (spec?.ttlSecondsAfterFinished !== undefined)
    to.field(0, 'TTL Seconds After Finished', spec.ttlSecondsAfterFinished)
  describeTimes(to, status)
  if (spec?.activeDeadlineSeconds !== undefined)
    to.field(0, 'Active Deadline Seconds', `${spec.activeDeadlineSeconds}s`)
  describePods(to, status)
  if (spec?.completionMode === 'Indexed') {
    to.field(0, 'Completed Indexes', indexList(status?.completedIndexes))
    if (spec.successPolicy) describeSuccessPolicy(to, spec.successPolicy.rules)
  }
  describeTemplate(to, spec?.template)
  return to.add(eventLines(events, now)).toString()
}

function describeTimes(to: Description, status: Job['status']): void {
  if (status?.startTime) to.field(0, 'Start Time', timeText(status.startTime))
  if (status?.completionTime) to.field(0, 'Completed At', timeText(status.completionTime))
  const [start, end] = [status?.startTime, status?.completionTime].map((time) =>
    time ? parseTime(time) : undefined,
  )
  if (start !== undefined && end !== undefined) to.field(0, 'Duration', shortDuration(end - start))
}

function describePods(to: Description, status: Job['status']): void {
  const { active = 0, ready, terminating = 0, succeeded = 0, failed = 0 } = status ?? {}
  const readyText = ready === undefined ? '' : ` (${ready} Ready)`
  const terminatingText = terminating > 0 ? ` (${terminating} Terminating)` : ''
  to.field(
    0,
    'Pods Statuses',
    `${active} Active${readyText}${terminatingText} / ${succeeded} Succeeded / ${failed} Failed`,
  )
}

function describeSuccessPolicy(to: Description, rules: readonly SuccessPolicyRule[]): void {
  to.line(0, 'Success Policy:').line(1, 'Rules:')
  for (const { succeededIndexes, succeededCount } of rules) {
    to.field(2, 'Succeeded Indexes', succeededIndexes ?? NONE)
    to.field(2, 'Succeeded Count', succeededCount ?? NONE)
  }
}

/** Completed indexes, as many as fit. */
function indexList(text: string | undefined): string {
  if (!text) return NONE
  if (text.length <= SHOWN_INDEXES) return text
  const cut = text.lastIndexOf(',', SHOWN_INDEXES)
  return `${text.slice(0, cut + 1)}...`
}
