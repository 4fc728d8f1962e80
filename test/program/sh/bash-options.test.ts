/**
 * Options and attributes of bash: what `shopt` and `declare` turn on. The expectations are those of
 * bash 5.2.
 */
import { expect, it } from 'vitest'
import { createLab } from '../../../src/index.js'

const lab = createLab()
const bash = (...lines: readonly string[]): string => {
  lab.sh('cat > /tmp/script', { stdin: `${lines.join('\n')}\n` })
  return lab.sh('bash /tmp/script').stdout
}

it.each<[what: string, lines: readonly string[], output: string]>([
  ['nullglob drops a pattern that no file fits', ['shopt -s nullglob', 'echo a *.no b'], 'a b'],
  ['without it the pattern stays', ['echo a *.no b'], 'a *.no b'],
  [
    'extglob knows groups',
    [
      'mkdir -p /tmp/e; cd /tmp/e; touch a.txt b.log c.md',
      'shopt -s extglob',
      'echo !(*.txt) @(a|b).* ?(x)b.log +([a-c]).md *(z)',
    ],
    'b.log c.md a.txt b.log b.log c.md *(z)',
  ],
  [
    'extglob in expansions',
    ['shopt -s extglob', 'x=foo.tar.gz', 'echo ${x%%.@(tar|gz)*} ${x//+(o)/0} ${x/@(o|f)/_}'],
    'foo f0.tar.gz _oo.tar.gz',
  ],
  ['[[ ]] knows groups without it', ['[[ a.gz == *.@(gz|bz2) ]] && echo yes'], 'yes'],
  [
    'globstar goes through directories',
    [
      'mkdir -p /tmp/g/d/e; cd /tmp/g; touch d/e/x.yml z.yml',
      'shopt -s globstar',
      'echo **/*.yml d/**/',
    ],
    'd/e/x.yml z.yml d/ d/e/',
  ],
  [
    'dotglob and nocaseglob',
    ['mkdir -p /tmp/h; cd /tmp/h; touch .a B.TXT', 'shopt -s dotglob nocaseglob', 'echo * *.txt'],
    '.a B.TXT B.TXT',
  ],
  [
    'nocasematch',
    [
      'shopt -s nocasematch',
      '[[ ABC == abc && ABC =~ ^b|abc ]] && echo same',
      'case X in x) echo x;; esac',
    ],
    'same\nx',
  ],
  ['expand_aliases', ['shopt -s expand_aliases', 'alias hi="echo hello"', 'hi'], 'hello'],
  ['xpg_echo', ['shopt -s xpg_echo', "echo 'a\\tb'"], 'a\tb'],
  ['shopt -p and -q', ['shopt -p nullglob; shopt -q extquote; echo $?'], 'shopt -u nullglob\n0'],
  ['a group is a syntax error without extglob', ['echo a@(b)', 'echo after'], ''],
  ['integers', ['declare -i n=2+3; n+=4; echo $n; n=abc; echo $n'], '9\n0'],
  ['upper and lower case', ['declare -u u=ab; u+=c; declare -l l=AB; echo $u $l'], 'ABC ab'],
  [
    'references',
    [
      'f() { local -n r=$1; r+=(new); echo ${!r} ${#r[@]}; }',
      'list=(a b); f list; echo ${list[2]}',
    ],
    'list 3\nnew',
  ],
  [
    'declare -p',
    ['declare -ux V=abc; declare -n r=V; declare -p V r'],
    'declare -xu V="ABC"\ndeclare -n r="V"',
  ],
  [
    'local variables begin unset',
    ['f() { local x; echo ${x-unset}; }; x=1; f; echo $x'],
    'unset\n1',
  ],
  [
    'an argument of declare is one field',
    ['y="a b"; declare x=$y; export z=$y; echo "$x$z"'],
    'a ba b',
  ],
  ['declare -F', ['f() { :; }; declare -F; declare -F g || echo none'], 'declare -f f\nnone'],
  ['case goes on testing', ['case abc in a*) echo 1;;& x) echo 2;;& *c) echo 3;; esac'], '1\n3'],
  [
    'quoted parts of =~ are literal',
    ['[[ "f(x)" =~ ^f\\((.*)\\)$ ]] && echo ${BASH_REMATCH[1]}'],
    'x',
  ],
  ['*/ is directories', ['mkdir -p /tmp/i/d; cd /tmp/i; touch f; echo */'], 'd/'],
])('%s', (_, lines, output) => {
  expect(bash(...lines).trimEnd()).toBe(output)
})

it.each([
  ['shopt -s nosuch', 'bash: shopt: nosuch: invalid shell option name\n'],
  ['shopt -s lastpipe', 'bash: shopt: kubarium does not simulate lastpipe\n'],
  ['(shopt -s failglob; echo *.nothing)', 'bash: no match: *.nothing\n'],
  ['declare -Z x', /^bash: declare: -Z: invalid option\ndeclare: usage: declare /],
  ['declare -r R=1; declare R=2', 'bash: declare: R: readonly variable\n'],
])('%s says so', (line, message) => {
  const { stderr } = lab.sh(line)
  if (typeof message === 'string') expect(stderr).toBe(message)
  else expect(stderr).toMatch(message)
})
