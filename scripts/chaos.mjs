// Plays many schedules of test/chaos: `npm run chaos -- 5000 7` plays 5000 of seed 7. Ends with the
// first failure, as a program.
import { spawnSync } from 'node:child_process'

const [runs = '2000', seed = '1'] = process.argv.slice(2)
const { status } = spawnSync('npx', ['vitest', 'run', 'test/chaos/chaos.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, KUBARIUM_CHAOS_RUNS: runs, KUBARIUM_CHAOS_SEED: seed },
})
process.exit(status ?? 1)
