import { describe, expect, it } from 'vitest'
import {
  familiarString,
  fullString,
  parseReference,
  withDefaultTag,
} from '../../src/oci/reference.js'

describe('image references', () => {
  it.each([
    ['busybox', 'docker.io/library/busybox', 'busybox'],
    ['node:7', 'docker.io/library/node:7', 'node:7'],
    ['docker.io/node', 'docker.io/library/node', 'node'],
    ['docker.io/library/node', 'docker.io/library/node', 'node'],
    ['luksa/kubia:v1', 'docker.io/luksa/kubia:v1', 'luksa/kubia:v1'],
    ['127.0.0.1:5000/team/web', '127.0.0.1:5000/team/web', '127.0.0.1:5000/team/web'],
    ['localhost/web', 'localhost/web', 'localhost/web'],
    ['gcr.io/a/b/c:x_1.2-3', 'gcr.io/a/b/c:x_1.2-3', 'gcr.io/a/b/c:x_1.2-3'],
    [
      `node@sha256:${'a'.repeat(64)}`,
      `docker.io/library/node@sha256:${'a'.repeat(64)}`,
      `node@sha256:${'a'.repeat(64)}`,
    ],
  ])('%s is %s in full', (text, full, familiar) => {
    expect(fullString(parseReference(text))).toBe(full)
    expect(familiarString(parseReference(text))).toBe(familiar)
  })

  it('have the tag latest where Docker needs one', () => {
    expect(withDefaultTag(parseReference('node')).tag).toBe('latest')
    expect(withDefaultTag(parseReference(`node@sha256:${'a'.repeat(64)}`)).tag).toBeUndefined()
  })

  it.each([
    ['BusyBox', 'invalid reference format: repository name (library/BusyBox) must be lowercase'],
    ['Bad:Tag:x', 'invalid reference format: repository name (library/Bad) must be lowercase'],
    ['good:bad:tag', 'invalid reference format'],
    ['', 'invalid reference format'],
    ['a b', 'invalid reference format'],
    ['node:', 'invalid reference format'],
    ['-x', 'invalid reference format'],
    ['a//b', 'invalid reference format'],
    [`x${'y'.repeat(300)}`, 'repository name must not be more than 255 characters'],
  ])('%s: %s', (text, message) => {
    expect(() => parseReference(text)).toThrow(message)
  })
})
