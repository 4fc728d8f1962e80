import { describe, expect, it } from 'vitest'
import { cluster, run, story } from '../../examples/operator/scenario.js'
import { website } from '../../examples/operator/definition.js'

const ROUGH_SEEDS = [1, 2, 3, 6, 7]

describe.each(['controller', 'client'] as const)('the operator as a %s', (way) => {
  it.each(ROUGH_SEEDS)('comes to the same end under the schedule of seed %i', (seed) => {
    expect(story(way, seed)).toEqual([
      'configmap/backup-of-shop 1',
      'deployment/blog 2',
      'pods 2',
      'website/blog 2 Ready',
    ])
  })
})

describe('the operator', () => {
  it('reports what is ready, backs up what goes, and leaves nothing else behind', () => {
    const lines: string[] = []
    run((line) => void lines.push(line))
    const text = lines.join('\n')
    expect(text).toMatch(/^blog +2 +Ready$/m)
    expect(text).toContain('{"image":"nginx","replicas":"2"}')
    expect(text).toContain('No resources found in default namespace.')
  })

  it('is told by the definition what it may not do', () => {
    const lab = cluster('controller', 1, false)
    lab.kubectl.apply(website('blog', 1))
    lab.writeFile('more.json', JSON.stringify(website('blog', 99)))
    expect(lab.sh('kubectl apply -f more.json').stderr).toContain(
      'spec.replicas: Invalid value: 99: spec.replicas in body should be less than or equal to 9',
    )
    lab.writeFile(
      'other.json',
      JSON.stringify({ ...website('blog', 1), spec: { image: 'httpd', replicas: 1 } }),
    )
    expect(lab.sh('kubectl apply -f other.json').stderr).toContain('image is immutable')
  })
})
