import { describe, expect, it } from 'vitest'
import * as controller from '../../examples/extend/controller.js'
import * as filter from '../../examples/extend/filter.js'
import * as kind from '../../examples/extend/kind.js'
import * as program from '../../examples/extend/program.js'
import * as rule from '../../examples/extend/rule.js'
import * as score from '../../examples/extend/score.js'
import * as verb from '../../examples/extend/verb.js'
import * as webhook from '../../examples/extend/webhook.js'

/** What an example prints. */
function printed({ run }: { run: (print: (line: string) => void) => void }): string {
  const lines: string[] = []
  run((line) => void lines.push(line))
  return lines.join('\n')
}

describe('the examples of plugins', () => {
  it('a kind: kubectl applies, lists, describes, refuses and deletes its objects', () => {
    const text = printed(kind)
    expect(text).toContain('backup.demo.example/nightly created\n')
    expect(text).toContain(
      'NAME      SCHEDULE    MADE   AGE   KEEP\nnightly   0 3 * * *   0      0s    3\n',
    )
    expect(text).toMatch(/^Labels: +team=a$/m)
    expect(text).toMatch(/^Spec:\n {2}Keep: +3\n {2}Schedule: +0 3 \* \* \*$/m)
    expect(text).toMatch(/^backups +bk +demo.example\/v1 +true +Backup$/m)
    expect(text).toContain('The Backup "broken" is invalid: spec.schedule: Required value\n')
    expect(text).toContain('backup.demo.example "nightly" deleted')
  })

  it('a controller: it makes a pod a minute and counts them; its pods go when its object goes', () => {
    const text = printed(controller)
    expect(text).toMatch(/^nightly +\* \* \* \* \* +3 +2m30s$/m)
    expect(text).toContain('\n3\n')
    expect(text).toContain('No resources found in default namespace.')
  })

  it('a webhook: it refuses pods whose image has no version', () => {
    const text = printed(webhook)
    expect(text).toContain(
      'Error from server: admission webhook "versions.example.com" denied the request: nginx has no version\n',
    )
    expect(text).toContain('pod/a created\n')
  })

  it('verbs: of kubectl, of docker, and of a tool of their own', () => {
    const text = printed(verb)
    expect(text).toContain('broken 2\n\n[{"name":"broken","restarts":2}]\n')
    expect(text).toContain('HELLO WORLD\n')
    expect(text).toContain('hello docker\n')
    expect(text).toContain('Error: whom shall I greet?\n')
    expect(text).toContain('Available Commands:\n  hello   Say hello\n')
  })

  it('a filter plugin: it says why a pod waits, and what wakes it', () => {
    const text = printed(filter)
    expect(text).toContain('0/3 nodes are available: 3 node(s) had no licence.')
    expect(text).toMatch(/^paid +1\/1 +Running .* minikube-m03 /m)
  })

  it('a score plugin: all pods run on the cheapest node', () => {
    expect(printed(score).match(/^web-.* minikube-m02 /gm)).toHaveLength(3)
  })

  it('a network rule: it closes a port to others, and leaves it open inside', () => {
    expect(printed(rule)).toBe('closed\n\nPONG\n')
  })

  it('a program: a fork throws what its lab throws', () => {
    const text = printed(program)
    const [, here] = /here (\d)/.exec(text) ?? []
    expect(text).toContain(`in the fork ${here}\n`)
    expect(text).toContain(`throw 3: ${here}\n`)
  })
})
