import { describe, expect, it } from 'vitest'
import { createLab } from '../../src/index.js'
import { createLab as createDockerLab } from '../../src/docker.js'
import { readLesson, runLesson, startLesson } from '../../src/lesson.js'

const FENCE = '```'
const fence = (info: string, code: string): string => `${FENCE}${info}\n${code}\n${FENCE}\n`
const lessonOf = (...parts: readonly string[]) =>
  readLesson(`---\ntitle: A lesson\n---\n${parts.join('\n')}`)
const run = (...parts: readonly string[]) => runLesson(createDockerLab(), lessonOf(...parts))

describe('runLesson', () => {
  it('plays the solutions and asks the checks', () => {
    expect(
      run(
        '## Make a',
        fence('sh check: a is there', 'test -e a'),
        fence('sh solution', 'touch a; sleep 2'),
        '## Make b',
        fence('sh setup', 'echo 1 > c'),
        fence('js check', "lab.machine('host').readFile('b') === '1\\n'"),
        fence(
          'ts check',
          "const c: string = lab.machine('host').readFile('c')\nassert(c === '1\\n')",
        ),
        fence('js solution', "lab.writeFile('b', lab.machine('host').readFile('c'))"),
        '## Read',
      ),
    ).toEqual({
      title: 'A lesson',
      steps: [
        { title: 'Make a', checks: 1, time: 2000 },
        { title: 'Make b', checks: 2, time: 0 },
        { title: 'Read', checks: 0, time: 0 },
      ],
    })
  })

  it('fails for a solution that does not pass', () => {
    expect(() =>
      run('## A', fence('sh check: a is there', 'ls a'), fence('sh solution', 'touch b')),
    ).toThrow(
      'line 5: A: its solution does not pass "a is there"\nls: cannot access \'a\': No such file or directory',
    )
    expect(() =>
      run('## A', fence('js check', 'assert(1 > 2, "too few")'), fence('solution', 'true')),
    ).toThrow(/its solution does not pass "assert\(1 > 2, "too few"\)"\ntoo few$/)
    expect(() => run('## A', fence('js check', '1 > 2'), fence('solution', 'true'))).toThrow(
      /\n1 > 2 is false$/,
    )
  })

  it('fails for checks that pass before the solution', () => {
    expect(() =>
      run(
        '## A',
        fence('sh check', 'true'),
        fence('js check', 'true'),
        fence('solution', 'touch a'),
      ),
    ).toThrow('line 4: A: its checks pass before its solution')
  })

  it('fails for a solution or a setup that fails', () => {
    expect(() => run('## A', fence('solution', 'nope'))).toThrow(
      'line 5: A: its solution fails\nbash: nope: command not found',
    )
    expect(() => run('## A', fence('setup', 'exit 3'))).toThrow('A: its setup fails\nexit code 3')
  })

  it('fails for code that is no code, or is async', () => {
    expect(() => run('## A', fence('js check', 'let = = 3'), fence('solution', 'true'))).toThrow(
      /^line 5: /,
    )
    expect(() => run('## A', fence('ts check', 'const a: = 3'), fence('solution', 'true'))).toThrow(
      /^line 5: /,
    )
    expect(() =>
      run('## A', fence('js check', '(async () => true)()'), fence('solution', 'true')),
    ).toThrow('code must not be async')
  })

  it('asks checks in a copy of the lab, and gives them what its caller wants', () => {
    const lab = createDockerLab()
    const lesson = lessonOf(
      '## A',
      fence('sh check', 'touch seen; test -e a'),
      fence('js check', 'wanted(lab)'),
      fence('solution', 'touch a'),
    )
    const seen: unknown[] = []
    runLesson(lab, lesson, { wanted: (given: unknown) => seen.push(given) > 0 })
    expect(lab.sh('ls -1').stdout).toBe('a\n')
    expect(seen).toHaveLength(1)
    expect(seen).not.toContain(lab)
  })
})

describe('startLesson', () => {
  const lesson = lessonOf(
    '## First',
    'Make *a*.',
    fence('hint', 'touch'),
    fence('hint', 'touch a'),
    fence('check: a is there', 'ls a'),
    fence('solution', 'touch a'),
    '## Second',
    fence('setup', 'touch ready'),
    fence('check: b is there', 'ls b'),
    fence('solution', 'touch b'),
  )

  it('leads through the steps', () => {
    const lab = createDockerLab()
    const lead = startLesson(lab, lesson)
    expect(lead.current).toEqual({
      title: 'First',
      task: 'Make *a*.',
      state: 'current',
      hints: [],
      moreHints: 2,
      checks: [{ title: 'a is there' }],
    })
    expect(lead.check()).toEqual([
      {
        title: 'a is there',
        passed: false,
        message: "ls: cannot access 'a': No such file or directory",
      },
    ])
    expect(lead.current?.checks[0]?.result?.passed).toBe(false)
    lab.sh('touch a')
    expect(lead.check().map(({ passed }) => passed)).toEqual([true])
    expect(lead.steps.map(({ state }) => state)).toEqual(['done', 'current'])
    expect(lab.sh('ls -1').stdout).toBe('a\nready\n')
    expect(lead.progress).toEqual({ done: 1, steps: 2, hints: 0 })
    lead.solve()
    lead.check()
    expect([lead.isDone, lead.current, lead.check()]).toEqual([true, undefined, []])
  })

  it('gives hints one after the other', () => {
    const lead = startLesson(createDockerLab(), lesson)
    expect([lead.hint(), lead.hint(), lead.hint()]).toEqual(['touch', 'touch a', undefined])
    expect(lead.current).toMatchObject({ hints: ['touch', 'touch a'], moreHints: 0 })
  })

  it('goes back to where a step or the lesson began, whatever was done since', () => {
    const lab = createDockerLab()
    const lead = startLesson(lab, lesson)
    lead.solve()
    lead.check()
    for (let i = 0; i < 150; i++) lab.writeFile(`file${i}`, '')
    lead.reset()
    expect(lab.sh('ls -1').stdout).toBe('a\nready\n')
    expect(lead.progress.done).toBe(1)
    lead.reset('lesson')
    expect(lab.sh('ls -1').stdout).toBe('')
    expect(lead.progress).toEqual({ done: 0, steps: 2, hints: 0 })
  })

  it('goes on in another lab, with the progress that was kept', () => {
    const lead = startLesson(createDockerLab(), lesson)
    lead.solve()
    lead.check()
    lead.hint()
    const kept = JSON.parse(JSON.stringify(lead.progress))
    const lab = createDockerLab()
    lab.sh('touch a ready')
    const again = startLesson(lab, lesson, { progress: kept })
    expect(again.current?.title).toBe('Second')
    expect(() => startLesson(lab, lesson, { progress: { ...kept, steps: 3 } })).toThrow(
      'that progress is of another lesson: this one has 2 steps',
    )
  })

  it('tells of changes', () => {
    const lead = startLesson(createLab(), lesson)
    let told = 0
    const stop = lead.subscribe(() => told++)
    lead.hint()
    lead.check()
    lead.solve()
    stop()
    lead.reset()
    expect(told).toBe(3)
  })
})
