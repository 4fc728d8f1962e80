import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FIELDS_WITHOUT_EFFECT, UNSIMULATED_FIELDS } from '../../../src/cli/compose/unsimulated.js'
import { createLab } from '../../../src/docker.js'
import { SAMPLES } from './samples.js'

describe('projects of the usual kinds', () => {
  it.each(SAMPLES)('$name comes up and answers', ({ name, compose, files = {}, ask, answer }) => {
    const lab = createLab({ seed: 1 })
    const host = lab.machine('host')
    for (const [path, text] of Object.entries({ 'compose.yaml': compose, ...files }))
      host.writeFile(`${name}/${path}`, text)
    expect(lab.sh(`cd ${name}; docker compose up -d --quiet-pull`).exitCode).toBe(0)
    lab.advance(3000)
    const { stdout, stderr } = lab.sh(ask)
    expect(stdout + stderr).toContain(answer)
  })
})

it('docs/compose.md names every field that is not simulated', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/compose.md'), 'utf8')
  for (const [owner, fields] of Object.entries(UNSIMULATED_FIELDS))
    expect(page).toContain(`| ${owner} | ${fields.join(', ')} |`)
  for (const { fields, reason } of FIELDS_WITHOUT_EFFECT)
    expect(page).toContain(`| ${fields.split(' ').join(', ')} | ${reason} |`)
})
