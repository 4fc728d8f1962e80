// The entries of the package: package.json's `exports` is the list, and src/<name>.ts is the source
// (src/http-node.ts of kubarium/http/node).
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The package's folder. tsup bundles this file, and knows its `url` then but not its `dirname`. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url))

const { name, exports } = JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8'))

/** What is imported (`kubarium/docker`), its name in dist/ (`docker`), and its source. */
export const ENTRIES = Object.keys(exports)
  .filter((path) => !path.endsWith('.json'))
  .map((path) => {
    const file = path === '.' ? 'index' : path.slice(2)
    return {
      specifier: path === '.' ? name : `${name}/${file}`,
      file,
      source: `src/${file.replaceAll('/', '-')}.ts`,
    }
  })

/** How packages are found: as a browser's bundler does, so that everybody gets the same code. */
export const RESOLUTION = {
  mainFields: ['browser', 'module', 'main'],
  conditions: ['browser', 'import', 'default'],
}
