#!/usr/bin/env node
// The command line of kubarium: `npx kubarium sweep FILE --seeds 1..1000000 --shard 0/4`.
import { sweepCommand } from './sweep/command.mjs'

const USAGE = `Usage: kubarium sweep FILE --seeds FROM..TO [--shard I/N] [--output FILE] [--failures COUNT]

Runs a scenario under every seed and writes one line of JSON for each that fails.

  FILE              a module whose default export is the scenario: a function of a seed that throws
                    when it fails
  --seeds FROM..TO  the seeds, both ends included
  --shard I/N       every N-th of them, from the I-th on; I counts from 0 (default 0/1)
  --output FILE     where failures go (default sweep-I-of-N.jsonl); one that is there is gone on with
  --failures COUNT  ends after so many failures (default: never)

Exit codes: 0 when no seed failed, 1 when one did, 2 when the words make no sense.
`

const [command, ...words] = process.argv.slice(2)
if (command === 'sweep') process.exitCode = await sweepCommand(words, USAGE)
else {
  const isAsked = command === '--help' || command === '-h' || command === 'help'
  process[isAsked ? 'stdout' : 'stderr'].write(
    isAsked || command === undefined
      ? USAGE
      : `kubarium: there is no command "${command}"\n\n${USAGE}`,
  )
  process.exitCode = isAsked ? 0 : 2
}
