/**
 * Every instruction that a Dockerfile may have.
 *
 * @module
 */
import { add } from './add.js'
import { arg } from './arg.js'
import { cmd } from './cmd.js'
import { copy } from './copy.js'
import { entrypoint } from './entrypoint.js'
import { env } from './env.js'
import { expose } from './expose.js'
import { from } from './from.js'
import { healthcheck } from './healthcheck.js'
import type { Instruction } from './instruction.js'
import { label } from './label.js'
import { maintainer } from './maintainer.js'
import { onbuild } from './onbuild.js'
import { run } from './run.js'
import { shell } from './shell.js'
import { stopsignal } from './stopsignal.js'
import { user } from './user.js'
import { volume } from './volume.js'
import { workdir } from './workdir.js'

const list: readonly Instruction[] = [
  add,
  arg,
  cmd,
  copy,
  entrypoint,
  env,
  expose,
  healthcheck,
  label,
  maintainer,
  onbuild,
  run,
  shell,
  stopsignal,
  user,
  volume,
  workdir,
]

/**
 * What each instruction does; FROM is not among them, because it begins a stage instead of changing
 * one.
 */
export const instructions: ReadonlyMap<string, Instruction> = new Map(
  list.map((instruction) => [instruction.keyword, instruction]),
)

type Form = Pick<Instruction, 'keyword' | 'flags' | 'buildKitFlags' | 'parse' | 'check'>

/** What is known of each instruction's form. */
export const forms: ReadonlyMap<string, Form> = new Map<string, Form>([
  ...instructions,
  [from.keyword, from],
])
