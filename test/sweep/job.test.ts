import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { argumentsOf, firstSeed } from '../../bin/sweep/arguments.mjs'
import { createLab, defineProgram, executable, exit } from '../../src/index.js'
import '../../src/vitest.js'

const EXAMPLE = resolve(import.meta.dirname, '../../examples/sweep')
const read = (file: string): string => readFileSync(resolve(EXAMPLE, file), 'utf8')

/** Stands for the registry of packages: it has the one that is asked for. */
const npm = defineProgram({
  name: 'npm-of-the-test',
  step: (system) => exit(system.argv.slice(1).join(' ') === 'install --silent kubarium' ? 0 : 1),
})

/** `npx kubarium sweep`, with words that the command line of the package reads; seed 7 fails. */
const npx = defineProgram({
  name: 'npx-of-the-test',
  step(system) {
    const [, kubarium, command, ...words] = system.argv
    if (kubarium !== 'kubarium' || command !== 'sweep') return exit(1)
    const options = argumentsOf(words)
    if (!system.files.read(options.file).includes('createLab')) return exit(2)
    const seeds: number[] = []
    for (let seed = firstSeed(options); seed <= options.to; seed += options.shards) seeds.push(seed)
    const failed = seeds.filter((seed) => seed === 7)
    system.files.write(
      options.output,
      failed.map((seed) => `${JSON.stringify({ seed, error: 'Error', message: 'no' })}\n`).join(''),
    )
    system.out(`swept ${seeds.join(',')}\n`)
    return exit(failed.length > 0 ? 1 : 0)
  },
})

describe('the Job of examples/sweep', () => {
  it('sweeps all seeds, each once, on a cluster', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 3 }, programs: [npm, npx] })
    lab.publish('me/node', {
      Dockerfile: 'FROM busybox\nADD npm npx /bin/\n',
      npm: executable('npm-of-the-test'),
      npx: executable('npx-of-the-test'),
    })
    lab.writeFile('scenario.mjs', read('scenario.mjs'))
    const job = read('job.yaml')
      .replace('image: node:22', 'image: me/node')
      .replace('1..1000000', '1..10')
    lab.writeFile('job.yaml', job)
    expect(
      lab.sh(
        'kubectl create configmap sweep --from-file=scenario.mjs && kubectl apply -f job.yaml',
      ),
    ).toMatchTranscript('configmap/sweep created\njob.batch/sweep created')
    lab.ready('job/sweep', { timeout: '5m' })
    expect(lab.objects('Job')[0]?.status).toMatchObject({ succeeded: 4, completedIndexes: '0-3' })
    const logs = lab.sh('kubectl logs -l job-name=sweep --prefix --tail=-1').stdout
    const swept = [...logs.matchAll(/swept ([\d,]*)/g)].flatMap(([, seeds]) =>
      seeds?.split(',').map(Number),
    )
    expect(swept.toSorted((a, b) => Number(a) - Number(b))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(logs.match(/{"seed".*}/g)).toEqual(['{"seed":7,"error":"Error","message":"no"}'])
  })
})
