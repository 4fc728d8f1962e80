import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dockerDuration,
  goDuration,
  parseGoDuration,
  shortDuration,
} from '../../src/text/duration.js'
import { goQuote, goUnquote } from '../../src/text/goquote.js'
import { goJson } from '../../src/text/json.js'
import {
  addQuantities,
  canonicalQuantity,
  compareQuantities,
  formatQuantity,
  milliValue,
  parseQuantity,
} from '../../src/text/quantity.js'
import { humanSize } from '../../src/text/size.js'
import { DOCKER_COLUMNS, table, tabwriter } from '../../src/text/tabwriter.js'
import { civil, fromCivil, parseTime, rfc1123z, rfc3339, rfc3339nano } from '../../src/text/time.js'

const S = 1000
const M = 60 * S
const H = 60 * M
const D = 24 * H

describe('tables', () => {
  it('are as wide as their cells, and the last column is not padded', () => {
    expect(
      table([
        ['NAME', 'READY', 'STATUS'],
        ['a', '1/1', 'Running'],
        ['long-name', '0/1', 'Pending'],
      ]),
    ).toBe('NAME        READY   STATUS\na           1/1     Running\nlong-name   0/1     Pending\n')
    expect(
      table(
        [
          ['REPOSITORY', 'TAG', 'SIZE'],
          ['node', '7', '108MB'],
        ],
        DOCKER_COLUMNS,
      ),
    ).toBe('REPOSITORY   TAG       SIZE\nnode         7         108MB\n')
  })

  it('begin a new block of columns after a line without them', () => {
    expect(
      tabwriter('Name:\tx\nLabels:\ta=1\n\tb=2\nplain\nAnnotations long:\ty\n', {
        minWidth: 0,
        padding: 2,
      }),
    ).toBe('Name:    x\nLabels:  a=1\n         b=2\nplain\nAnnotations long:  y\n')
  })

  it('pad an empty last cell that ends with a tab, as docker history does', () => {
    expect(
      table(
        [
          ['SIZE', 'COMMENT'],
          ['0B', ''],
        ],
        DOCKER_COLUMNS,
      ),
    ).toBe('SIZE      COMMENT\n0B        \n')
  })

  it('count wide characters twice for docker', () => {
    expect(
      table(
        [
          ['A', 'B'],
          ['容器容器容器', 'x'],
        ],
        DOCKER_COLUMNS,
      ),
    ).toBe('A              B\n容器容器容器   x\n')
  })
})

describe('lengths of time', () => {
  it.each([
    [-5 * S, '<invalid>'],
    [0, '0s'],
    [119 * S, '119s'],
    [2 * M, '2m'],
    [5 * M + 15 * S, '5m15s'],
    [11 * M + 15 * S, '11m'],
    [3 * H, '3h'],
    [7 * H + 59 * M, '7h59m'],
    [9 * H + 5 * M, '9h'],
    [3 * D + 2 * H, '3d2h'],
    [9 * D, '9d'],
    [3 * 365 * D, '3y'],
  ])('%d ms is %s for kubectl', (ms, text) => expect(shortDuration(ms)).toBe(text))

  it.each([
    [500, 'Less than a second'],
    [1 * S, '1 second'],
    [59 * S, '59 seconds'],
    [1 * M, 'About a minute'],
    [59 * M, '59 minutes'],
    [61 * M, 'About an hour'],
    [2 * H, '2 hours'],
    [3 * D, '3 days'],
    [15 * D, '2 weeks'],
    [70 * D, '2 months'],
    [800 * D, '2 years'],
  ])('%d ms is %s for docker', (ms, text) => expect(dockerDuration(ms)).toBe(text))

  it("are read and written in Go's notation", () => {
    for (const text of ['0s', '1.5s', '1m30s', '1h0m0s', '250ms', '100µs'])
      expect(goDuration(parseGoDuration(text) as number)).toBe(text)
    expect(parseGoDuration('5')).toBeUndefined()
    expect(parseGoDuration('-1.5h')).toBe(-90 * M)
  })
})

describe('quantities', () => {
  it.each([
    ['1000m', '1'],
    ['1500m', '1500m'],
    ['0.5', '500m'],
    ['1024Ki', '1Mi'],
    ['1.5Gi', '1536Mi'],
    ['0.5Ki', '512'],
    ['1e3', '1e3'],
    ['12000000', '12M'],
    ['0', '0'],
    ['100G', '100G'],
    ['1E', '1E'],
  ])('%s is %s in canonical form', (text, canonical) =>
    expect(canonicalQuantity(text)).toBe(canonical),
  )

  it('have values that can be compared and added', () => {
    expect(parseQuantity('1.5Gi')).toBe(1.5 * 2 ** 30)
    expect(milliValue('250m')).toBe(250)
    expect(compareQuantities('1Gi', '1000M')).toBe(1)
    expect(addQuantities('100m', '1')).toBe('1100m')
    expect(addQuantities('0', '1Gi')).toBe('1Gi')
    expect(formatQuantity(0.1)).toBe('100m')
    expect(Number.isNaN(parseQuantity('lots'))).toBe(true)
  })

  it('keep their value in canonical form', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e9 }),
        fc.constantFrom('', 'm', 'k', 'M', 'Ki', 'Mi', 'Gi'),
        (number, suffix) =>
          compareQuantities(
            `${number}${suffix}`,
            canonicalQuantity(`${number}${suffix}`) as string,
          ) === 0,
      ),
    )
  })
})

describe('times', () => {
  it('are printed in the formats of Docker and Kubernetes', () => {
    const at = fromCivil(2026, 11, 23, 7, 27, 5) + 158
    expect([rfc3339(at), rfc3339nano(at), rfc1123z(at)]).toEqual([
      '2026-11-23T07:27:05Z',
      '2026-11-23T07:27:05.158000000Z',
      'Mon, 23 Nov 2026 07:27:05 +0000',
    ])
    expect(parseTime('2026-11-23T08:27:05.158+01:00')).toBe(at)
    expect(parseTime('2026-02-30T00:00:00Z')).toBeUndefined()
  })

  it('agree with the calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2e12, max: 1e13 }), (ms) => {
        const { year, month, day, hour, minute, second, millisecond } = civil(ms)
        return (
          fromCivil(year, month, day, hour, minute, second) + millisecond === ms &&
          new Date(ms).getUTCDate() === day &&
          new Date(ms).getUTCDay() === civil(ms).weekday
        )
      }),
    )
  })
})

describe('other formats', () => {
  it('sizes have three digits', () => {
    expect([0, 999, 1_982_640, 107_782_888, 1.5e9].map((bytes) => humanSize(bytes))).toEqual([
      '0B',
      '999B',
      '1.98MB',
      '108MB',
      '1.5GB',
    ])
    expect(humanSize(3072, 4)).toBe('3.072kB')
  })

  it('quoted texts come back', () => {
    expect(goQuote('a"b\\c\n\u0001é')).toBe('"a\\"b\\\\c\\n\\x01é"')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => goUnquote(goQuote(text)) === text),
    )
  })

  it("JSON is escaped as Go's", () => {
    expect(goJson({ b: '<&>', a: [1, undefined], 10: 1, 9: 2 }, { sortKeys: true })).toBe(
      '{"10":1,"9":2,"a":[1,null],"b":"\\u003c\\u0026\\u003e"}',
    )
    expect(goJson({ a: {}, b: [], c: [1] }, { indent: '  ' })).toBe(
      '{\n  "a": {},\n  "b": [],\n  "c": [\n    1\n  ]\n}',
    )
  })
})
