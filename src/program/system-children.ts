/**
 * Children of a running process, and what it becomes itself.
 *
 * @module
 */
import type { Tx } from '../sim/step.js'
import { limitPopulation } from './population.js'
import { terminalOfChild } from './process-terminal.js'
import { type Process, keyOf, processes } from './process.js'
import type { SpawnOptions } from './program.js'
import { reap } from './reap.js'
import { executableOf, spawn } from './spawn.js'

/** A process becomes another program. @throws ExecError */
export function replaceProgram(
  tx: Tx,
  key: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
): void {
  const { state: _, ...row } = tx.get(processes, key) as Process
  const { root, cwd, user } = row
  const found = executableOf(tx, { root, argv, env, cwd, user })
  tx.put(processes, key, { ...row, ...found, env, trapped: [], pending: [] })
}

/** Starts a child of a process; its pid. @throws ExecError */
export function startChild(
  tx: Tx,
  key: string,
  row: Process,
  argv: readonly string[],
  options: SpawnOptions,
): number {
  limitPopulation(tx, row)
  const streams = {
    stdin: options.stdin ?? row.streams.stdin,
    stdout: options.stdout ?? row.streams.stdout,
    stderr: options.stderr ?? row.streams.stderr,
  }
  const child = spawn(tx, {
    machine: row.machine,
    pidNamespace: row.pidNamespace,
    ...(row.group === undefined ? {} : { group: row.group }),
    namespace: row.namespace,
    root: row.root,
    argv,
    env: options.env ?? row.env,
    cwd: options.cwd ?? row.cwd,
    user: row.user,
    streams,
    ...terminalOfChild(row, streams),
    parent: key,
    ...(row.opened === undefined ? {} : { opened: row.opened }),
    ...(row.line === undefined ? {} : { line: row.line }),
  })
  return (tx.get(processes, child) as Process).pid
}

/** The exit code of a child that has ended; it is then forgotten. */
export function reapChild(tx: Tx, key: string, pid: number): number | undefined {
  const child = tx.by(processes, 'byParent', key).find((one) => one.pid === pid)
  return child && reap(tx, keyOf(child))
}
