/**
 * Loads QuickJS: the engine's code comes when it is first asked for, and once.
 *
 * @module
 */
import type { ScriptRuntime } from '../program/node/script-runtime.js'
import { bytesOf, inflate, platform } from './platform.js'
import { Pool } from './pool.js'
import { quickjsRuntime } from './runtime.js'

let loading: Promise<ScriptRuntime> | undefined

/**
 * Loads QuickJS, for labs whose `node` runs code that nobody has to trust: it cannot reach the host,
 * an endless loop is killed, memory is limited, and a running program is part of the world.
 *
 * The engine's code is loaded and compiled once; every call gives the same runtime, which any number
 * of labs can share. Works in Node.js (20 or newer) and in browsers.
 *
 * @example
 * import { createLab } from 'kubarium'
 * import { loadQuickJS } from 'kubarium/quickjs'
 *
 * const lab = createLab({ scripts: await loadQuickJS() })
 * lab.sh(`docker run node:22 node -e 'for (;;) {}'`).exitCode // 130, as after Ctrl-C
 * @throws Error (as a rejection) where the host has no WebAssembly
 */
export function loadQuickJS(): Promise<ScriptRuntime> {
  loading ??= load()
  return loading
}

async function load(): Promise<ScriptRuntime> {
  const [engine, { default: guest }] = await Promise.all([
    import('quickjs:engine'),
    import('quickjs:guest'),
  ])
  const module = await platform.WebAssembly.compile(await inflate(bytesOf(engine.deflated)))
  return quickjsRuntime(new Pool(module, guest), `quickjs ${engine.hash.slice(0, 12)}`)
}
