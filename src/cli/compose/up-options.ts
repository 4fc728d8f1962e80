/**
 * What flags of `up` and `create` cannot be together, and how many containers they ask for.
 *
 * @module
 */
import { ComposeError } from '../../compose/errors.js'
import type { Project } from '../../compose/resources.js'
import { numError } from '../../text/strconv.js'

/** `--scale web=3`: containers by service. @throws ComposeError */
export function scalesOf(
  project: Project,
  specs: readonly string[],
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    specs.map((spec): [string, number] => {
      const parts = spec.split('=')
      const [name = '', count = ''] = parts
      if (parts.length !== 2)
        throw new ComposeError(
          `invalid --scale option ${JSON.stringify(spec)}. Should be SERVICE=NUM`,
        )
      if (!/^[-+]?\d+$/.test(count)) throw new ComposeError(numError('Atoi', count, 'syntax'))
      if (!Object.hasOwn(project.services, name)) throw new ComposeError(`no such service: ${name}`)
      return [name, Number(count)]
    }),
  )
}

/** Flags that contradict each other. @throws ComposeError */
export function checkCreating(flags: {
  readonly build: boolean
  readonly noBuild: boolean
  readonly forceRecreate: boolean
  readonly noRecreate: boolean
  readonly pull: string
}): void {
  if (flags.build && flags.noBuild)
    throw new ComposeError('--build and --no-build are incompatible')
  if (flags.forceRecreate && flags.noRecreate)
    throw new ComposeError('--force-recreate and --no-recreate are incompatible')
  if (!['policy', 'always', 'missing', 'never', 'build', 'if_not_present'].includes(flags.pull))
    throw new ComposeError(`invalid --pull option ${JSON.stringify(flags.pull)}`)
}

const DETACHED =
  '--detach cannot be combined with --abort-on-container-exit, --abort-on-container-failure, --attach, --attach-dependencies or --watch'

/** @throws ComposeError */
export function checkUp(flags: {
  readonly detach: boolean
  readonly wait: boolean
  readonly watch: boolean
  readonly abortOnContainerExit: boolean
  readonly abortOnContainerFailure: boolean
  readonly attachDependencies: boolean
  readonly attach: readonly string[]
  readonly alwaysRecreateDeps: boolean
  readonly noRecreate: boolean
}): void {
  const attached =
    flags.abortOnContainerExit ||
    flags.abortOnContainerFailure ||
    flags.attachDependencies ||
    flags.attach.length > 0 ||
    flags.watch
  if (flags.detach && attached) throw new ComposeError(DETACHED)
  if (flags.wait && (attached || flags.detach) && !flags.detach)
    throw new ComposeError(DETACHED.replace('--detach', '--wait'))
  if (flags.abortOnContainerExit && flags.abortOnContainerFailure)
    throw new ComposeError(
      '--abort-on-container-failure cannot be combined with --abort-on-container-exit',
    )
  if (flags.attach.length > 0 && flags.attachDependencies)
    throw new ComposeError('cannot combine --attach and --attach-dependencies')
  if (flags.noRecreate && flags.alwaysRecreateDeps)
    throw new ComposeError('--always-recreate-deps and --no-recreate are incompatible')
}
