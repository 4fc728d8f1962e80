import { describe, expect, it } from 'vitest'
import * as autoscaling from '../../examples/autoscaling.js'
import * as chapter from '../../examples/chapter.js'
import * as dashboard from '../../examples/dashboard.js'
import * as drain from '../../examples/drain-with-budget.js'
import * as guestbook from '../../examples/guestbook.js'
import * as ingress from '../../examples/ingress.js'
import * as jobs from '../../examples/job-with-queue.js'
import * as lesson from '../../examples/lesson.test-example.js'
import * as networkPolicy from '../../examples/network-policy.js'
import * as nodeFailure from '../../examples/node-failure.js'
import * as ownProgram from '../../examples/own-program.js'
import * as redisConfiguration from '../../examples/redis-configuration.js'
import * as rollingUpdate from '../../examples/rolling-update.js'
import * as staleController from '../../examples/stale-controller.js'
import * as statefulSet from '../../examples/statefulset-basics.js'
import * as timeTravel from '../../examples/time-travel.js'

/** What an example prints. */
function printed({ run }: { run: (print: (line: string) => void) => void }): string {
  const lines: string[] = []
  run((line) => void lines.push(line))
  return lines.join('\n')
}

describe('the examples', () => {
  it('play the chapter: three pods answer behind one address', () => {
    const text = printed(chapter)
    expect(text).toContain('Hello world\n')
    expect(new Set(text.match(/You've hit kubia-\S+/g)).size).toBe(3)
    expect(text.match(/1\/1 {5}Running/g)).toHaveLength(3)
  })

  it('grow with a load and shrink without it', () => {
    const text = printed(autoscaling)
    const sizes = [...text.matchAll(/cpu: (\S+)\/50% +1 +10 +(\d+)/g)].map(([, cpu, pods]) => [
      cpu,
      Number(pods),
    ])
    expect(sizes[0]).toEqual(['<unknown>', 0])
    expect(sizes[1]).toEqual(['0%', 1])
    expect(sizes[2]?.[1]).toBeGreaterThanOrEqual(4)
    expect(sizes[3]).toEqual(['0%', 1])
    expect(text).toMatch(/SuccessfulRescale .* New size: 4; reason: cpu resource utilization/)
    expect(text).toMatch(/SuccessfulRescale .* New size: 1; reason: All metrics below target/)
  })

  it('test a lesson: it is done after the last command', () => {
    expect(printed(lesson).match(/done: \w+/g)).toEqual([
      'done: false',
      'done: false',
      'done: true',
    ])
  })

  it('guard a database: the shop window gets an answer, a passer-by none', () => {
    const text = printed(networkPolicy)
    expect(text.match(/<!DOCTYPE html>/g)).toHaveLength(2)
    expect(text).toContain('wget: download timed out')
    expect(text).toContain('PodSelector: role=window')
  })

  it('keep a guest book: what one front end writes, another reads, until the book is lost', () => {
    const text = printed(guestbook)
    expect(text).toMatch(/rpush guests Ada Grace\n2\n/)
    expect(text).toMatch(/lrange guests 0 -1\nAda\nGrace\n/)
    expect(text).toMatch(/front +5\/5[^]*front +2\/2/)
    expect(text).toMatch(/llen guests\n0\n/)
  })

  it('configure Redis: a new pod reads what was changed', () => {
    const text = printed(redisConfiguration)
    expect([...text.matchAll(/\nmaxmemory\n(\S+)\n/g)].map(([, size]) => size)).toEqual([
      '0',
      '0',
      '2097152',
    ])
    expect(text).toMatch(/maxmemory-policy\nallkeys-lru\n/)
  })

  it('keep the names and volumes of a StatefulSet, and update it from its end', () => {
    const text = printed(statefulSet)
    expect(text).toMatch(/wget -qO- room-1\.rooms\nroom-1\n/)
    expect(text.match(/walls-room-3 +Bound/g)).toHaveLength(1)
    expect(text).toMatch(/room-0 +nginx:1\.27\nroom-1 +nginx:1\.28\n/)
    expect(text).toContain('partitioned roll out complete: 2 new pods have been updated...')
    expect(text).not.toContain('Warning')
  })

  it('empty nodes as far as a budget allows', () => {
    const text = printed(drain)
    expect(text.match(/node\/\S+ drained/g)).toHaveLength(2)
    expect(text).toContain("Cannot evict pod as it would violate the pod's disruption budget.")
    expect(text.match(/keeper-\d +0\/1 +Pending/g)).toHaveLength(1)
    expect(text.match(/keeper-\d +1\/1 +Running/g)?.slice(-3)).toHaveLength(3)
  })

  it('share work out: by a queue, and by index', () => {
    const text = printed(jobs)
    expect(text.match(/readers-\S+ reads \w/g)).toHaveLength(6)
    expect(new Set(text.match(/readers-\S+(?= reads)/g)).size).toBe(2)
    expect(text).toMatch(/painters +Complete +3\/3/)
    expect(text.match(/I paint it (\w+)/g)).toEqual([
      'I paint it red',
      'I paint it green',
      'I paint it blue',
    ])
  })

  it('lead to two services behind one address', () => {
    const text = printed(ingress)
    expect(text).toMatch(/ingress-nginx-controller-\S+ +1\/1 +Running/)
    expect(text).toMatch(/^town +nginx +town.example +192.168.49.2 +80 /m)
    expect(text).toMatch(/town.example\/ \| head -1\nHostname: bakery-/)
    expect(text).toMatch(/books\/1 \| head -1\nHostname: library-/)
    expect(text.trimEnd().endsWith('\n404')).toBe(true)
  })

  it('watch a rolling update: three pods come, three go, and the new image runs', () => {
    const text = printed(rollingUpdate)
    expect(text.match(/ADDED/g)).toHaveLength(3)
    expect(text.match(/DELETED/g)).toHaveLength(3)
    expect(text).toContain('deployment "web" successfully rolled out')
    expect(text.trimEnd().endsWith('nginx:1.27\nnginx:1.27\nnginx:1.27')).toBe(true)
  })

  it('show both futures of a node: its pods go on elsewhere', () => {
    const text = printed(nodeFailure)
    expect(text).toMatch(/with minikube-m02: .*minikube-m02/)
    expect(text).not.toMatch(/without minikube-m02: .*minikube-m02,/)
    expect(text).toMatch(/minikube-m02 +NotReady/)
  })

  it('draw a dashboard: pods of each node, waiting and then running', () => {
    const text = printed(dashboard)
    expect(text).toContain('.')
    expect(text.endsWith('minikube       ##\nminikube-m02   ##\nminikube-m03   ##')).toBe(true)
  })

  it('run a program of their own: a fork remembers what its lab remembers', () => {
    expect(printed(ownProgram).match(/hello number \d/g)).toEqual([
      'hello number 1',
      'hello number 2',
      'hello number 3',
    ])
  })

  it('travel in time: what a failure did is compared, undone, restored and replayed', () => {
    const text = printed(timeTravel)
    expect(text).toMatch(
      /^without minikube-m02 there are [12] pods that are not there with it, and [12] are otherwise\n/,
    )
    expect(text).toContain('after 30 s nobody had noticed: true')
    expect(text).toMatch(/ 0 s {2}minikube-m02: powerOff\n(.*\n)*.*NodeNotReady/)
    expect(text).toContain('undone: minikube-m02 powerOff; the same world as before: true')
    expect(text).toContain(
      'a snapshot of it, restored: true\nall of it again from its recording: true',
    )
  })
  it('watch a controller that sees the world late: it makes three pods, and no more', () => {
    const text = printed(staleController)
    expect(text.match(/replicaset-controller created/g)).toHaveLength(3)
    expect(text).toMatch(/^ +\d+ {5}3 +0 {2}yes$/m)
    expect(text).toMatch(/^ +\d+ {5}3 +3 {2}no$/m)
  })
})
