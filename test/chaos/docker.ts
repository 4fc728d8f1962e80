/**
 * Docker alone: containers that come, crash, restart and go on one daemon, and what always holds.
 */
import fc from 'fast-check'
import { DockerError, type Lab, createLab } from '../../src/index.js'
import { Broken } from './watchdog.js'

const NAMES = ['one', 'two', 'three'] as const
const one = <T>(items: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...items)
const sh = (line: string): string => `lab.sh(${JSON.stringify(line)})`

/** What a container does, by what its command says. */
const COMMANDS = ['sleep 30', "sh -c 'exit 1'", 'true', 'sh -c \'trap "" TERM; sleep 600\'']

const action: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(
      one(NAMES),
      one(['no', 'always', 'unless-stopped', 'on-failure:3']),
      one(COMMANDS),
      one(['bridge', 'net']),
    )
    .map(([name, restart, command, network]) =>
      sh(
        `docker run -d --name ${name} --restart ${restart} --network ${network} busybox ${command}`,
      ),
    ),
  fc
    .tuple(
      one(['stop -t 2', 'kill', 'start', 'restart -t 1', 'rm -f', 'pause', 'unpause']),
      one(NAMES),
    )
    .map(([verb, name]) => sh(`docker ${verb} ${name}`)),
  fc.constant("lab.machine('host').powerOff(); lab.advance(5000); lab.machine('host').powerOn()"),
  one([0, 50, 900, 5_000, 60_000]).map((time) => `lab.advance(${time})`),
)

/** Programs of one daemon. */
export const dockerPrograms = fc.array(action, { minLength: 3, maxLength: 14, size: 'max' })

/** Restarts in ten seconds: 100 ms, doubled each time, is seven. */
const MOST_STARTS = 9

/** Plays a program. @throws Broken */
export function playDocker(actions: readonly string[]): void {
  const lab = createLab({ seed: 1 })
  lab.sh('docker pull -q busybox; docker network create net')
  const starts = new Map<string, number[]>()
  lab.subscribe((state, changes) => {
    for (const { table, key, before, after } of changes) {
      if (table !== 'containers') continue
      const was = (before as { restarts?: number } | undefined)?.restarts ?? 0
      const is = (after as { restarts?: number } | undefined)?.restarts ?? 0
      if (is <= was) continue
      const recent = [...(starts.get(key) ?? []), state.now].filter(
        (time) => time > state.now - 10_000,
      )
      starts.set(key, recent)
      if (recent.length > MOST_STARTS)
        throw new Broken(`container ${key} was started again ${recent.length} times in ten seconds`)
    }
  })
  for (const line of actions) {
    try {
      new Function('lab', line)(lab)
    } catch (error) {
      if (!(error instanceof DockerError)) throw error
    }
    check(lab)
  }
  lab.advance('5m')
  check(lab)
}

interface Inspected {
  readonly Name: string
  readonly State: { readonly Running: boolean; readonly Status: string; readonly ExitCode: number }
  readonly NetworkSettings: {
    readonly Networks: Readonly<Record<string, { readonly IPAddress: string }>>
  }
}

/** No two running containers of a network have one address; what does not run has none. */
function check(lab: Lab): void {
  const ids = lab.sh('docker ps -aq').stdout.trim().split('\n').filter(Boolean)
  if (ids.length === 0) return
  const holders = new Map<string, string>()
  for (const one of JSON.parse(lab.sh(`docker inspect ${ids.join(' ')}`).stdout) as Inspected[]) {
    for (const [network, { IPAddress }] of Object.entries(one.NetworkSettings.Networks)) {
      if (IPAddress === '') continue
      if (!one.State.Running)
        throw new Broken(`${one.Name} is ${one.State.Status} and has the address ${IPAddress}`)
      const key = `${network} ${IPAddress}`
      const holder = holders.get(key)
      if (holder) throw new Broken(`${one.Name} has ${IPAddress}, which ${holder} has too`)
      holders.set(key, one.Name)
    }
  }
}
