import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { FileError } from '../../src/program/files.js'
import { roots } from '../../src/program/process.js'
import { changesOf, createRoot, removeRoot } from '../../src/program/root.js'
import { stage } from './stage.js'

function errno(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof FileError) return error.code
    throw error
  }
  return 'none'
}

const USER = { user: { uid: 1000, gid: 1000, name: 'user' } }

describe('the files of a root', () => {
  it('are those of its layers under what was written since', () => {
    const { simulation, inFiles } = stage()
    inFiles(
      (files) => {
        files.write('note', 'one')
        files.remove('deep', { recursive: true })
        expect(files.list('/etc')).toEqual(['motd', 'note'])
        expect(files.read('../etc/note')).toBe('one')
      },
      { cwd: '/etc' },
    )
    expect(
      Object.keys(changesOf(simulation.read(), 'r')).filter(
        (path) => !path.startsWith('/etc/deep/'),
      ),
    ).toEqual(['/etc/deep', '/etc/note'])
  })

  it('come back empty when a directory of a layer is removed and made again', () => {
    stage().inFiles((files) => {
      files.remove('/etc', { recursive: true })
      files.mkdir('/etc')
      expect(files.list('/etc')).toEqual([])
      expect(files.exists('/etc/deep/inside')).toBe(false)
    })
  })

  it.each([
    ['ENOENT', '/nosuch/file'],
    ['ENOENT', ''],
    ['ENOTDIR', '/etc/motd/x'],
    ['ENOTDIR', '/etc/motd/'],
    ['EISDIR', '/etc'],
    ['ELOOP', '/loop'],
    ['ENOENT', '/etc/__proto__'],
  ])('fail with %s: read "%s"', (code, path) => {
    expect(stage().inFiles((files) => errno(() => files.read(path)))).toBe(code)
  })

  it('fail as the system calls do', () => {
    stage().inFiles((files) => {
      expect(errno(() => files.mkdir('/etc'))).toBe('EEXIST')
      expect(errno(() => files.remove('/etc'))).toBe('ENOTEMPTY')
      expect(errno(() => files.rename('/etc', '/etc/deep/etc'))).toBe('EINVAL')
      expect(errno(() => files.rename('/etc', '/bin/greet'))).toBe('ENOTDIR')
      expect(errno(() => files.rename('/bin/greet', '/etc'))).toBe('EISDIR')
      expect(errno(() => files.remove('/'))).toBe('EBUSY')
    })
  })

  it('may not be changed by those to whom they do not belong', () => {
    stage().inFiles((files) => {
      expect(errno(() => files.write('/etc/motd', 'x'))).toBe('EACCES')
      expect(errno(() => files.write('/etc/new', 'x'))).toBe('EACCES')
      expect(errno(() => files.remove('/etc/motd'))).toBe('EACCES')
      expect(errno(() => files.chmod('/etc/motd', 0o777))).toBe('EPERM')
      expect(errno(() => files.chown('/etc/motd', 1000, 1000))).toBe('EPERM')
      expect(errno(() => files.touch('/etc/motd'))).toBe('EACCES')
      expect(files.read('/etc/motd')).toBe('welcome\n')
    }, USER)
  })

  it('are found through symbolic links; `..` after one is above where it leads', () => {
    stage().inFiles((files) => {
      expect(files.read('/here/../note')).toBe('beside\n')
      expect(files.lstat('/here')).toMatchObject({ type: 'symlink', target: '/etc/deep/inside' })
      files.write('/here/new', 'x')
      expect(files.read('/etc/deep/inside/new')).toBe('x')
    })
  })

  it('of another root appear under a mount, which may be read-only', () => {
    const { simulation, inFiles } = stage()
    simulation.transact((tx) => {
      createRoot(tx, { id: 'volume', machine: 'm', layers: [], mounts: [] })
      tx.update(roots, 'r', (root) => {
        root.mounts.push(
          { path: '/data', root: 'volume', from: '/', readOnly: false },
          { path: '/fixed', root: 'volume', from: '/', readOnly: true },
        )
      })
    })
    inFiles((files) => {
      files.write('/data/x', '1')
      expect(files.read('/fixed/x')).toBe('1')
      expect(errno(() => files.write('/fixed/x', '2'))).toBe('EROFS')
      expect(errno(() => files.remove('/data'))).toBe('EBUSY')
      expect(files.list('/')).toContain('data')
    })
    expect(Object.keys(changesOf(simulation.read(), 'r'))).toEqual([])
    simulation.transact((tx) => removeRoot(tx, 'volume'))
    expect(simulation.world.tables['files']?.rows.size).toBe(0)
  })

  it('that stand for output lead to the output of a process', () => {
    for (const path of ['/dev/stdout', '/proc/self/fd/2', '/proc/1/fd/1', '/var/log/access']) {
      const { simulation, start, output } = stage()
      const { output: pipe } = start('note', path, 'printed')
      simulation.settle(10)
      expect(output(pipe)).toBe('printed\n')
    }
    const { simulation, start } = stage()
    start('note', '/dev/null', 'gone')
    simulation.settle(10)
    expect(Object.keys(changesOf(simulation.read(), 'r'))).toEqual([])
  })

  it('never fail but with an errno, and read back what was written last', () => {
    const path = fc
      .array(fc.constantFrom('etc', 'a', 'b', '..', '.', 'here', 'loop', '', 'motd'), {
        maxLength: 5,
      })
      .map((parts) => `/${parts.join('/')}`)
    const move = fc.record({
      do: fc.constantFrom('write', 'mkdir', 'remove', 'rename', 'symlink', 'list', 'touch'),
      path,
      other: path,
    })
    fc.assert(
      fc.property(fc.array(move, { maxLength: 12 }), (moves) => {
        stage().inFiles((files) => {
          for (const { do: what, path: at, other } of moves) {
            const code = errno(() => {
              if (what === 'write') files.write(at, other)
              else if (what === 'mkdir') files.mkdir(at, { parents: other.length > 10 })
              else if (what === 'remove') files.remove(at, { recursive: true })
              else if (what === 'rename') files.rename(at, other)
              else if (what === 'symlink') files.symlink(other, at)
              else if (what === 'list')
                files.list(at).forEach((name) => files.lstat(`${at}/${name}`))
              else files.touch(at)
            })
            if (what === 'write' && code === 'none') expect(files.read(at)).toBe(other)
            if (what === 'mkdir' && code === 'none') expect(files.stat(at).type).toBe('directory')
          }
        })
      }),
      { numRuns: 100 },
    )
  })
})
