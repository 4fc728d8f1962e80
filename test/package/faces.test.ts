import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { FOLDER, generateFaces } from '../../scripts/faces.mjs'
import type { dockerVerbs } from '../../src/cli/docker/verbs.js'
import type { kubectlVerbs } from '../../src/cli/kubectl/tool.js'
import type { minikubeVerbs } from '../../src/cli/minikube/tool.js'
import type { Facade } from '../../src/lab/facade.js'
import type { Docker } from '../../src/lab/tools/docker.js'
import type { Kubectl } from '../../src/lab/tools/kubectl.js'
import type { Minikube } from '../../src/lab/tools/minikube.js'

const ROOT = resolve(import.meta.dirname, '../..')

describe('the tools as interfaces', () => {
  it('are what scripts/faces.mjs writes', async () => {
    const generated = await generateFaces()
    const there = readdirSync(join(ROOT, FOLDER), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `${FOLDER}/${file}`)
    expect(there.sort(), 'run: npm run generate').toEqual([...generated.keys()].sort())
    const stale = there.filter(
      (file) => readFileSync(join(ROOT, file), 'utf8') !== generated.get(file),
    )
    expect(stale, 'run: npm run generate').toEqual([])
  }, 120_000)

  it('take and give what the verbs do', () => {
    expectTypeOf<Facade<typeof dockerVerbs>>().toExtend<Omit<Docker, 'inspect'>>()
    expectTypeOf<Facade<ReturnType<typeof minikubeVerbs>>>().toExtend<Minikube>()
    type Plain = 'describe' | 'logs' | 'explain' | 'portForward' | 'version' | 'cordon'
    expectTypeOf<Facade<ReturnType<typeof kubectlVerbs>>>().toExtend<Pick<Kubectl, Plain>>()
  })
})
