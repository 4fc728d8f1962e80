import { describe, expect, it } from 'vitest'
import { hollowLab, typed } from './terminal.js'

/** The texts are those of kubectl 1.36 against a server that answers the same. */
const lab = hollowLab()
lab.sh('kubectl run web --image=nginx && kubectl run api --image=nginx')
lab.settle()
const said = (line: string): string => typed(lab.fork(), `kubectl wait ${line}`)
const TIMEOUT = '--timeout=1s'

describe('kubectl wait', () => {
  it.each([
    ['pod/web --for=condition=Ready', 'pod/web condition met\n'],
    ['pod/web --for=condition=ready=True', 'pod/web condition met\n'],
    ['pod web api --for=condition=Ready -o name', 'pod/web\npod/api\n'],
    [
      `pod/web --for=condition=Ready --for=jsonpath={.status.phase}=Running`,
      'pod/web condition met\n'.repeat(2),
    ],
    [
      `pod/web --for=condition=Foo ${TIMEOUT}`,
      '2> error: timed out waiting for the condition on pods/web\nrc=1\n',
    ],
    [
      `pod/web pod/api --for=condition=Foo ${TIMEOUT}`,
      '2> timed out waiting for the condition on pods/web\n2> timed out waiting for the condition on pods/api\nrc=1\n',
    ],
    ['pod/web --for=condition=Foo --timeout=0', '2> error: condition not met for pods/web\nrc=1\n'],
    [
      `pod/nope pod/web --for=condition=Ready ${TIMEOUT}`,
      'pod/web condition met\n2> Error from server (NotFound): pods "nope" not found\nrc=1\n',
    ],
    [
      `pod -l app=y --for=condition=Ready ${TIMEOUT}`,
      '2> error: no matching resources found\nrc=1\n',
    ],
  ])('waits for conditions: %s', (line, text) => {
    expect(said(line)).toBe(text)
  })

  it.each([
    ['pod/nope --for=delete', ''],
    ['pod -n other --all --for=delete', ''],
    ['pod/web --for=Delete --timeout=0', '2> error: condition not met for pods/web\nrc=1\n'],
    [
      `pod/nope pod/web --for=create ${TIMEOUT}`,
      '2> error: timed out waiting for the condition\nrc=1\n',
    ],
    [
      `pod -n other --all --for=create ${TIMEOUT}`,
      '2> error: timed out waiting for the condition\nrc=1\n',
    ],
    ['pod --all --for=create', 'pod/api condition met\npod/web condition met\n'],
  ])('waits for beginnings and ends: %s', (line, text) => {
    expect(said(line)).toBe(text)
  })

  it.each([
    ['{.status.phase}=Running', 'pod/web condition met\n'],
    ['{.status.phase}="Running"', 'pod/web condition met\n'],
    ['.status.phase=Running', 'pod/web condition met\n'],
    ['{.metadata}', 'pod/web condition met\n'],
    ['{.spec.containers[?(@.name=="web")].image}=nginx', 'pod/web condition met\n'],
    ['{.status.nothing}=x', '2> error: timed out waiting for the condition on pods/web\nrc=1\n'],
    [
      '{.metadata}=x',
      '2> error: jsonpath leads to a nested object or list which is not supported\nrc=1\n',
    ],
    ['{..name}', '2> error: given jsonpath expression matches more than one value\nrc=1\n'],
    [
      '{.status.phase}=',
      "2> error: jsonpath wait has to have a value after equal sign, like --for=jsonpath='{.status.readyReplicas}'=3\nrc=1\n",
    ],
    [
      '{.metadata.name}=a=b',
      "2> error: jsonpath wait format must be --for=jsonpath='{.status.readyReplicas}'=3 or --for=jsonpath='{.status.readyReplicas}'\nrc=1\n",
    ],
    ['', '2> error: jsonpath expression cannot be empty\nrc=1\n'],
    [
      '{.status.phase}!=x',
      "2> error: unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'\nrc=1\n",
    ],
  ])('waits for values: %s', (path, text) => {
    expect(said(`pod/web --for='jsonpath=${path}' ${TIMEOUT}`)).toBe(text)
  })

  it('says what it does not understand', () => {
    expect(said('pod/web')).toBe('2> error: unrecognized condition: []\nrc=1\n')
    expect(said('pod/web --for=CONDITION=Ready')).toBe(
      '2> error: unrecognized condition: "CONDITION=Ready"\nrc=1\n',
    )
    expect(said('pod --for=delete')).toBe(
      '2> error: resource(s) were provided, but no name was specified\nrc=1\n',
    )
    expect(said('-k . --for=delete')).toContain("unknown shorthand flag: 'k' in -k")
  })

  it('goes on when an object that it waits for is made', () => {
    const own = lab.fork()
    const shown = typed(
      own,
      '(sleep 3; kubectl run late --image=nginx >/dev/null) & kubectl wait pod/late --for=create --for=condition=Ready --timeout=20s',
    )
    expect(shown).toContain('pod/late condition met\npod/late condition met\n')
  })
})
