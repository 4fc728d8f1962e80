import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const PLAY = resolve(import.meta.dirname, '../../examples/play.mjs')

describe('npm start', () => {
  it('plays the whole chapter, as a terminal would show it', () => {
    const text = execFileSync('node', [PLAY], { encoding: 'utf8' })
    const order = [
      'Hello world',
      'docker build -t kubia .',
      'docker push idealism/kubia',
      'minikube start --nodes 4',
      'kubectl create deployment kubia',
      'minikube tunnel',
      '--replicas=3',
      'port-forward',
      '<title>Kubernetes Dashboard</title>',
    ]
    const places = order.map((part) => text.indexOf(part))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(new Set(text.match(/You've hit kubia-\S+/g)).size).toBe(3)
    expect(text).not.toMatch(/^(error|Error|curl: \()/m)
  })
})
