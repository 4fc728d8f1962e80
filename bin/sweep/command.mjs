// `kubarium sweep`: a scenario under many seeds.
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { UsageError, argumentsOf, firstSeed } from './arguments.mjs'
import { SweepRecord } from './record.mjs'

/** How often is written down how far it has come, in milliseconds. */
const SAVED_EVERY = 2_000
const [PASSED, FAILED, MISUSED] = [0, 1, 2]
const SIGNALS = { SIGINT: 130, SIGTERM: 143 }

/** Runs a sweep; gives the exit code. */
export async function sweepCommand(words, usage) {
  try {
    const options = argumentsOf(words)
    const scenario = await scenarioOf(options.file)
    return await sweep(options, scenario, new SweepRecord(options))
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    process.stderr.write(`kubarium sweep: ${error.message}\n\n${usage}`)
    return MISUSED
  }
}

/** What a module says that a scenario is. @throws UsageError */
async function scenarioOf(file) {
  let module
  try {
    module = await import(pathToFileURL(resolve(file)).href)
  } catch (error) {
    throw new UsageError(`${file} cannot be loaded: ${error.message}`)
  }
  const scenario = module.default ?? module.scenario
  if (typeof scenario !== 'function')
    throw new UsageError(`${file} has no default export that is a function of a seed`)
  return scenario
}

async function sweep(options, scenario, record) {
  const started = Date.now()
  const begun = firstSeed(options, record.next)
  let [seed, saved, ended] = [begun, started, undefined]
  const end = (signal) => void (ended = signal)
  for (const signal of Object.keys(SIGNALS)) process.on(signal, end)
  for (; seed <= options.to && ended === undefined; seed += options.shards) {
    try {
      await scenario(seed)
    } catch (error) {
      record.fail(seed, error)
    }
    record.passed(seed)
    if (record.failures >= options.failures) break
    if (Date.now() - saved < SAVED_EVERY) continue
    record.save()
    saved = Date.now()
    // Signals are heard between two turns of the event loop.
    await new Promise((resolve) => setImmediate(resolve))
  }
  record.save()
  for (const signal of Object.keys(SIGNALS)) process.off(signal, end)
  const count = Math.ceil((seed - begun) / options.shards)
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  process.stderr.write(
    `swept ${count} seeds in ${seconds} s; ${record.failures} failures in ${options.output}\n`,
  )
  if (ended !== undefined) return SIGNALS[ended]
  return record.failures > 0 ? FAILED : PASSED
}
