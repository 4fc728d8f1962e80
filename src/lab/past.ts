/**
 * The past as somebody asks it: kubectl, docker and a terminal on a moment that is over. What they
 * do there is done in a copy that is thrown away, so the past stays as it was; a command that would
 * change something is refused.
 *
 * @module
 */
import type { VirtualTime, World } from '../sim/world.js'
import type { LineResult } from '../terminal/session.js'
import { facing } from './caller.js'
import type { ShellOptions } from './machine.js'
import type { Docker } from './tools/docker.js'
import type { Kubectl } from './tools/kubectl.js'

/** A moment of a lab with Docker, read-only. */
export interface DockerPast {
  readonly time: VirtualTime
  readonly state: World
  /** docker's verbs, as things were then. */
  readonly docker: Docker
  /** Runs a line in the workstation's terminal as it was. @throws HistoryError for one that changes something */
  sh(line: string, options?: ShellOptions): LineResult
}

/** A moment of a lab, read-only. */
export interface Past extends DockerPast {
  /** kubectl's verbs, as things were then. */
  readonly kubectl: Kubectl
}

/** What can copy itself and do something in the copy. */
interface Copied<Copy> {
  look<T>(work: (copy: Copy) => T): T
}

/** The verbs of a tool, each of which is called in a copy that is thrown away. */
export function lookingVerbs<Copy, Tool extends object>(
  lab: Copied<Copy>,
  toolOf: (copy: Copy) => Tool,
  names: readonly string[],
): Tool {
  const verbs = names.map((name) => {
    const face = (...given: readonly unknown[]): unknown =>
      facing(face, () =>
        lab.look((copy) => {
          const verb = (toolOf(copy) as Readonly<Record<string, (...given: unknown[]) => unknown>>)[
            name
          ]
          return verb?.(...given)
        }),
      )
    return [name, face] as const
  })
  return Object.freeze(Object.fromEntries(verbs)) as unknown as Tool
}

/** A moment of a lab, which is a copy of it that stands there. */
export const dockerPast = (then: DockerCopy): DockerPast => ({
  time: then.now,
  state: then.state,
  docker: lookingVerbs(then, ({ docker }) => docker, Object.keys(then.docker)),
  sh: (line, options) => then.sh(line, { ...options, record: false }),
})

interface DockerCopy extends Copied<{ readonly docker: Docker }> {
  readonly now: VirtualTime
  readonly state: World
  readonly docker: Docker
  sh(line: string, options?: ShellOptions): LineResult
}
