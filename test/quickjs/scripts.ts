/**
 * Labs whose scripts are run by QuickJS, with a small server in them.
 *
 * @module
 */
import { type Lab, createLab } from '../../src/index.js'
import { type ScriptRuntime, loadQuickJS } from '../../src/quickjs.js'

/** The runtime; tests share it, as labs do. */
export const scripts: ScriptRuntime = await loadQuickJS()

/** A lab with an image `app` that runs this script as /app.js. */
export function labWith(source: string, options: Parameters<typeof createLab>[0] = {}): Lab {
  const lab = createLab({ seed: 1, scripts, ...options })
  lab.publish('app', {
    Dockerfile: 'FROM node:22\nADD app.js /app.js\nCMD ["node", "/app.js"]\n',
    'app.js': source,
  })
  return lab
}

/** What a script prints in a container, and how it ends. */
export const run = (source: string): { stdout: string; stderr: string; exitCode: number } =>
  labWith(source).sh('docker run app')
