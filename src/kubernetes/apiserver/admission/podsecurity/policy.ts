/**
 * The policy of a namespace: which level its labels ask for, and what a pod violates of it.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-admission/
 */
import type { PodSpec } from '../../../../types/kubernetes/core/v1.js'
import { invalid } from '../../../kinds/field-errors.js'
import type { FieldError } from '../../../kinds/kind.js'
import { BASELINE } from './baseline.js'
import type { Violation } from './check.js'
import { REPLACED, RESTRICTED } from './restricted.js'

const PREFIX = 'pod-security.kubernetes.io/'
const MODES = ['enforce', 'audit', 'warn'] as const
const LEVELS = ['privileged', 'baseline', 'restricted'] as const
const BAD_LEVEL = `must be one of ${LEVELS.join(', ')}`
const BAD_VERSION = 'must be "latest" or "v1.x"'

/** How much a pod may do. */
interface Level {
  readonly level: (typeof LEVELS)[number]
  /** `latest`, or `v1.30`. */
  readonly version: string
}

type Labels = Readonly<Record<string, string>> | undefined

const PRIVILEGED: Level = { level: 'privileged', version: 'latest' }

const isLevel = (text: string | undefined): text is Level['level'] =>
  (LEVELS as readonly (string | undefined)[]).includes(text)
const isVersion = (text: string): boolean => /^(latest|v1\.(0|[1-9]\d*))$/.test(text)

/** Whether one level is stricter than another. */
export const isStricter = (a: Level, b: Level): boolean =>
  LEVELS.indexOf(a.level) > LEVELS.indexOf(b.level)

function levelFrom(labels: Labels, mode: (typeof MODES)[number]): Level | undefined {
  const text = labels?.[PREFIX + mode]
  if (text === undefined) return undefined
  const version = labels?.[`${PREFIX}${mode}-version`] ?? 'latest'
  // What cannot be read is enforced as the strictest, and warned of as nothing.
  const level = isLevel(text) ? text : mode === 'enforce' ? 'restricted' : 'privileged'
  return { level, version: isVersion(version) ? version : 'latest' }
}

/** What is enforced in a namespace. */
export const enforcedBy = (labels: Labels): Level => levelFrom(labels, 'enforce') ?? PRIVILEGED

/** What is warned of in a namespace: what is enforced, unless its labels say something else. */
export const warnedBy = (labels: Labels): Level => levelFrom(labels, 'warn') ?? enforcedBy(labels)

/** `restricted:latest` */
export const levelText = ({ level, version }: Level): string => `${level}:${version}`

/** What is wrong with the labels of a namespace. */
export function labelErrors(labels: Labels): readonly FieldError[] {
  const wrong = (name: string, isFine: (text: string) => boolean, why: string) => {
    const text = labels?.[PREFIX + name]
    return text === undefined || isFine(text)
      ? []
      : [invalid(`metadata.labels[${PREFIX}${name}]`, text, why)]
  }
  return MODES.flatMap((mode) => [
    ...wrong(mode, isLevel, BAD_LEVEL),
    ...wrong(`${mode}-version`, isVersion, BAD_VERSION),
  ])
}

/** What a pod violates of a level. */
export function violationsOf(spec: PodSpec, { level }: Level): readonly Violation[] {
  if (level === 'privileged') return []
  const isRestricted = level === 'restricted'
  const checks = [
    ...Object.entries(BASELINE).filter(([id]) => !isRestricted || !REPLACED.includes(id)),
    ...(isRestricted ? Object.entries(RESTRICTED) : []),
  ]
  return checks.flatMap(([, check]) => check(spec) ?? [])
}

/** Violations in one line. */
export const violationsText = (violations: readonly Violation[]): string =>
  violations.map(({ reason, detail }) => `${reason} (${detail})`).join(', ')

/** Violations in few words. */
export const reasonsText = (violations: readonly Violation[]): string =>
  violations.map(({ reason }) => reason).join(', ')
