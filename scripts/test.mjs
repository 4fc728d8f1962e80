// Runs the tests and ends with one plain line that counts them, taken from vitest's JSON report.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'

const REPORT = '.test-report.json'
rmSync(REPORT, { force: true })
const { status } = spawnSync(
  'npx',
  [
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${REPORT}`,
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit' },
)
if (!existsSync(REPORT)) {
  console.error('vitest wrote no report')
  process.exit(status || 1)
}
const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(
  readFileSync(REPORT, 'utf8'),
)
console.log(`${numPassedTests} passed, ${numFailedTests} failed`)
process.exit(status || (numFailedTests + numFailedTestSuites > 0 ? 1 : 0))
