// Users' code in a lab, as a user writes it.
import { createLab } from 'kubarium'
import { type ScriptRuntime, loadQuickJS } from 'kubarium/quickjs'

export const runtime: Promise<ScriptRuntime> = loadQuickJS()
export const exitCode = async (): Promise<number> =>
  createLab({ scripts: await runtime }).sh('docker run node:22 node -e "for (;;) {}"').exitCode

// @ts-expect-error The runtime has to be awaited.
createLab({ scripts: runtime })
