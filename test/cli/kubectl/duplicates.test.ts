import { expect, it } from 'vitest'
import { hollowLab, typed } from './terminal.js'

const pod = (env: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}\nspec:\n  selector: {matchLabels: {a: b}}\n  template:\n    metadata: {labels: {a: b}}\n    spec: {containers: [{name: c, image: busybox, env: [${env}]}]}\n`

it('a patch of a list in which a key stands twice drops all of that key', () => {
  const lab = hollowLab()
  lab.writeFile(
    'd.yaml',
    pod('{name: A, value: "1"}, {name: A, value: "2"}, {name: B, value: "3"}'),
  )
  expect(typed(lab, 'kubectl apply -f d.yaml')).toContain(
    'Warning: spec.template.spec.containers[0].env[1]: hides previous definition of "A", which may be dropped when using apply\n',
  )
  lab.writeFile('d.yaml', pod('{name: A, value: "2"}, {name: B, value: "3"}'))
  typed(lab, 'kubectl apply -f d.yaml')
  expect(
    typed(
      lab,
      `kubectl get deployment d -o jsonpath='{.spec.template.spec.containers[0].env[*].name}'`,
    ),
  ).toBe('B')
})

it('a patch with a field that the kind does not have is warned of, and changes nothing', () => {
  const lab = hollowLab()
  typed(lab, 'kubectl create configmap a')
  expect(typed(lab, `kubectl patch configmap a -p '{"extra":1}'`)).toBe(
    'configmap/a patched (no change)\n2> Warning: unknown field "extra"\n',
  )
})
