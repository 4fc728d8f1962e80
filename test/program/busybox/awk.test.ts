import { describe, expect, it } from 'vitest'
import { sh, Stage } from '../sh/stage.js'

describe('awk', () => {
  const awk = (program: string, input: string, options = ''): string =>
    sh(`awk ${options} '${program}' <<'E'\n${input}\nE`)

  it('prints fields', () => {
    expect(awk('{print $2, $1}', 'a b\nc d')).toBe('b a\nd c\n')
    expect(awk('{print $NF; print NF}', 'a b c')).toBe('c\n3\n')
    expect(awk('{print $2}', 'a:b', '-F:')).toBe('b\n')
  })

  it('chooses lines by patterns, ranges, BEGIN and END', () => {
    expect(awk('/b/', 'a\nb\nab')).toBe('b\nab\n')
    expect(awk('$1 > 9', '10\n9\n100')).toBe('10\n100\n')
    expect(awk('/b/,/c/ {print NR}', 'a\nb\nx\nc\nd')).toBe('2\n3\n4\n')
    expect(awk('BEGIN {s = 1} {s += $1} END {print s, NR}', '2\n3')).toBe('6 2\n')
    expect(awk('END {print $0}', 'a\nb')).toBe('b\n')
  })

  it('judges whether requests were balanced, as in the recorded session', () => {
    const program = '{print ($1>5)?"balanced":"skewed"}'
    expect(awk(program, '     20 one\n      3 two')).toBe('balanced\nskewed\n')
  })

  it('counts in arrays', () => {
    expect(awk('{n[$1]++} END {for (k in n) print k, n[k] | "sort"}', 'a')).toContain('[1]')
    expect(
      sh(`printf 'a\\nb\\na\\n' | awk '{n[$1]++} END {for (k in n) print k, n[k]}' | sort`),
    ).toBe('a 2\nb 1\n')
    expect(
      awk('{n[$1]++} END {print n["__proto__"], ("constructor" in n)}', '__proto__\n__proto__'),
    ).toBe('2 0\n')
    expect(
      awk('BEGIN {a[1,2] = 3; if ((1,2) in a) print "in"; delete a[1,2]; print length(a)}', ''),
    ).toBe('in\n0\n')
  })

  it('has loops, conditions and functions', () => {
    expect(
      awk(
        'BEGIN {for (i = 0; i < 5; i++) {if (i == 1) continue; if (i == 4) break; printf "%d ", i}; print ""}',
        '',
      ),
    ).toBe('0 2 3 \n')
    expect(awk('function f(n) {return n < 2 ? 1 : n * f(n - 1)} BEGIN {print f(5)}', '')).toBe(
      '120\n',
    )
    expect(awk('function fill(a) {a["x"] = 1} BEGIN {fill(m); print m["x"]}', '')).toBe('1\n')
    expect(
      awk('BEGIN {do i++; while (i < 3); print i; while (i-- > 0) s = s i; print s}', ''),
    ).toBe('3\n210\n')
  })

  it('has text functions', () => {
    expect(
      awk(
        '{gsub(/o/, "[&]"); print; print sub(/x/, "y"), length, substr($0, 2, 3), index($0, "["), toupper("a")}',
        'foo',
      ),
    ).toBe('f[o][o]\n0 7 [o] 2 A\n')
    expect(
      awk(
        '{n = split($0, p, ","); print n, p[2]; if (match($0, /b+/)) print RSTART, RLENGTH}',
        'a,bb,c',
      ),
    ).toBe('3 bb\n3 2\n')
    expect(awk('BEGIN {printf "%5.2f|%-4s|%04d|%c|%x%%\\n", 3.14159, "ab", 7, "z", 255}', '')).toBe(
      ' 3.14|ab  |0007|z|ff%\n',
    )
    expect(awk('BEGIN {print 1e6, 0.1 + 0.2, 7 % 3, 2 ^ 10, -3, 10 / 4}', '')).toBe(
      '1000000 0.3 1 1024 -3 2.5\n',
    )
  })

  it('takes variables and the environment, and rebuilds the line when a field changes', () => {
    expect(awk('BEGIN {print x + 1, ENVIRON["HOME"]}', '', '-v x=4')).toBe('5 /root\n')
    expect(awk('BEGIN {OFS = "-"} {$1 = $1; print; $5 = "e"; print NF}', 'a b')).toBe('a-b\n5\n')
  })

  it('exits with a code, and says what it cannot read', () => {
    expect(sh(`echo a | awk '{exit 3} END {print "end"}'`)).toBe('end\n[3]')
    expect(sh(`awk '{' /dev/null`)).toContain('awk: cmd. line:1: Unexpected end of file')
    expect(sh(`awk 1 /nope`)).toContain('/nope')
    expect(sh(`awk 'BEGIN {print 1/0}'`)).toContain('Division by zero')
  })

  it('handles lines as they come, and ends an endless loop', () => {
    const running = new Stage().start(['awk', '{n++; print n ": " $0}'])
    expect(running.type('a\n').result.out).toBe('1: a\n')
    expect(running.advance(5_000).type('b\n').result.out).toBe('1: a\n2: b\n')
    expect(running.end().result.code).toBe(0)
    expect(sh(`awk 'BEGIN {while (1) x++}'`)).toContain('[137]')
  })
})
