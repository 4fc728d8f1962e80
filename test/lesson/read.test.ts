import { describe, expect, it } from 'vitest'
import { LessonError, readLesson } from '../../src/lesson.js'

const FENCE = '```'
const lesson = `---
title: Pods
description: What runs.
lab: { seed: 3, cluster: { nodes: 2 } }
level: 1
---

Read *this* first.

${FENCE}sh
kubectl get pods # an example, no part of a step
${FENCE}

## Run one

Run a pod.

${FENCE}yaml
kind: Pod
${FENCE}

${FENCE}hint
Use \`kubectl run\`.
${FENCE}

${FENCE}hint
Its name is web.
${FENCE}

${FENCE}sh check: it runs
kubectl wait pod web --for=condition=Ready --timeout=1m
${FENCE}

${FENCE}ts check
const pods: readonly unknown[] = lab.objects('Pod', { namespace: 'default' })
return pods.length === 1
${FENCE}

${FENCE}sh setup
touch ready
${FENCE}

${FENCE}solution
kubectl run web --image=nginx
${FENCE}

### More

It is done.

## Read on

${FENCE}task
Nothing to do.
${FENCE}
`

describe('a lesson', () => {
  it('is read from Markdown', () => {
    const { title, description, lab, matter, introduction, steps } = readLesson(lesson)
    expect({ title, description, lab }).toEqual({
      title: 'Pods',
      description: 'What runs.',
      lab: { seed: 3, cluster: { nodes: 2 } },
    })
    expect(matter['level']).toBe(1)
    expect(introduction).toMatch(/^Read \*this\* first\.\n\n```sh\nkubectl get pods/)
    expect(steps.map((step) => step.title)).toEqual(['Run one', 'Read on'])
    expect(steps[0]?.task).toBe('Run a pod.\n\n```yaml\nkind: Pod\n```\n\n### More\n\nIt is done.')
    expect(steps[0]?.hints).toEqual(['Use `kubectl run`.', 'Its name is web.'])
    expect(
      steps[0]?.checks.map(({ title: named, language, line }) => [named, language, line]),
    ).toEqual([
      ['it runs', 'sh', 30],
      ["const pods: readonly unknown[] = lab.objects('Pod', { namespace: 'default' })", 'ts', 34],
    ])
    expect(steps[0]?.solution).toEqual([
      { language: 'sh', code: 'kubectl run web --image=nginx', line: 43 },
    ])
    expect(steps[0]?.setup.map(({ code }) => code)).toEqual(['touch ready'])
    expect(steps[1]?.task).toBe('Nothing to do.')
  })

  it('is read alike with the line ends of Windows', () => {
    expect(readLesson(lesson.replaceAll('\n', '\r\n'))).toEqual(readLesson(lesson))
  })

  it.each([
    ['', 'line 1: a lesson begins with front matter: --- and YAML'],
    ['# Pods', 'line 1: a lesson begins with front matter: --- and YAML'],
    ['---\ntitle: a\n---\ntext', 'line 1: a lesson has at least one step (## Title)'],
    ['---\nlevel: 1\n---\n## A', 'line 1: front matter must have a title'],
    ['---\n- a\n---\n## A', 'line 1: front matter must be fields: title: …'],
    ['---\ntitle: a\nlab: 3\n---\n## A', 'line 1: lab must be options of createLab'],
    ['---\ntitle: a\n---\n##\n', 'line 4: a step must have a title'],
    [
      `---\ntitle: a\n---\n${FENCE}hint\nb\n${FENCE}\n## A\n`,
      'line 4: a hint stands before the first step (## Title)',
    ],
    [
      `---\ntitle: a\n---\n## A\n${FENCE}python check\nb\n${FENCE}\n`,
      'line 5: a check is sh, js or ts, not python',
    ],
  ])('that is wrong is refused, with the line: %j', (text, message) => {
    expect(() => readLesson(text)).toThrow(LessonError)
    expect(() => readLesson(text)).toThrow(message)
    expect(() => readLesson('---\ntitle: [\n---\n## A')).toThrow(/^line 1: front matter: /)
  })
})
