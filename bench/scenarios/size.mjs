// How large each entry is in a browser's bundle.
import { ENTRIES, bundle } from '../bundle.mjs'
import { report } from '../cluster.mjs'

const GOAL = 150

const rows = []
for (const [name, source] of Object.entries(ENTRIES)) {
  const { minified, gzipped } = await bundle(source)
  rows.push(
    { name: `${name}, minified`, kilobytes: minified },
    { name: `${name}, minified and gzipped`, kilobytes: gzipped, goal: GOAL },
  )
}
report(rows)
