/**
 * A terminal for tests of the docker command: runs command lines on a simulation, with files in
 * memory.
 */
import { dockerTool } from '../../../src/cli/docker/tool.js'
import type { Cli, CliFiles, Wait } from '../../../src/cli/verb.js'
import { FileError } from '../../../src/program/files.js'
import type { Simulation } from '../../../src/sim/driver.js'
import type { Tx } from '../../../src/sim/step.js'

const HOME = '/home/user'

interface Ran {
  readonly stdout: string
  readonly stderr: string
  readonly exitCode: number
}

export class Terminal {
  readonly texts = new Map<string, string>()

  constructor(
    readonly sim: Simulation,
    readonly machine = 'host',
  ) {}

  write(path: string, text: string): void {
    this.texts.set(`${HOME}/${path}`, text)
  }

  /**
   * Runs `docker …`; words in single or double quotes stay together. After `timeout` it is
   * interrupted.
   */
  docker(line: string, { timeout = 600_000, stdin = '' } = {}): Ran {
    const argv = [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
      ([, single, double, word]) => single ?? double ?? word ?? '',
    )
    let stdout = ''
    let stderr = ''
    let tx: Tx | undefined
    let interrupted = false
    let input: string | undefined = stdin
    const files = this.files()
    const end = this.sim.now + timeout
    const cli: Cli = {
      get tx() {
        if (!tx) throw new Error('no step is under way')
        return tx
      },
      machine: this.machine,
      cwd: HOME,
      env: { DOCKER_BUILDKIT: '0' },
      columns: undefined,
      outScreen: undefined,
      sizeIn: () => undefined,
      screen: undefined,
      out: (text) => {
        stdout += text
      },
      err: (text) => {
        stderr += text
      },
      stdin: {
        isTerminal: false,
        isReady: () => true,
        takeKeys: () => undefined,
        read() {
          const text = input
          input = undefined
          return text
        },
        *readAll() {
          const text = input ?? ''
          input = undefined
          return text
        },
      },
      files,
      get interrupted() {
        return interrupted
      },
      process: undefined,
      *run() {
        return 127
      },
      line: undefined,
      spend: () => {},
      ask: (question) => question(cli.tx),
      turns: () => ({ carry: (state) => state }),
    }
    const running = dockerTool(cli, argv)
    while (true) {
      const next = this.sim.transact((step): IteratorResult<Wait, number> => {
        tx = step
        return running.next()
      })
      if (next.done) return { stdout, stderr, exitCode: next.value }
      const { when, until = Number.POSITIVE_INFINITY } = next.value
      this.sim.runUntil(when ?? (() => false), Math.min(until, end))
      interrupted = this.sim.now >= end
    }
  }

  private files(): CliFiles {
    const { texts } = this
    const resolve = (path: string): string => {
      const parts: string[] = []
      for (const part of (path.startsWith('/') ? path : `${HOME}/${path}`).split('/')) {
        if (part === '..') parts.pop()
        else if (part !== '' && part !== '.') parts.push(part)
      }
      return `/${parts.join('/')}`
    }
    const isDirectory = (path: string): boolean =>
      [...texts.keys()].some((name) => name.startsWith(`${resolve(path)}/`))
    return {
      resolve,
      exists: (path) => texts.has(resolve(path)) || isDirectory(path),
      isDirectory,
      read(path) {
        const text = texts.get(resolve(path))
        if (text === undefined) throw new FileError('ENOENT', path)
        return text
      },
      write: (path, text) => void texts.set(resolve(path), text),
      mkdir: () => {},
      lstat: () => undefined,
      symlink: () => undefined,
      remove: (path) => void texts.delete(resolve(path)),
      isExecutable: () => false,
      list: () => [],
      tree: (path) =>
        Object.fromEntries(
          [...texts]
            .filter(([name]) => name.startsWith(`${resolve(path)}/`))
            .map(([name, text]) => [name.slice(resolve(path).length + 1), { text, mode: 0o644 }]),
        ),
    }
  }
}
