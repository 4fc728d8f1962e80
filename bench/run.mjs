// Everything that the library promises of its speed, as one table: what was measured in user CPU,
// what was aimed at, and whether that was met; exits with 1 if something was missed. The table goes
// to bench/RESULTS.md. `BASE=path` names another build (a checkout, or its dist directory), which is
// then measured in turn with this one, `ROUNDS=n` times. `PODS=n` measures so many pods at most, and
// `--quick` a tenth, which writes nothing.
import { writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { BASE, scenario } from './measure.mjs'
import { newTable } from './table.mjs'

const quick = process.argv.includes('--quick')
const LARGE = Number(process.env.PODS ?? (quick ? 15_000 : 150_000))
const SIZES = [1_500, 15_000, 150_000].filter((pods) => pods < LARGE).concat(LARGE)
const NODES = Math.round(LARGE / 30)
const PLACED = 5_000
const MIB = 1024 ** 2
const WORKLOADS = [LARGE / 150, LARGE / 15].map(Math.round)
/** What the second half of a long life may add. */
const ADDED = 16

const count = (value) => value.toLocaleString('en')
const { add, missed, text } = newTable()

const CREATE = 'create until all run and are in endpoints'
const LIFE = [CREATE, 'rolling update of all', 'loss of a tenth of the nodes', 'delete everything']
const LOOKS = [
  ['typed get of all pods', 0.25],
  ['kubectl get pod y', 0.4],
  ['kubectl get pods -n x', 1],
  ['kubectl describe pod y', 1],
  ['a request to a Service', 1],
  ['a change, told to a subscriber', 1],
]
/** Times what plain Maps take for as many pods. */
const PLAIN = new Map([
  [1_500, 40],
  [150_000, 10],
])

function life(pods, { own, base }) {
  const plain = own.get('baseline').micros
  add(`baseline: plain Maps, ${count(pods)} pods`, plain, 'us/pod')
  for (const what of LIFE)
    add(`${what}, ${count(pods)} pods`, own.get(what).micros, unitOf(what), {
      base: base.get(what)?.micros,
      mostOfBase: what === CREATE ? 0.33 : 0.4,
    })
  add(`${CREATE}, ${count(pods)} pods over plain Maps`, own.get(CREATE).micros / plain, 'times', {
    most: PLAIN.get(pods),
  })
  add(`heap a pod, ${count(pods)} pods`, own.get('heap').bytesPerPod / 1000, 'kB', {
    base: base.has('heap') ? base.get('heap').bytesPerPod / 1000 : undefined,
    ...(pods === 150_000 ? { most: 2.5 } : {}),
  })
  add(`peak memory, ${count(pods)} pods`, own.get('peak memory').bytes / MIB, 'MiB', {
    base: base.has('peak memory') ? base.get('peak memory').bytes / MIB : undefined,
    ...(pods === 150_000 ? { most: 763 } : {}),
  })
  const rest = 'an hour at rest'
  add(`${rest}, ${count(pods)} pods`, own.get(rest).milliseconds / 1000, 's', {
    base: base.get(rest)?.milliseconds / 1000,
    mostOfBase: 1,
  })
  for (const [what, mostOfBase] of LOOKS)
    add(`${what}, ${count(pods)} pods`, own.get(what).milliseconds, 'ms', {
      base: base.get(what)?.milliseconds,
      mostOfBase,
    })
  add(`fork, ${count(pods)} pods`, own.get('fork').milliseconds, 'ms', { most: 1 })
}

const unitOf = (what) => (what.startsWith('loss') ? 'us/lost pod' : 'us/pod')

/** What should not depend on how many there are. */
function growth(small, large) {
  for (const what of LIFE)
    add(
      `${what}, ${count(LARGE)} pods over ${count(SIZES[0])}`,
      large.own.get(what).micros / small.own.get(what).micros,
      'times',
      { most: 1.3 },
    )
  for (const what of ['kubectl get pod y', 'kubectl describe pod y', 'a request to a Service'])
    add(
      `${what}, ${count(LARGE)} pods over ${count(SIZES[0])}`,
      large.own.get(what).milliseconds / small.own.get(what).milliseconds,
      'times',
      { most: 1.5 },
    )
}

const lives = SIZES.map((pods) => scenario('life', pods))
lives.forEach((one, i) => life(SIZES[i], one))
growth(lives[0], lives.at(-1))

const placing = scenario('scheduler', NODES, PLACED)
for (const { name, perSecond } of placing.own.values())
  add(`${name}, ${count(NODES)} nodes`, perSecond, 'pods/s', {
    base: placing.base.get(name)?.perSecond,
    least: 20_000,
  })

for (const [i, pods] of WORKLOADS.entries()) {
  const { own, base } = scenario('workloads', pods)
  for (const { name, micros } of own.values())
    add(`${name}, ${count(WORKLOADS[i])} pods`, micros, 'us/pod', {
      base: base.get(name)?.micros,
      mostOfBase: 1,
    })
}

const daemons = scenario('daemon')
/** What a row may be of the other build's; 1 unless it says otherwise. */
const DAEMON_GOALS = {
  'cold process: import, a lab with 3 nodes, kubectl get': 0.4,
  // 200 times faster than webernetes 0.3.5, which took 52 times as long as the first build.
  '300 pods Running on hollow nodes': 0.26,
}
for (const { name, value, unit } of daemons.own.values())
  add(name, value, unit, {
    base: daemons.base.get(name)?.value,
    mostOfBase: DAEMON_GOALS[name] ?? 1,
  })

const programs = scenario('programs')
for (const { name, milliseconds } of programs.own.values())
  add(name, milliseconds, 'ms', { base: programs.base.get(name)?.milliseconds, mostOfBase: 0.4 })

const few = scenario('fork')
add('fork, 10 pods', few.own.get('fork of 10 pods').milliseconds, 'ms', { most: 1 })

for (const { name, bytes } of scenario('long', LARGE / 150_000).own.values())
  add(`memory that the second half of a long life adds: ${name}`, bytes / MIB, 'MiB', {
    most: ADDED,
  })

for (const { name, kilobytes, goal } of scenario('size').own.values())
  add(name, kilobytes, 'kB', goal === undefined ? {} : { most: goal })

console.log(text())
if (!quick) {
  const [cpu] = cpus()
  const machine = `${cpu?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 1024 ** 3)} GiB, Node ${process.version}, ${process.platform}`
  const when = new Date().toISOString().slice(0, 10)
  const compared = BASE ? ' The other build was run in turn with this one.' : ''
  writeFileSync(
    join(import.meta.dirname, 'RESULTS.md'),
    `# Results of \`npm run bench\`\n\n${machine}; ${when}. User CPU of all threads; pods on hollow nodes unless it says daemons.${compared}\n\n${text()}\n`,
  )
}
if (missed.length > 0) {
  console.error(
    `${missed.length} goals were missed:\n${missed.map((one) => `  ${one}`).join('\n')}`,
  )
  process.exitCode = 1
}
