import { describe, expect, it } from 'vitest'
import { directory, file, symlink, whiteout } from '../../src/oci/entry.js'
import { makeLayer } from '../../src/oci/layer.js'
import { unionOf } from '../../src/oci/union.js'

const base = makeLayer({
  '/etc': directory(),
  '/etc/a': file('a'),
  '/etc/b': file('b'),
  '/var/log/x': file('x'),
  '/bin/sh': symlink('busybox'),
})

describe('the union of layers', () => {
  it('shows what every layer has, and the directories above it', () => {
    const tree = unionOf([base])
    expect(tree.list('/')).toEqual(['bin', 'etc', 'var'])
    expect(tree.get('/var/log')?.type).toBe('directory')
    expect(tree.get('/etc/a')?.text).toBe('a')
  })

  it('prefers the upper layer', () => {
    expect(unionOf([base, makeLayer({ '/etc/a': file('new') })]).get('/etc/a')?.text).toBe('new')
  })

  it('hides what an upper layer removed, with all below it', () => {
    const tree = unionOf([base, makeLayer({ '/etc/a': whiteout(), '/var': whiteout() })])
    expect(tree.list('/etc')).toEqual(['b'])
    expect(tree.get('/var/log/x')).toBeUndefined()
    expect(tree.list('/')).toEqual(['bin', 'etc'])
  })

  it('hides the contents below an opaque directory, but not its own', () => {
    const tree = unionOf([
      base,
      makeLayer({ '/etc': { ...directory(), opaque: true }, '/etc/c': file('c') }),
    ])
    expect(tree.list('/etc')).toEqual(['c'])
  })

  it('lets a file take the place of a directory', () => {
    const tree = unionOf([base, makeLayer({ '/var': file('now a file') })])
    expect(tree.get('/var')?.type).toBe('file')
    expect(tree.list('/var')).toEqual([])
  })
})

describe('layers', () => {
  it('are named by their content', () => {
    expect(makeLayer({ '/a': file('1'), '/b': file('2') }).diffId).toBe(
      makeLayer({ '/b': file('2'), '/a': file('1') }).diffId,
    )
    expect(makeLayer({ '/a': file('1') }).diffId).not.toBe(makeLayer({ '/a': file('2') }).diffId)
  })
})
