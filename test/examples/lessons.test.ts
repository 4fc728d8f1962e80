import { readFileSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createLab } from '../../src/index.js'
import { readLesson, runLesson } from '../../src/lesson.js'

const FOLDER = resolve(import.meta.dirname, '../../examples/lessons')
const files = readdirSync(FOLDER).filter((file) => file.endsWith('.md'))

describe('the lessons', () => {
  it('are six', () => {
    expect(files.toSorted()).toEqual([
      'chapter.md',
      'debugging-a-broken-cluster.md',
      'deployments-and-rollouts.md',
      'images-and-layers.md',
      'services.md',
      'state-and-volumes.md',
    ])
  })

  it.each(files)('%s can be done as it says', (file) => {
    const lesson = readLesson(readFileSync(resolve(FOLDER, file), 'utf8'))
    expect(lesson.introduction).not.toBe('')
    expect(lesson.description).not.toBe('')
    const { steps } = runLesson(createLab(lesson.lab), lesson)
    expect(steps.length).toBeGreaterThanOrEqual(4)
    for (const { title, checks } of steps) expect(checks, title).toBeGreaterThan(0)
  })
})
