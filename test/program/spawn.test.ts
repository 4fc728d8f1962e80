import { describe, expect, it } from 'vitest'
import { ExecError } from '../../src/program/program.js'
import { stage } from './stage.js'

function failure(...argv: string[]): ExecError {
  try {
    stage().start(...argv)
  } catch (error) {
    if (error instanceof ExecError) return error
    throw error
  }
  throw new Error(`${argv.join(' ')} was started`)
}

function said(...argv: string[]): string {
  const { simulation, start, output } = stage()
  const { output: pipe } = start(...argv)
  simulation.settle(1000)
  return output(pipe)
}

describe('starting a command', () => {
  it.each([
    ['nosuch', 127, 'exec: "nosuch": executable file not found in $PATH'],
    ['plain', 127, 'exec: "plain": executable file not found in $PATH'],
    ['', 127, 'exec: "": executable file not found in $PATH'],
    ['__proto__', 127, 'exec: "__proto__": executable file not found in $PATH'],
    ['/nosuch', 127, 'exec: "/nosuch": stat /nosuch: no such file or directory'],
    ['/etc/motd/x', 127, 'exec: "/etc/motd/x": stat /etc/motd/x: not a directory'],
    ['/etc/motd', 126, 'exec: "/etc/motd": permission denied'],
    ['/etc', 126, 'exec: "/etc": is a directory'],
    ['/bin/lost', 127, 'exec /bin/lost: no such file or directory'],
    ['data', 126, 'exec /bin/data: exec format error'],
  ])('fails as the runtime does: %s', (name, exitCode, message) => {
    expect(failure(name)).toMatchObject({ exitCode, message })
  })

  it('runs the interpreter that a script names, with its argument, the path and the rest', () => {
    expect(said('hello', 'you')).toBe('hello from a script /bin/hello you\n')
    expect(said('twice')).toBe('hello from a script /bin/hello /bin/twice\n')
  })

  it('follows symbolic links', () => {
    expect(said('alias', 'link')).toBe('hello link\n')
    expect(said('/bin/alias', 'link')).toBe('hello link\n')
  })

  it('begins a container whose file has no interpreter: it is the container that fails', () => {
    const { simulation, startWith, output, exitCode } = stage()
    const { process, output: pipe } = startWith({ isFirst: true }, '/bin/lost')
    simulation.settle(1000)
    expect([output(pipe), exitCode(process)]).toEqual([
      'exec /bin/lost: no such file or directory\n',
      255,
    ])
  })

  it('counts pids from 1 in every container', () => {
    const { simulation, startWith } = stage()
    startWith({ pidNamespace: 'one' }, 'count')
    startWith({ pidNamespace: 'two' }, 'count')
    startWith({ pidNamespace: 'two' }, 'count')
    const rows = simulation.world.tables['processes']?.rows
      .toArray()
      .map(([, row]) => (row as { pid: number }).pid)
    expect(rows).toEqual([1, 1, 2])
  })
})
