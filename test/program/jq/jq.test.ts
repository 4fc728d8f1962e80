import { describe, expect, it } from 'vitest'
import { createLab } from '../../../src/index.js'
import { CASES } from './cases.js'

const base = createLab({ seed: 1 })
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`
const run = (filter: string, input: string, options = '-c') =>
  base.fork().sh(`jq ${options} ${quoted(filter)}`, { stdin: input })
const made = (filter: string, input: string, options?: string): string =>
  run(filter, input, options).transcript.trimEnd().replaceAll('\n', ' ')

describe('jq', () => {
  it.each(CASES)('%s of %s is %s', (filter, input, output) => {
    expect(made(filter, input)).toBe(output)
  })

  it('prints as its options say', () => {
    expect(run('.', '{"b":[1,{}],"a":"x"}', '').stdout).toBe(
      '{\n  "b": [\n    1,\n    {}\n  ],\n  "a": "x"\n}\n',
    )
    expect(run('.', '{"b":1,"a":[]}', '-S --indent 1').stdout).toBe('{\n "a": [],\n "b": 1\n}\n')
    expect(run('.', '{"a":1}', '--tab').stdout).toBe('{\n\t"a": 1\n}\n')
    expect(run('.[]', '["a","b"]', '-r').stdout).toBe('a\nb\n')
    expect(run('.[]', '["a","b"]', '-j').stdout).toBe('ab')
    expect(run('.', '"ä"', '-a').stdout).toBe('"\\u00e4"\n')
    expect(made('.', 'a\nb\n', '-R')).toBe('"a" "b"')
    expect(made('.', '1 2', '-cs')).toBe('[1,2]')
    const named = '-c --arg a 1 --argjson b \'{"c":2}\''
    expect(made('[$a, $b.c, $ARGS.named.a]', 'null', named)).toBe('["1",2,"1"]')
    expect(base.fork().sh("jq -nc '$ARGS.positional' --args a b").stdout).toBe('["a","b"]\n')
    expect(run('.a', '{"a":false}', '-e').exitCode).toBe(1)
    expect(run('empty', '1', '-e').exitCode).toBe(4)
  })

  it('says what goes wrong, as the real one does', () => {
    expect(run('.a.b', '{"a":1}')).toEqual({
      stdout: '',
      stderr: 'jq: error (at <stdin>:0): Cannot index number with "b"\n',
      exitCode: 5,
    })
    expect(run('.[]', '3').stderr).toBe(
      'jq: error (at <stdin>:0): Cannot iterate over number (3)\n',
    )
    expect(run('. + 1', '"a"').stderr).toBe(
      'jq: error (at <stdin>:0): string ("a") and number (1) cannot be added\n',
    )
    expect(run('.a |', '1')).toEqual({
      stdout: '',
      stderr:
        'jq: error: syntax error, unexpected end of file (Unix shell quoting issues?) at <top-level>, line 1:\n.a |\njq: 1 compile error\n',
      exitCode: 3,
    })
    expect(run('foo(1)', '1').stderr).toBe(
      'jq: error: foo/1 is not defined at <top-level>, line 1:\nfoo(1)\njq: 1 compile error\n',
    )
    expect(run('.', '{"a":').exitCode).toBe(2)
    expect(run('.', '{a}').stderr).toMatch(/^jq: parse error: /)
    expect(base.fork().sh('jq . nowhere.json')).toEqual({
      stdout: '',
      stderr: 'jq: error: Could not open nowhere.json: No such file or directory\n',
      exitCode: 2,
    })
    expect(run('.', '1', '--frob').exitCode).toBe(2)
    expect(run('. as [$a] ?// $a | $a', '1').stderr).toContain('kubarium knows no alternatives')
  })

  it('ends what does not end', () => {
    const { stderr, exitCode } = run('[repeat(1)]', 'null')
    expect(stderr).toContain('limits.steps')
    expect(exitCode).toBe(130)
    expect(run('def f: 1 + f; f', 'null').stderr).toContain('no deeper than this')
    expect(
      made('[limit(3; recurse(. + 1))], ([range(5000)] | length), last(range(1e4))', '1'),
    ).toBe('[1,2,3] 5000 9999')
    expect(made('[while(. < 9; . * 2)], until(. > 99; . * 2)', '1')).toBe('[1,2,4,8] 128')
    expect(run('test("(a+)+$")', `"${'a'.repeat(40)}!"`).stderr).toContain('limits.steps')
  })

  it('reads what kubectl writes', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 2 } })
    const filter = '.items[] | "\\(.metadata.name) \\(.status.capacity.pods)"'
    expect(lab.sh(`kubectl get nodes -o json | jq -r ${quoted(filter)}`).stdout).toMatch(
      /^minikube \d+\nminikube-m02 \d+\n$/,
    )
  })
})
