/**
 * Commands that run in a container after it has started or before it is stopped.
 *
 * @see https://docs.docker.com/compose/how-tos/lifecycle/
 */
import { ComposeError } from '../../compose/errors.js'
import type { Hook } from '../../compose/project.js'
import { execCreate, execInspect, execRemove, execStart, execs } from '../../docker/exec.js'
import type { Reader } from '../../sim/world.js'
import type { Wait } from '../verb.js'
import { environmentOf } from './container-body.js'
import type { ProjectContainer } from './containers.js'
import type { Scene } from './verb.js'

/** Runs a hook to its end. @throws ComposeError when it fails */
export function* runHook(
  { cli }: Scene,
  container: ProjectContainer,
  hook: Hook,
): Generator<Wait, void> {
  const { machine } = cli
  const { Id: id } = execCreate(cli.tx, machine, container.id, {
    Cmd: hook.command ?? [],
    User: hook.user ?? '',
    Privileged: hook.privileged ?? false,
    WorkingDir: hook.working_dir ?? '',
    Env: environmentOf(hook.environment),
  })
  execStart(cli.tx, machine, id)
  const isOver = (read: Reader): boolean =>
    read.get(execs, id) === undefined || !execInspect(read, machine, id).Running
  while (!isOver(cli.tx) && !cli.interrupted) yield { when: isOver }
  const code = cli.tx.get(execs, id) ? (execInspect(cli.tx, machine, id).ExitCode ?? 0) : 0
  if (cli.tx.get(execs, id)) execRemove(cli.tx, machine, id)
  if (code !== 0) throw new ComposeError(`${container.name} hook exited with status ${code}`)
}
