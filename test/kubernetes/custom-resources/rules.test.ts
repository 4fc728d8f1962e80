import { describe, expect, it } from 'vitest'
import { applying, clusterWith, definition, resource, schemaWith, version } from './websites.js'

type Part = Readonly<Record<string, unknown>>

/** A cluster with widgets of which these rules must hold. */
const withRules = (rules: readonly Part[], properties: Part = {}, more: Part = {}) =>
  clusterWith(
    definition('Widget', [
      version(
        'v1',
        schemaWith(
          {
            replicas: { type: 'integer' },
            minReplicas: { type: 'integer' },
            name: { type: 'string', 'x-kubernetes-validations': [] },
            ...properties,
          },
          { 'x-kubernetes-validations': rules, ...more },
        ),
      ),
    ]),
  )

const widget = (spec: Part) => resource('Widget', 'w', spec)

describe('a rule of a schema', () => {
  it('must hold, or the object is refused with its message', () => {
    const lab = withRules([
      {
        rule: 'self.minReplicas <= self.replicas',
        message: 'replicas should be greater than or equal to minReplicas.',
      },
    ])
    expect(applying(lab, widget({ minReplicas: 3, replicas: 2 }))).toBe(
      'The Widget "w" is invalid: spec: Invalid value: replicas should be greater than or equal to minReplicas.\n',
    )
    expect(applying(lab, widget({ minReplicas: 1, replicas: 2 }))).toBe(
      'widget.example.com/w created\n',
    )
  })

  it('is shown itself if it has no message', () => {
    const lab = withRules([{ rule: 'self.replicas < 5' }])
    expect(applying(lab, widget({ replicas: 7 }))).toBe(
      'The Widget "w" is invalid: spec: Invalid value: failed rule: self.replicas < 5\n',
    )
  })

  it('can say why in an expression, name a field, and give a reason', () => {
    const lab = withRules([
      {
        rule: 'self.replicas <= 5',
        messageExpression: '"replicas is " + string(self.replicas) + ", which is too many"',
        fieldPath: '.replicas',
        reason: 'FieldValueForbidden',
      },
    ])
    expect(applying(lab, widget({ replicas: 7 }))).toBe(
      'The Widget "w" is invalid: spec.replicas: Forbidden: replicas is 7, which is too many\n',
    )
  })

  it('fails when its evaluation does', () => {
    const lab = withRules([{ rule: 'self.minReplicas > 0' }])
    expect(applying(lab, widget({ replicas: 7 }))).toBe(
      'The Widget "w" is invalid: spec: Invalid value: "object": no such key: minReplicas evaluating rule: self.minReplicas > 0\n',
    )
  })

  it('is not asked while the object is wrong anyway', () => {
    const lab = withRules([{ rule: 'self.replicas < 5' }])
    expect(applying(lab, widget({ replicas: 'many' }))).toBe(
      'The Widget "w" is invalid: \n' +
        '* spec.replicas: Invalid value: "string": spec.replicas in body must be of type integer: "string"\n' +
        '* <nil>: Invalid value: null: some validation rules were not checked because the object was invalid; correct the existing errors to complete validation\n',
    )
  })

  it('knows quantities, addresses, lists and optional fields', () => {
    const rules = [
      "quantity(self.size).isLessThan(quantity('10Gi'))",
      "cidr('10.0.0.0/8').containsIP(self.address)",
      'self.ports.all(p, p > 0) && self.ports.isSorted()',
      "self.?name.orValue('none') != 'bad'",
      "!has(self.name) || self.name.matches('^[a-z]+$')",
    ]
    const lab = withRules(
      rules.map((rule) => ({ rule })),
      {
        size: { type: 'string' },
        address: { type: 'string' },
        ports: { type: 'array', items: { type: 'integer' } },
      },
    )
    const fine = { size: '1Gi', address: '10.1.2.3', ports: [80, 443] }
    expect(applying(lab, widget(fine))).toBe('widget.example.com/w created\n')
    const broken: readonly Part[] = [
      { size: '20Gi' },
      { address: '192.0.2.1' },
      { ports: [443, 80] },
      { name: 'bad' },
      { name: 'A' },
    ]
    broken.forEach((part, i) =>
      expect(applying(lab, widget({ ...fine, ...part }))).toContain(`failed rule: ${rules[i]}`),
    )
  })
})

describe('a rule with oldSelf', () => {
  it('is asked only where there is an old value', () => {
    const lab = withRules([{ rule: 'self.replicas >= oldSelf.replicas', message: 'grow only' }])
    expect(applying(lab, widget({ replicas: 5 }))).toBe('widget.example.com/w created\n')
    expect(applying(lab, widget({ replicas: 6 }))).toBe('widget.example.com/w configured\n')
    expect(applying(lab, widget({ replicas: 4 }))).toContain('spec: Invalid value: grow only')
  })

  it('is asked of new values too if oldSelf is optional', () => {
    const lab = withRules([
      {
        rule: 'oldSelf.hasValue() || self.replicas == 1',
        message: 'starts with one',
        optionalOldSelf: true,
      },
    ])
    expect(applying(lab, widget({ replicas: 2 }))).toContain('starts with one')
    expect(applying(lab, widget({ replicas: 1 }))).toContain('created')
    expect(applying(lab, widget({ replicas: 2 }))).toContain('configured')
  })

  it('makes a field immutable', () => {
    const lab = withRules([], {
      name: {
        type: 'string',
        'x-kubernetes-validations': [{ rule: 'self == oldSelf', message: 'name is immutable' }],
      },
    })
    applying(lab, widget({ name: 'a' }))
    expect(applying(lab, widget({ name: 'b' }))).toContain(
      'spec.name: Invalid value: "b": name is immutable',
    )
  })
})

describe('a definition with a rule that cannot work', () => {
  const complaint = (rule: Part): string => {
    const lab = clusterWith()
    return applying(
      lab,
      definition('Widget', [
        version(
          'v1',
          schemaWith({ replicas: { type: 'integer' } }, { 'x-kubernetes-validations': [rule] }),
        ),
      ]),
    )
  }

  it('is refused with the words of the compiler', () => {
    expect(complaint({ rule: 'self.size > 1' })).toContain(
      "compilation failed: ERROR: <input>:1:5: undefined field 'size'\n | self.size > 1\n | ....^",
    )
    expect(complaint({ rule: "self.replicas == 'one'" })).toContain(
      "found no matching overload for '_==_' applied to '(int, string)'",
    )
    expect(complaint({ rule: 'self.replicas + 1' })).toContain(
      'cel expression must evaluate to a bool',
    )
    expect(complaint({ rule: 'self.replicas >' })).toContain('Syntax error')
    expect(complaint({ rule: 'true', messageExpression: '1' })).toContain(
      'messageExpression must evaluate to a string',
    )
    expect(complaint({ rule: 'true', optionalOldSelf: true })).toContain(
      'may not be set if oldSelf is not used in rule',
    )
  })
})
