import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createLab } from '../../../src/index.js'

const fixture = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')

/** What differs from run to run. */
const masked = (text: string): string =>
  text
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'UID')
    .replace(/(Resource Version: +)\d+/g, '$1RV')

/** What a real kubectl 1.36.4 said of the same objects on an API server of the library. */
const real = fixture('./described.txt')
  .split(/^\$ describe /m)
  .slice(1)
  .map((part) => {
    const end = part.indexOf('\n')
    return [part.slice(0, end), part.slice(end + 1)] as const
  })

describe('kubectl describe', () => {
  const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
  lab.writeFile('objects.yaml', fixture('./described.yaml'))
  lab.writeFile('toy.yaml', fixture('./described-toy.yaml'))
  lab.sh('kubectl apply -f objects.yaml')
  lab.advance(2000)
  lab.sh('kubectl apply -f toy.yaml')

  it.each(real)('shows %s as the real one does', (name, text) => {
    const { stdout } = lab.sh(`kubectl describe ${name} -n shop --show-events=false`)
    expect(masked(stdout)).toBe(masked(text))
  })

  it('shows events of one object, and those of several to who asks', () => {
    const events = /^Events: +<none>$/m
    expect(lab.sh('kubectl describe ingressclass internal').stdout).toMatch(events)
    expect(lab.sh('kubectl describe ingressclass inter').stdout).not.toMatch(events)
    expect(lab.sh('kubectl describe ingressclass inter --show-events').stdout).toMatch(events)
  })

  it('says where nothing was found', () => {
    expect(lab.sh('kubectl describe csr -l no=such').stderr).toBe(
      'No resources found in default namespace.\n',
    )
    expect(lab.sh('kubectl describe csr -l no=such -A').stderr).toBe('No resources found\n')
  })
})
