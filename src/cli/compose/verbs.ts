/**
 * Everything that `docker compose` can do.
 *
 * @see https://docs.docker.com/reference/cli/docker/compose/
 */
import { attach } from './attach.js'
import { build } from './build.js'
import { commit } from './commit.js'
import { config } from './config.js'
import { cp } from './cp.js'
import { create } from './create.js'
import { down } from './down.js'
import { events } from './events.js'
import { exec } from './exec.js'
import { exportService } from './export.js'
import { images } from './images.js'
import { kill } from './kill.js'
import { logs } from './logs.js'
import { ls } from './ls.js'
import { pause } from './pause.js'
import { port } from './port.js'
import { ps } from './ps.js'
import { publish } from './publish.js'
import { pull } from './pull.js'
import { push } from './push.js'
import { restart } from './restart.js'
import { rm } from './rm.js'
import { run } from './run.js'
import { scale } from './scale.js'
import { start } from './start.js'
import { stats } from './stats.js'
import { stop } from './stop.js'
import { top } from './top.js'
import { unpause } from './unpause.js'
import { up } from './up.js'
import type { AnyComposeVerb } from './verb.js'
import { version } from './version.js'
import { volumes } from './volumes.js'
import { wait } from './wait.js'
import { watch } from './watch.js'

/** The verbs in the order of their names. */
export const composeVerbs: readonly AnyComposeVerb[] = [
  attach,
  build,
  commit,
  config,
  cp,
  create,
  down,
  events,
  exec,
  exportService,
  images,
  kill,
  logs,
  ls,
  pause,
  port,
  ps,
  publish,
  pull,
  push,
  restart,
  rm,
  run,
  scale,
  start,
  stats,
  stop,
  top,
  unpause,
  up,
  version,
  volumes,
  wait,
  watch,
] as readonly unknown[] as readonly AnyComposeVerb[]

/** Verbs that a lab knows by name only. */
export const NOT_SIMULATED: readonly string[] = ['alpha', 'bridge']
