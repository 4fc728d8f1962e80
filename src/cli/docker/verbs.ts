/**
 * Everything that the docker command can do: its verbs by name. A group's verbs (`container ls`)
 * have its name before their own; many are the same verbs as those outside.
 *
 * @see https://docs.docker.com/reference/cli/docker/
 */
import type { AnyVerb } from '../verb.js'
import { attach } from './attach.js'
import { build } from './build.js'
import { builderPrune } from './builder-prune.js'
import { commit } from './commit.js'
import { containerInspect } from './container-inspect.js'
import { containerPrune } from './container-prune.js'
import { CONTEXT_VERBS } from './context/index.js'
import { cp } from './cp.js'
import { create } from './create.js'
import { diff } from './diff.js'
import { events } from './events.js'
import { exec } from './exec.js'
import { exportVerb } from './export.js'
import { history } from './history.js'
import { imageInspect } from './image-inspect.js'
import { imagePrune } from './image-prune.js'
import { images } from './images.js'
import { importVerb } from './import.js'
import { info } from './info.js'
import { inspect } from './inspect.js'
import { kill } from './kill.js'
import { load } from './load.js'
import { login } from './login.js'
import { logout } from './logout.js'
import { logs } from './logs.js'
import { networkConnect } from './network-connect.js'
import { networkCreate } from './network-create.js'
import { networkDisconnect } from './network-disconnect.js'
import { networkInspect } from './network-inspect.js'
import { networkLs } from './network-ls.js'
import { networkPrune } from './network-prune.js'
import { networkRm } from './network-rm.js'
import { pause } from './pause.js'
import { port } from './port.js'
import { ps } from './ps.js'
import { pull } from './pull.js'
import { push } from './push.js'
import { rename } from './rename.js'
import { restart } from './restart.js'
import { rm } from './rm.js'
import { rmi } from './rmi.js'
import { run } from './run.js'
import { save } from './save.js'
import { search } from './search.js'
import { start } from './start.js'
import { stats } from './stats.js'
import { stop } from './stop.js'
import { systemDf } from './system-df.js'
import { systemPrune } from './system-prune.js'
import { tag } from './tag.js'
import { top } from './top.js'
import { unpause } from './unpause.js'
import { telling } from '../unsimulated-flags.js'
import { update } from './update.js'
import { version } from './version.js'
import { volumeCreate } from './volume-create.js'
import { volumeInspect } from './volume-inspect.js'
import { volumeLs } from './volume-ls.js'
import { volumePrune } from './volume-prune.js'
import { volumeRm } from './volume-rm.js'
import { wait } from './wait.js'

const VERBS = {
  attach,
  build,
  'builder build': build,
  'builder prune': builderPrune,
  commit,
  ...CONTEXT_VERBS,
  'container attach': attach,
  'container commit': commit,
  'container cp': cp,
  'container create': create,
  'container diff': diff,
  'container exec': exec,
  'container export': exportVerb,
  'container inspect': containerInspect,
  'container kill': kill,
  'container logs': logs,
  'container ls': ps,
  'container pause': pause,
  'container port': port,
  'container prune': containerPrune,
  'container rename': rename,
  'container restart': restart,
  'container rm': rm,
  'container run': run,
  'container start': start,
  'container stats': stats,
  'container stop': stop,
  'container top': top,
  'container unpause': unpause,
  'container update': update,
  'container wait': wait,
  cp,
  create,
  diff,
  events,
  exec,
  export: exportVerb,
  history,
  'image build': build,
  'image history': history,
  'image import': importVerb,
  'image inspect': imageInspect,
  'image load': load,
  'image ls': images,
  'image prune': imagePrune,
  'image pull': pull,
  'image push': push,
  'image rm': rmi,
  'image save': save,
  'image tag': tag,
  images,
  import: importVerb,
  info,
  inspect,
  kill,
  load,
  login,
  logout,
  logs,
  'network connect': networkConnect,
  'network create': networkCreate,
  'network disconnect': networkDisconnect,
  'network inspect': networkInspect,
  'network ls': networkLs,
  'network prune': networkPrune,
  'network rm': networkRm,
  pause,
  port,
  ps,
  pull,
  push,
  rename,
  restart,
  rm,
  rmi,
  run,
  save,
  search,
  start,
  stats,
  stop,
  'system df': systemDf,
  'system events': events,
  'system info': info,
  'system prune': systemPrune,
  tag,
  top,
  unpause,
  update,
  version,
  'volume create': volumeCreate,
  'volume inspect': volumeInspect,
  'volume ls': volumeLs,
  'volume prune': volumePrune,
  'volume rm': volumeRm,
  wait,
} as const satisfies Readonly<Record<string, AnyVerb>>

/** The verbs by name. */
export const dockerVerbs = Object.fromEntries(
  Object.entries(VERBS).map(([name, verb]) => [name, telling('docker', verb as AnyVerb)]),
) as unknown as typeof VERBS

/** What groups are for, as help says it. */
export const GROUPS: Readonly<Record<string, string>> = {
  builder: 'Manage builds',
  container: 'Manage containers',
  context: 'Manage contexts',
  image: 'Manage images',
  network: 'Manage networks',
  system: 'Manage Docker',
  volume: 'Manage volumes',
}

/** Other names of verbs. */
const ALIASES: Readonly<Record<string, string>> = {
  'container list': 'container ls',
  'container ps': 'container ls',
  'container remove': 'container rm',
  'context list': 'context ls',
  'context remove': 'context rm',
  'image list': 'image ls',
  'image remove': 'image rm',
  'network list': 'network ls',
  'network remove': 'network rm',
  'volume list': 'volume ls',
  'volume remove': 'volume rm',
}

/** A verb as it was called: `container ls`. */
export interface Called {
  readonly path: string
  readonly verb: AnyVerb
}

const byPath: ReadonlyMap<string, AnyVerb> = new Map(Object.entries(dockerVerbs))
const aliases: ReadonlyMap<string, string> = new Map(Object.entries(ALIASES))

/** The verb of that name or other name. */
export const verbAt = (path: string): AnyVerb | undefined =>
  byPath.get(path) ?? byPath.get(aliases.get(path) ?? '')

/** The verbs of a group, or (without one) those outside of groups, in alphabetical order. */
export const verbsOf = (group?: string): readonly Called[] =>
  [...byPath].flatMap(([path, verb]) =>
    (group === undefined ? !path.includes(' ') : path.startsWith(`${group} `))
      ? [{ path, verb }]
      : [],
  )

/** Every path that leads to a verb, as help lists them: groups first, each with its other names. */
export function pathsTo(verb: AnyVerb): readonly string[] {
  const paths = [...byPath]
    .filter(([path, other]) => other === verb && !path.startsWith('builder '))
    .map(([path]) => path)
  const grouped = paths.filter((path) => path.includes(' '))
  const others = grouped.flatMap((path) =>
    [...aliases].filter(([, target]) => target === path).map(([alias]) => alias),
  )
  return [
    ...grouped,
    ...others,
    ...paths.filter((path) => !path.includes(' ')),
    ...(verb === build ? ['builder build'] : []),
  ]
}
