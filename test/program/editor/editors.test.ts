/**
 * Editors in the terminal, with the keys that courses use.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import { type Lab, createLab, restoreLab } from '../../../src/index.js'
import type { Terminal } from '../../../src/lab/terminal.js'

const [ESCAPE, CTRL] = ['\x1b', (letter: string) => String.fromCharCode(letter.charCodeAt(0) & 31)]

let lab: Lab
let terminal: Terminal
beforeEach(() => {
  lab = createLab()
  lab.writeFile('pod.yaml', 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n')
  terminal = lab.terminal()
})

function type(...keys: readonly string[]): void {
  for (const key of keys) {
    terminal.write(key)
    lab.advance(200)
  }
}
const text = (): string => lab.fork().sh('cat pod.yaml').stdout

/** What stands on the screen: the last picture, by rows. */
function screen(): readonly string[] {
  let all = ''
  terminal.onData((part) => {
    all += part
  })()
  const last = all.slice(all.lastIndexOf('\x1b[H'))
  return last
    .replaceAll(/\x1b\[[\d;?]*[A-Za-z]/g, '')
    .split('\r\n')
    .map((row) => row.trimEnd())
}

describe('nano', () => {
  it('shows a file, its name, and the keys', () => {
    type('nano pod.yaml\r')
    const rows = screen()
    expect(rows[0]).toBe(`  GNU nano 7.2${' '.repeat(24)}pod.yaml`)
    expect(rows[1]).toBe('apiVersion: v1')
    expect(rows[21]).toBe(`${' '.repeat(32)}[ Read 4 lines ]`)
    expect(rows[22]).toBe(
      '^G Help      ^O Write Out ^W Where Is  ^K Cut       ^T Execute   ^C Location',
    )
    expect(rows[23]).toBe(
      '^X Exit      ^R Read File ^\\ Replace   ^U Paste     ^J Justify   ^/ Go To Line',
    )
  })

  it('writes what was typed', () => {
    type('nano pod.yaml\r', '# hi\r', CTRL('O'))
    expect(screen()[21]).toBe('File Name to Write: pod.yaml')
    type('\r')
    expect(screen()[21]).toBe(`${' '.repeat(31)}[ Wrote 5 lines ]`)
    type(CTRL('X'), 'echo left\r')
    expect(text()).toBe('# hi\napiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n')
    expect(screen().join('\n')).toContain('left')
  })

  it('asks before it leaves what is not saved', () => {
    type('nano pod.yaml\r', 'x', CTRL('X'))
    expect(screen()[21]).toBe('Save modified buffer?')
    type(CTRL('C'))
    expect(screen()[21]).toBe(`${' '.repeat(33)}[ Cancelled ]`)
    type(CTRL('X'), 'n')
    expect(text()).toMatch(/^apiVersion/)
    type('nano pod.yaml\r', 'x', CTRL('X'), 'y', '\r')
    expect(text()).toMatch(/^xapiVersion/)
  })

  it('cuts, pastes, and searches', () => {
    type('nano pod.yaml\r', CTRL('K'), CTRL('K'), '\x1b[B', CTRL('U'), CTRL('O'), '\r')
    expect(text()).toBe('metadata:\napiVersion: v1\nkind: Pod\n  name: web\n')
    type(CTRL('W'), 'name\r', 'N', CTRL('W'), 'zz\r')
    expect(screen()[21]).toBe(`${' '.repeat(31)}[ "zz" not found ]`)
    type(CTRL('O'), '\r')
    expect(text()).toContain('  Nname: web')
  })

  it('marks a text that has changed, and saves it without a question', () => {
    type('nano pod.yaml\r', 'x')
    expect(screen()[0]).toBe(`  GNU nano 7.2${' '.repeat(24)}pod.yaml *`)
    type(CTRL('S'))
    expect(screen()[0]).toBe(`  GNU nano 7.2${' '.repeat(24)}pod.yaml`)
    expect(text()).toMatch(/^xapi/)
  })

  it('replaces one place after the other, or all', () => {
    type('nano pod.yaml\r', CTRL('\\'))
    expect(screen()[21]).toBe('Search (to replace):')
    type('A\r')
    expect(screen()[21]).toBe('Replace with:')
    type('_\r')
    expect(screen().slice(21)).toEqual([
      'Replace this instance?',
      ' Y Yes           A All',
      ' N No           ^C Cancel',
    ])
    type('n', 'y')
    expect(screen()[21]).toBe('Replace this instance?')
    type('a')
    expect(screen()[21]).toBe(`${' '.repeat(27)}[ Replaced 4 occurrences ]`)
    type(CTRL('S'))
    expect(text()).toBe('apiVersion: v1\nkind: Pod\nmet_d_t_:\n  n_me: web\n')
  })

  it('searches again, and towards the beginning', () => {
    type('nano pod.yaml\r', CTRL('W'), 'a\r', '\x1bw', '1', CTRL('Q'))
    expect(screen()[21]).toBe('Search [Backwards] [a]:')
    type('\r', '2', '\x1b', 'u', CTRL('S'))
    expect(text()).toBe('apiVersion: v1\nkind: Pod\nmetad1ata:\n  name: web\n')
  })

  it('copies and cuts what is marked', () => {
    type('nano pod.yaml\r', '\x1ba')
    expect(screen()[21]).toBe(`${' '.repeat(34)}[ Mark Set ]`)
    type('\x1b[C\x1b[C\x1b[C', '\x1b6', '\x1b/', CTRL('U'), '\x1b\\', '\x1b6', CTRL('U'), CTRL('S'))
    expect(text()).toBe('apiVersion: v1\napiVersion: v1\nkind: Pod\nmetadata:\n  name: web\napi\n')
  })

  it('puts another file in', () => {
    lab.writeFile('more.yaml', 'one: 1\ntwo: 2\n')
    type('nano pod.yaml\r', CTRL('R'), 'more.yaml\r')
    expect(screen()[21]).toBe(`${' '.repeat(32)}[ Read 2 lines ]`)
    type(CTRL('R'), 'nosuch\r')
    expect(screen()[21]).toBe(`${' '.repeat(26)}[ File "nosuch" not found ]`)
    type(CTRL('S'))
    expect(text()).toMatch(/^one: 1\ntwo: 2\napiVersion/)
  })

  it('needs a terminal', () => {
    expect(lab.sh('nano pod.yaml')).toMatchObject({
      stderr: 'Standard input is not a terminal\n',
      exitCode: 1,
    })
  })
})

describe('vi', () => {
  /** What is in the file after these keys. */
  function typedInVi(...keys: readonly string[]): string {
    type('vi pod.yaml\r', ...keys, ESCAPE, ':wq\r')
    return text()
  }

  it('shows a file', () => {
    type('vi pod.yaml\r')
    expect(screen().slice(0, 5)).toEqual([
      'apiVersion: v1',
      'kind: Pod',
      'metadata:',
      '  name: web',
      '~',
    ])
    expect(screen()[23]).toBe('"pod.yaml" 4 lines, 47 bytes')
    type('i')
    expect(screen()[23]).toBe('-- INSERT --')
  })

  it.each([
    ['i', 'ix', 'xapiVersion: v1'],
    ['a', 'ax', 'axpiVersion: v1'],
    ['A', 'A!', 'apiVersion: v1!'],
    ['I', '$I_', '_apiVersion: v1'],
    ['o', 'onew', 'apiVersion: v1\nnew'],
    ['O', 'Onew', 'new\napiVersion: v1'],
    ['x', 'xx', 'iVersion: v1'],
    ['cw', 'cwkey', 'key: v1'],
    ['cw at the end of a line', '$bcwv2', 'apiVersion: v2'],
    ['cw of one character', 'wcw=', 'apiVersion= v1'],
    ['cW', 'cWkind:', 'kind: v1'],
    ['dw', 'wdw', 'apiVersionv1'],
    ['D', 'wD', 'apiVersion'],
    ['r', 'rX', 'XpiVersion: v1'],
    ['J', 'J', 'apiVersion: v1 kind: Pod'],
    ['$', '$a2', 'apiVersion: v12'],
    ['u', 'xxu', 'piVersion: v1'],
    ['p of letters', 'xp', 'paiVersion: v1'],
    ['.', 'x..', 'Version: v1'],
  ])('knows %s', (_, keys, line) => {
    expect(typedInVi(keys)).toBe(
      `${line}\n${keys === 'J' ? '' : 'kind: Pod\n'}metadata:\n  name: web\n`,
    )
  })

  it.each([
    ['dd and p', 'ddp', 'kind: Pod\napiVersion: v1\nmetadata:\n  name: web\n'],
    ['yy and P', 'jyyP', 'apiVersion: v1\nkind: Pod\nkind: Pod\nmetadata:\n  name: web\n'],
    ['counts', '2dd', 'metadata:\n  name: web\n'],
    ['G and gg', 'Gdd', 'apiVersion: v1\nkind: Pod\nmetadata:\n'],
    ['arrows', '\x1b[B\x1b[Bdd', 'apiVersion: v1\nkind: Pod\n  name: web\n'],
    ['a search', '/name\rcwlabel', 'apiVersion: v1\nkind: Pod\nmetadata:\n  label: web\n'],
    [':%s', ':%s/a/4/g\r', '4piVersion: v1\nkind: Pod\nmet4d4t4:\n  n4me: web\n'],
    ['a line by its number', ':3\rdd', 'apiVersion: v1\nkind: Pod\n  name: web\n'],
  ])('knows %s', (_, keys, expected) => {
    expect(typedInVi(keys)).toBe(expected)
  })

  it('numbers lines, and says what it cannot do', () => {
    type('vi pod.yaml\r', ':set nu\r')
    expect(screen()[1]).toBe('      2 kind: Pod')
    type(':foo\r')
    expect(screen()[23]).toBe('E492: Not an editor command: foo')
    type('/zz\r')
    expect(screen()[23]).toBe('E486: Pattern not found: zz')
    type('x', ':q\r')
    expect(screen()[23]).toBe('E37: No write since last change (add ! to override)')
    type(':q!\r', 'echo left\r')
    expect(text()).toMatch(/^apiVersion/)
  })

  it('writes with ZZ, and goes on in a fork and from a snapshot', () => {
    type('vi pod.yaml\r', 'ione ')
    const restored = restoreLab(lab.snapshot())
    const fork = lab.fork()
    for (const one of [lab, restored, fork]) {
      terminal = one.terminal({ id: terminal.id })
      terminal.write(`two${ESCAPE}`)
      terminal.write('ZZ')
      one.advance(500)
      expect(one.sh('cat pod.yaml').stdout).toMatch(/^one twoapiVersion/)
    }
  })

  it('needs a terminal', () => {
    expect(lab.sh('vi pod.yaml').stderr).toContain('Vim: Warning: Output is not to a terminal\n')
  })
})

describe('kubectl edit in a terminal', () => {
  it('opens an editor on its screen', () => {
    lab = createLab({ cluster: { nodes: 1 } })
    lab.sh('kubectl create cm cfg --from-literal=a=b')
    terminal = lab.terminal()
    type('kubectl edit cm cfg\r')
    expect(screen()[1]).toMatch(/^# Please edit the object below/)
    type(CTRL('W'), 'a: b\r', '\x1b[F', 'c', CTRL('O'), '\r', CTRL('X'))
    expect(lab.sh("kubectl get cm cfg -o jsonpath='{.data.a}'").stdout).toBe('bc')
    expect(screen().join('\n')).toContain('configmap/cfg edited')
  })
})
