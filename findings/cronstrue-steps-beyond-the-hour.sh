#!/usr/bin/env bash
# Packages: cronstrue 3.39.0, cron-parser 5.10.6, croner 11.0.1.
#
# The minutes `*/90` are valid in a crontab and in a CronJob: of the minutes 0 to 59 every ninetieth,
# which is minute 0 alone, so once an hour. cron-parser computes that. cronstrue puts it into words as
# every 90 minutes, and croner refuses the schedule. Words, times and a verdict disagree.
#
# Seen:
#   cronstrue: Every 90 minutes
#   cron-parser: 01:00 02:00
#   croner: refused
set -euo pipefail
PACKAGES='cronstrue@3.39.0 cron-parser@5.10.6 croner@11.0.1'
. "$(dirname "$0")/lib/packages.sh"

cat > run.mjs <<'JS'
import { CronExpressionParser } from 'cron-parser'
import { Cron } from 'croner'
import cronstrue from 'cronstrue'
const schedule = '*/90 * * * *'
console.log(`cronstrue: ${cronstrue.toString(schedule)}`)
const times = CronExpressionParser.parse(schedule, { currentDate: '2026-01-01T00:00:00Z', tz: 'UTC' })
const next = () => times.next().toISOString().slice(11, 16)
console.log(`cron-parser: ${next()} ${next()}`)
try {
  console.log(`croner: ${new Cron(schedule).nextRun()}`)
} catch {
  console.log('croner: refused')
}
JS
seen=$(node run.mjs)
echo "$seen"
expect "$seen" 'cronstrue: Every 90 minutes
cron-parser: 01:00 02:00
croner: refused'
