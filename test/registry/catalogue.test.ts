import { describe, expect, it } from 'vitest'
import { parseReference } from '../../src/oci/reference.js'
import { openHub } from '../../src/registry/registry.js'
import { type Resolved, resolveManifest } from '../../src/registry/resolve.js'
import { publish } from '../../src/registry/transfer.js'
import { Simulation } from '../../src/sim/driver.js'
import { emptyWorld } from '../../src/sim/world.js'

const world = (hub?: 'open' | 'strict'): Simulation => {
  const sim = new Simulation([], emptyWorld(1))
  sim.transact((tx) => openHub(tx, hub))
  return sim
}
const open = world()
const resolve = (text: string, sim = open) => resolveManifest(sim.read(), parseReference(text))
const envOf = (text: string, sim = open): readonly string[] =>
  (resolve(text, sim) as Resolved).image.config.config.Env ?? []

describe('a version of a known repository', () => {
  it.each([
    ['nginx:1.19.8', 'NGINX_VERSION=1.19.8'],
    ['nginx:1.25', 'NGINX_VERSION=1.25.5'],
    ['nginx:1.13-alpine', 'NGINX_VERSION=1.13.12'],
    ['node:12', 'NODE_VERSION=12.22.12'],
    ['node:14.17-buster-slim', 'NODE_VERSION=14.17.0'],
    ['node:16-alpine3.15', 'NODE_VERSION=16.20.2'],
    ['node:lts-alpine', 'NODE_VERSION=22.17.1'],
    ['node:fermium', 'NODE_VERSION=14.21.3'],
    ['python:3.6', 'PYTHON_VERSION=3.6.15'],
    ['python:2-slim', 'PYTHON_VERSION=2.7.18'],
    ['postgres:9.4', 'PG_VERSION=9.4.26'],
    ['postgres:9.6-alpine', 'PG_MAJOR=9.6'],
    ['postgres:12-bullseye', 'PG_MAJOR=12'],
    ['redis:5.0.4', 'REDIS_VERSION=5.0.4'],
    ['mysql:5.6', 'MYSQL_VERSION=5.6.51-1.el9'],
  ])('%s has %s', (reference, pair) => expect(envOf(reference)).toContain(pair))

  it.each([
    'node:999',
    'nginx:1.161',
    'python:4',
    'ubuntu:22.01',
    'alpine:3.99',
    'redis:99-alpine',
  ])('%s was never published', (reference) => expect(resolve(reference)).toBe('not-found'))

  it.each(['nginx:nosuch', 'node:fpm', 'busybox:bookworm', 'alpine:slim', 'nginx:noble'])(
    'the repository of %s has no such variant',
    (reference) => expect(resolve(reference)).toBe('not-found'),
  )

  it('is the same image under all of its tags', () => {
    const ids = ['node', 'node:24', 'node:24.4', 'node:24.4.1', 'node:current'].map(
      (tag) => (resolve(tag) as Resolved).image.id,
    )
    expect(new Set(ids).size).toBe(1)
  })

  it('says of a system which one it is', () => {
    const releaseOf = (reference: string): string | undefined =>
      Object.entries((resolve(reference) as Resolved).image.layers[0]?.entries ?? {}).find(
        ([path]) => /^\/(usr\/lib|etc)\/os-release$/.test(path),
      )?.[1].target === '../usr/lib/os-release'
        ? (resolve(reference) as Resolved).image.layers[0]?.entries['/usr/lib/os-release']?.text
        : (resolve(reference) as Resolved).image.layers[0]?.entries['/etc/os-release']?.text
    expect(releaseOf('ubuntu:18.04')).toContain('PRETTY_NAME="Ubuntu 18.04.6 LTS"')
    expect(releaseOf('ubuntu:focal')).toContain('VERSION_ID="20.04"')
    expect(releaseOf('debian:buster-slim')).toContain('VERSION_CODENAME=buster')
    expect(releaseOf('alpine:3.12')).toContain('VERSION_ID=3.12.12')
    expect(releaseOf('centos:7')).toContain('NAME="CentOS Linux"')
    expect(releaseOf('rockylinux:9')).toContain('ID="rocky"')
  })

  it('is there under the names that mirrors have for it', () => {
    expect(resolve('k8s.gcr.io/pause:3.1')).toEqual(resolve('registry.k8s.io/pause:3.1'))
    expect(resolve('registry.k8s.io/busybox')).toEqual(resolve('busybox'))
    expect(resolve('public.ecr.aws/docker/library/nginx:1.25')).toEqual(resolve('nginx:1.25'))
  })
})

describe('a digest', () => {
  const PIN = 'sha256:9c7a3f1b52de8804c6e1fa3b7d905c2e48f6a1d0b3957c8e2f4d6a7b8091c3e5'

  it('pins the image of the tag beside it, or the latest', () => {
    expect(resolve(`nginx:1.19@${PIN}`)).toMatchObject({ digest: PIN })
    expect((resolve(`nginx@${PIN}`) as Resolved).image.id).toBe(
      (resolve('nginx') as Resolved).image.id,
    )
  })

  it('of digits that repeat is nobody’s', () => {
    expect(resolve(`nginx@sha256:${'0'.repeat(64)}`)).toBe('not-found')
    expect(resolve(`nginx@sha256:${'deadbeef'.repeat(8)}`)).toBe('not-found')
  })
})

describe('a public repository that the catalogue does not know', () => {
  it.each([
    'someteam/weather:1.2',
    'drupal:10-apache',
    'ghcr.io/dexidp/dex:v2.35.0',
    'quay.io/keycloak/keycloak',
  ])('gives a stand-in for %s, which says so', (reference) => {
    const { image } = resolve(reference) as Resolved
    expect(image.config.config.Cmd).toEqual(['stand-in'])
    expect(envOf(reference).find((pair) => pair.startsWith('STAND_IN_FOR='))).toBe(
      `STAND_IN_FOR=${/:[^/]+$/.test(reference) ? reference : `${reference}:latest`}`,
    )
  })

  it('is none of Docker’s own unless Docker has it', () => {
    expect(resolve('ngnix')).toBe('denied')
    expect(resolve('kubia')).toBe('denied')
    expect(resolve('drupal:nosuch')).toBe('not-found')
  })

  it.each(['nosuch/image', 'your-name/app', 'acme/private', 'someteam/does-not-exist'])(
    '%s is refused as the real one is',
    (reference) => expect(resolve(reference)).toBe('denied'),
  )

  it('is on a registry that there is', () => {
    expect(resolve('nowhere.example.com/team/app')).toBe('not-found')
    expect(resolve('localhost:5000/team/app')).toBe('not-found')
  })

  it('is nobody’s who pushes images of their own', () => {
    const sim = world()
    const { image } = resolve('busybox', sim) as Resolved
    sim.transact((tx) => publish(tx, parseReference('someteam/app:v1'), image))
    expect(resolve('someteam/app:v2', sim)).toBe('not-found')
    expect(resolve('someteam/other', sim)).toBe('denied')
  })

  it('is refused by a strict hub', () => {
    const sim = world('strict')
    expect(resolve('someteam/weather', sim)).toBe('denied')
    expect(resolve('drupal', sim)).toBe('denied')
    expect(envOf('nginx:1.19.8', sim)).toContain('NGINX_VERSION=1.19.8')
  })
})
