/**
 * What is under way, as Compose shows it on standard error: a line for each step, or nothing at all.
 * At a terminal it is drawn over itself (`progress-tty.ts`).
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/#options
 */
import { goJson } from '../../text/json.js'
import type { Cli } from '../verb.js'

/** How far something is. */
type Stage = 'working' | 'done' | 'warning' | 'error'

/** A step of something: a container, a network, an image. */
export interface ProgressEvent {
  /** `Container web-1`. */
  readonly id: string
  /** `Creating`. */
  readonly text: string
  readonly stage: Stage
  /** What else there is to say. */
  readonly more?: string
  /** The thing that this one is a part of. */
  readonly parent?: string
  /** Bytes that have come, and how many there are. */
  readonly current?: number
  readonly total?: number
}

/** Where steps are shown. */
export interface Progress {
  event(event: ProgressEvent): void
  /** A line that is no step. */
  say(text: string): void
  /**
   * What is shown from here on begins anew, unless it is a part of something that was begun before;
   * `title` is what the head line says.
   */
  begin(title: string): void
  /** Nothing more comes of what was begun last. */
  end(): void
}

export const DRY = ' DRY-RUN MODE - '

/** A line for each step. */
export function plainProgress(cli: Cli, isDry: boolean): Progress {
  return {
    event: ({ id, text, more = '' }) =>
      cli.err(`${[isDry ? DRY : '', id, more, text].join(' ')}\n`),
    say: (text) => cli.err(`${text}\n`),
    begin: () => undefined,
    end: () => undefined,
  }
}

/** A JSON object for each step. */
export function jsonProgress(cli: Cli, isDry: boolean): Progress {
  return {
    event: ({ id, text, more, parent, stage }) =>
      cli.err(
        `${goJson({
          ...(isDry ? { 'dry-run': true } : {}),
          id,
          ...(parent === undefined ? {} : { parent_id: parent }),
          text,
          ...(more === undefined ? {} : { status: more }),
          ...(stage === 'error' ? { error: true } : {}),
        })}\n`,
      ),
    say: (text) => cli.err(`${goJson({ message: text })}\n`),
    begin: () => undefined,
    end: () => undefined,
  }
}

/** Nothing. */
export const quietProgress: Progress = {
  event: () => undefined,
  say: () => undefined,
  begin: () => undefined,
  end: () => undefined,
}
