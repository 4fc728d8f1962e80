/**
 * `docker buildx build`, and `docker build` with `DOCKER_BUILDKIT=1`: builds with BuildKit.
 *
 * @see https://docs.docker.com/reference/cli/docker/buildx/build/
 */
import { type Solve, startSolve } from '../../docker/buildkit/solve.js'
import { type Cli, CommandError, type VerbResult, type Wait, defineVerb } from '../verb.js'
import { BUILD_FLAGS } from './buildx/build-flags.js'
import { BUILDER_LINE } from './buildx/builder.js'
import { type BuildRequest, requestOf } from './buildx/build-request.js'
import { answerText } from './buildx/call-answers.js'
import { checkModes, displayOf } from './buildx/display-modes.js'
import { followSolve } from './buildx/follow.js'
import { writeResult } from './buildx/results.js'
import { INTERRUPTED, problemOf, warningText } from './buildx/solve-report.js'
import type { Display } from './buildx/display.js'

export const build = defineVerb({
  name: 'build',
  usage: 'build [OPTIONS] PATH | URL | -',
  short: 'Start a build',
  flags: BUILD_FLAGS,
  *run(cli, [path = ''], flags) {
    const mode = checkModes(cli, flags)
    const request = yield* requestOf(cli, path, flags)
    if (mode === 'plain') cli.err(BUILDER_LINE)
    const display = displayOf(mode) as Display<unknown>
    const row = yield* solved(cli, request, display)
    return resultOf(cli, request, row, mode === 'quiet')
  },
})

/** Starts a solve and follows it. */
function* solved(
  cli: Cli,
  request: BuildRequest,
  display: Display<unknown>,
): Generator<Wait, Solve> {
  const id = startSolve(cli.tx, cli.machine, request.options)
  return yield* followSolve(cli, id, display)
}

/** What comes of a solve: the image's id and names, and files; or what went wrong. */
function resultOf(
  cli: Cli,
  request: BuildRequest,
  row: Solve,
  isQuiet: boolean,
): VerbResult<{ readonly id: string; readonly tags: readonly string[] }> {
  const nothing = { value: { id: '', tags: [] } }
  if (row.state === 'cancelled') throw new CommandError(INTERRUPTED, 1)
  if (!isQuiet && row.answer === undefined) cli.err(warningText(row, request.isDebug))
  if (row.error) throw new CommandError(problemOf(row), 1)
  if (row.answer) {
    const { text, exitCode } = answerText(row.answer, request, row)
    cli.out(text)
    return { ...nothing, exitCode }
  }
  writeResult(cli, request, row)
  if (isQuiet && row.image !== undefined) cli.out(`${row.image}\n`)
  return { value: { id: row.image ?? '', tags: request.names } }
}
