// The playground: a page of its own in playground/, with packages of its own, which are installed when
// it is first asked for.
//
// npm run playground          # starts it, at the address that it prints
// npm run playground:build    # makes static files of it, in playground/dist
// npm run playground:test     # builds it and tries it in a Chromium
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './entries.mjs'

const PLAYGROUND = join(ROOT, 'playground')

function run(command, args, folder) {
  const { status } = spawnSync(command, args, { cwd: folder, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

/** The library and the playground's packages, where they are not there yet. */
function prepare({ again }) {
  if (again || !existsSync(join(ROOT, 'dist/view.js')))
    run('npx', ['tsup', '--silent', '--no-dts'], ROOT)
  if (!existsSync(join(PLAYGROUND, 'node_modules/vite')))
    run('npm', ['ci', '--no-audit', '--no-fund', '--silent'], PLAYGROUND)
}

const VERBS = {
  start() {
    prepare({ again: true })
    run('npx', ['vite'], PLAYGROUND)
  },
  build() {
    prepare({ again: true })
    run('npx', ['vite', 'build'], PLAYGROUND)
  },
  test() {
    prepare({ again: false })
    // Its types need those of the library, which `npm run build` makes.
    if (existsSync(join(ROOT, 'dist/view.d.ts'))) run('npx', ['tsc', '-p', '.'], PLAYGROUND)
    run('npx', ['vite', 'build', '--logLevel', 'warn'], PLAYGROUND)
    run('npx', ['vitest', 'run', '--config', 'playground/vitest.config.ts'], ROOT)
  },
}

const verb = VERBS[process.argv[2]]
if (!verb) {
  console.error(`usage: node scripts/playground.mjs ${Object.keys(VERBS).join('|')}`)
  process.exit(1)
}
verb()
