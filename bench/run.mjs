// Everything that the library promises of its speed, as one table: what was measured, what was
// aimed at, and how often it holds the baseline of plain mutable Maps in the same run. `--quick`
// measures a tenth of the size and writes nothing; otherwise the table goes to bench/RESULTS.md.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'

const quick = process.argv.includes('--quick')
const [SMALL, LARGE, NODES] = quick ? [1_500, 15_000, 500] : [1_500, 150_000, 5_000]
const PLACED = 5_000
const MIB = 1024 ** 2

/** Runs a scenario in a process of its own, so that none sees what another one left. */
function scenario(name, ...sizes) {
  process.stderr.write(`${name} ${sizes.join(' ')} …\n`)
  const script = join(import.meta.dirname, 'scenarios', `${name}.mjs`)
  const output = execFileSync(
    process.execPath,
    ['--expose-gc', '--max-old-space-size=6144', script, ...sizes.map(String)],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  return new Map(JSON.parse(output).map((row) => [row.name, row]))
}

const small = scenario('life', SMALL)
const large = scenario('life', LARGE)
const placing = scenario('scheduler', NODES, PLACED)
const few = scenario('fork')
const daemons = scenario('daemon')
const sizes = scenario('size')
const WORKLOADS = quick ? [500, 2_000] : [1_000, 10_000]
const workloads = WORKLOADS.map((pods) => scenario('workloads', pods))

const rows = []
/** A row of the table: `goal` is what to stay under (or, for rates, above). */
function row(what, value, unit, { goal, atLeast = false, ratio } = {}) {
  const met = goal === undefined ? '' : (atLeast ? value >= goal : value <= goal) ? 'yes' : 'no'
  rows.push([
    what,
    number(value),
    unit,
    goal === undefined ? '' : `${atLeast ? '≥' : '≤'} ${number(goal)}`,
    met,
    ratio === undefined ? '' : number(ratio),
  ])
}

const number = (value) =>
  value >= 100
    ? Math.round(value).toLocaleString('en')
    : value >= 10
      ? value.toFixed(1)
      : value.toFixed(value < 0.1 ? 4 : 2)
const count = (value) => value.toLocaleString('en')
const baseline = (pods) => (pods === SMALL ? small : large).get('baseline').micros

const CREATE = 'create until all run and are in endpoints'
const LIFE = [CREATE, 'rolling update of all', 'loss of a tenth of the nodes', 'delete everything']

row(`${count(Math.round(LARGE / 30))} nodes join`, large.get('nodes join').milliseconds / 1000, 's')
row(`${count(LARGE)} pods: ${CREATE}`, large.get(CREATE).milliseconds / 1000, 's', {
  ...(quick ? {} : { goal: 30 }),
  ratio: large.get(CREATE).micros / baseline(LARGE),
})
row(`${count(LARGE)} pods: heap`, large.get('heap').bytes / MIB, 'MiB', quick ? {} : { goal: 1536 })
for (const what of LIFE) {
  for (const [from, pods] of [
    [small, SMALL],
    [large, LARGE],
  ])
    row(
      `${what}, ${count(pods)} pods`,
      from.get(what).micros,
      what.startsWith('loss') ? 'us/lost pod' : 'us/pod',
      { ratio: from.get(what).micros / baseline(pods) },
    )
  row(
    `${what}, ${count(LARGE)} pods over ${count(SMALL)}`,
    large.get(what).micros / small.get(what).micros,
    'times',
    { goal: 1.3 },
  )
}
row(
  `an hour at rest, ${count(Math.round(LARGE / 30))} nodes`,
  large.get('an hour at rest').milliseconds / 1000,
  's',
  { goal: 2 },
)
for (const what of [
  'kubectl get pods -n x',
  'kubectl get pod y',
  'kubectl describe pod y',
  'a request to a Service',
  'a change, told to a subscriber',
]) {
  row(`${what}, ${count(LARGE)} pods`, large.get(what).milliseconds, 'ms')
  row(
    `${what}, ${count(LARGE)} pods over ${count(SMALL)}`,
    large.get(what).milliseconds / small.get(what).milliseconds,
    'times',
    { goal: 1.5 },
  )
}
row(`kubectl get pods -A, ${count(LARGE)} pods`, large.get('kubectl get pods -A').micros, 'us/pod')
row(
  `kubectl get pods -A, ${count(LARGE)} pods over ${count(SMALL)}`,
  large.get('kubectl get pods -A').micros / small.get('kubectl get pods -A').micros,
  'times',
  { goal: 1.5 },
)
row('fork, 10 pods', few.get('fork of 10 pods').milliseconds, 'ms', { goal: 1 })
row(`fork, ${count(LARGE)} pods`, large.get('fork').milliseconds, 'ms', { goal: 1 })
for (const { name, perSecond, pods, milliseconds } of placing.values())
  row(`${name}, ${count(NODES)} nodes`, perSecond, 'pods/s', {
    goal: 10_000,
    atLeast: true,
    ratio: (milliseconds * 1000) / pods / baseline(SMALL),
  })
for (const { name, micros } of workloads[1].values()) {
  row(`${name}, ${count(WORKLOADS[1])} pods`, micros, 'us/pod')
  row(
    `${name}, ${count(WORKLOADS[1])} pods over ${count(WORKLOADS[0])}`,
    micros / workloads[0].get(name).micros,
    'times',
    { goal: 1.5 },
  )
}
const GOALS = { 'lab with 3 nodes answers': 5, '300 pods Running on hollow nodes': 50 }
for (const { name, value, unit } of daemons.values())
  row(name, value, unit, Object.hasOwn(GOALS, name) ? { goal: GOALS[name] } : {})
for (const { name, kilobytes, goal } of sizes.values())
  row(name, kilobytes, 'kB', goal === undefined ? {} : { goal })
for (const pods of [SMALL, LARGE])
  row(`baseline: plain Maps, ${count(pods)} pods`, baseline(pods), 'us/pod', { ratio: 1 })

const HEAD = ['what', 'measured', 'unit', 'goal', 'met', 'times the baseline']
const widths = HEAD.map((head, i) => Math.max(head.length, ...rows.map((cells) => cells[i].length)))
const line = (cells) =>
  `| ${cells.map((cell, i) => (i === 0 || i === 2 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join(' | ')} |`
const table = [
  line(HEAD),
  `|${widths.map((width, i) => (i === 0 || i === 2 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`,
  ...rows.map(line),
].join('\n')
console.log(table)
if (!quick) {
  const [cpu] = cpus()
  const machine = `${cpu?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 1024 ** 3)} GiB, Node ${process.version}, ${process.platform}`
  const when = new Date().toISOString().slice(0, 10)
  writeFileSync(
    join(import.meta.dirname, 'RESULTS.md'),
    `# Results of \`npm run bench\`\n\n${machine}; ${when}. One process, one thread; pods on hollow nodes unless it says daemons.\n\n${table}\n`,
  )
}
