import { describe, expect, it } from 'vitest'
import { archiveSize, contextOf } from '../../../src/docker/build/context.js'
import { ignoring } from '../../../src/docker/build/ignore.js'
import { createLab } from '../../../src/index.js'

const file = (text: string) => ({ text, mode: 0o644 })

describe('.dockerignore', () => {
  it('leaves out what a pattern fits, and all in a directory that it fits', () => {
    const isIgnored = ignoring('# logs\n*.log\nnode_modules\n')
    expect(isIgnored('noise.log')).toBe(true)
    expect(isIgnored('deep/noise.log')).toBe(false)
    expect(isIgnored('node_modules/express/index.js')).toBe(true)
  })

  it('crosses directories with **', () => {
    const isIgnored = ignoring('**/*.md\ndocs/**')
    expect(isIgnored('README.md')).toBe(true)
    expect(isIgnored('a/b/c.md')).toBe(true)
    expect(isIgnored('docs/a/b.txt')).toBe(true)
  })

  it('takes back with ! what an earlier pattern left out: the last that fits decides', () => {
    const isIgnored = ignoring('*.md\n!README.md\n')
    expect(isIgnored('NOTES.md')).toBe(true)
    expect(isIgnored('README.md')).toBe(false)
  })
})

describe('a malformed .dockerignore', () => {
  it.each([
    ['a[', 'syntax error in pattern'],
    ['[a-', 'syntax error in pattern'],
    ['[]', 'syntax error in pattern'],
    ['a\\', 'syntax error in pattern'],
    ['[z-a]', 'syntax error in pattern'],
    ['!', 'illegal exclusion pattern: "!"'],
  ])('%j: %s', (pattern, message) => {
    const lab = createLab()
    lab.writeFile('app/Dockerfile', 'FROM scratch\nCOPY . /\n')
    lab.writeFile('app/.dockerignore', `${pattern}\n`)
    expect(lab.sh('DOCKER_BUILDKIT=0 docker build app').stderr).toContain(
      `checking context: ${message}\n`,
    )
  })

  it('is read once, however many stars it has', () => {
    const isIgnored = ignoring(`${'*a'.repeat(30)}b`)
    expect(isIgnored('a'.repeat(2_000))).toBe(false)
  })
})

describe('the build context', () => {
  it('always contains the Dockerfile and .dockerignore', () => {
    const files = {
      Dockerfile: file('FROM busybox\n'),
      '.dockerignore': file('*\n'),
      'app.js': file(''),
    }
    expect(Object.keys(contextOf(files, 'Dockerfile'))).toEqual(['Dockerfile', '.dockerignore'])
  })

  it('is as big as its tar archive: a header and whole blocks for each file, two blocks at the end', () => {
    expect(archiveSize({ Dockerfile: file('FROM busybox\n') })).toBe(2048)
    expect(archiveSize({ Dockerfile: file('x'), 'app.js': file('x'.repeat(400)) })).toBe(3072)
    expect(archiveSize({ 'src/app.js': file('') })).toBe(2048)
  })
})
