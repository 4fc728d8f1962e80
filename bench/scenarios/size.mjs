// How large each entry is in a browser's bundle.
import { ENTRIES, bundle } from '../bundle.mjs'
import { report } from '../cluster.mjs'

/** Kilobytes, minified and gzipped. */
const GOALS = { kubarium: 440, 'kubarium/docker': 160, 'kubarium/sim': 20 }

const rows = []
for (const [name, source] of Object.entries(ENTRIES)) {
  const { minified, gzipped } = await bundle(source)
  rows.push(
    { name: `${name}, minified`, kilobytes: minified },
    { name: `${name}, minified and gzipped`, kilobytes: gzipped, goal: GOALS[name] },
  )
}
report(rows)
