/**
 * `timelineSvg`: the timeline of a lab as a picture: a line for each pod, and a dot where each
 * request went.
 *
 * @module
 */
import { type Look, podLook, requestLook } from './look.js'
import type { PodLife, Span } from './pod-life.js'
import { escaped, shortened } from './text.js'
import {
  type Lived,
  type RequestLife,
  type Timeline,
  type TimelineOptions,
  timelineOf,
} from './timeline.js'

const LABELS = 240
const TRACK = 700
const MARGIN = 20
const LINE = 24
const AXIS = 30
const LETTERS = 27
/** Milliseconds between two marks of the axis: the first of these that leaves room for its text. */
const STEPS = [1, 10, 50, 200, 1e3, 5e3, 10e3, 30e3, 60e3, 300e3, 1.8e6, 3.6e6, 21.6e6, 86.4e6]
const MARKS_AT_MOST = 10
const LEGEND = [
  'pending',
  'creating',
  'pulling',
  'running',
  'waiting',
  'terminating',
  'succeeded',
] as const
const PULLING: Look = { colour: '#f59f00', sign: '↓' }

/** Where a time stands. */
type Scale = (time: number) => number

/**
 * Pods over time (pending, pulling, running, waiting, terminating, with a mark for each restart),
 * and where each request went, as an SVG document. It takes a lab, or what `timelineOf` gave.
 *
 * @example writeFileSync('timeline.svg', timelineSvg(lab))
 */
export function timelineSvg(lab: Lived | Timeline, options: TimelineOptions = {}): string {
  const timeline = 'pods' in lab ? lab : timelineOf(lab, options)
  const { from, until, pods, requests } = timeline
  const scale: Scale = (time) =>
    MARGIN +
    LABELS +
    (Math.min(Math.max(time - from, 0), until - from) / (until - from || 1)) * TRACK
  const rows = new Map(pods.map(({ key }, i) => [key, AXIS + (i + 1) * LINE]))
  const [width, height] = [
    LABELS + TRACK + 2 * MARGIN,
    AXIS + (pods.length + 1) * LINE + 2 * MARGIN + LINE,
  ]
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${pods.length} pods over ${clock(until - from)}" font-family="monospace" font-size="12">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...axisOf(from, until, scale, height),
    label(AXIS, 'requests'),
    ...pods.flatMap((pod, i) => podLine(pod, AXIS + (i + 1) * LINE, scale)),
    ...requests.map((one) => requestMark(one, rows, scale)),
    legend(height - MARGIN),
    '</svg>',
  ]
  return `${lines.join('\n')}\n`
}

const label = (y: number, said: string): string =>
  `<text x="${MARGIN}" y="${y + 15}" fill="#212529">${escaped(shortened(said, LETTERS))}</text>`

/** `250ms`, `12s`, `1m30s`. */
function clock(time: number): string {
  if (time < 1000) return `${time}ms`
  const seconds = Math.round(time / 100) / 10
  const minutes = Math.floor(seconds / 60)
  if (minutes === 0) return `${seconds}s`
  return minutes < 60
    ? `${minutes}m${Math.floor(seconds % 60)}s`
    : `${Math.floor(minutes / 60)}h${minutes % 60}m`
}

function axisOf(from: number, until: number, scale: Scale, height: number): readonly string[] {
  const step = STEPS.find((one) => (until - from) / one <= MARKS_AT_MOST) ?? (until - from) / 10
  const marks = Array.from({ length: Math.floor((until - from) / step) + 1 }, (_, i) => i * step)
  return marks.map((mark) => {
    const x = round(scale(from + mark))
    return `<g stroke="#dee2e6"><line x1="${x}" y1="${AXIS}" x2="${x}" y2="${height - MARGIN - LINE}"/><text x="${x}" y="${AXIS - 8}" text-anchor="middle" stroke="none" fill="#495057">${clock(mark)}</text></g>`
  })
}

const round = (x: number): number => Math.round(x * 10) / 10

const lookOf = ({ state, ready }: Pick<Span, 'state' | 'ready'>): Look =>
  state === 'pulling' ? PULLING : podLook(state, ready)

function podLine(pod: PodLife, y: number, scale: Scale): readonly string[] {
  return [
    label(y, pod.name),
    ...pod.spans
      .filter(({ from, until }) => scale(until) > scale(from))
      .map((span) => spanOf(span, y, scale)),
    ...pod.restarts.map(
      (time) =>
        `<text x="${round(scale(time))}" y="${y + 16}" text-anchor="middle" fill="#c92a2a" font-size="15">↻<title>restarted</title></text>`,
    ),
  ]
}

function spanOf(span: Span, y: number, scale: Scale): string {
  const { colour, sign } = lookOf(span)
  const [x, width] = [round(scale(span.from)), round(scale(span.until) - scale(span.from))]
  const word = span.reason ?? span.state
  const seen =
    sign && width > 14
      ? `<text x="${round(x + width / 2)}" y="${y + 15}" text-anchor="middle" fill="#ffffff">${sign}</text>`
      : ''
  return `<g><title>${escaped(`${word}, ${clock(span.until - span.from)}`)}</title><rect x="${x}" y="${y + 2}" width="${Math.max(width, 1)}" height="${LINE - 6}" rx="3" fill="${colour}"/>${seen}</g>`
}

/** A dot in the line of the pod that a request came to, or in the line of those that came to none. */
function requestMark(
  { request, from, until }: RequestLife,
  rows: ReadonlyMap<string, number>,
  scale: Scale,
): string {
  const pod = request.stations.findLast(({ part }) => rows.has(part))
  const y = rows.get(pod?.part ?? '') ?? AXIS
  const [x1, x2] = [round(scale(from)), round(scale(until))]
  const { colour } = requestLook(request)
  const said = `${request.name} to ${request.to}: ${request.failure ?? request.status ?? request.state}`
  const middle = y + LINE / 2 - 1
  const mark =
    request.state === 'failed'
      ? `<text x="${x2}" y="${middle + 5}" text-anchor="middle" fill="${colour}" font-size="16">×</text>`
      : `<circle cx="${x2}" cy="${middle}" r="4" fill="#ffffff" stroke="${colour}" stroke-width="2"/>`
  return `<g data-key="${escaped(request.key)}"><title>${escaped(said)}</title><path d="M${x1} ${AXIS + LINE / 2}L${x2} ${middle}" stroke="${colour}" stroke-opacity="0.4" fill="none"/>${mark}</g>`
}

function legend(y: number): string {
  return LEGEND.map((state, i) => {
    const { colour, sign } = lookOf({ state, ready: true })
    const x = MARGIN + i * 125
    return `<rect x="${x}" y="${y - 12}" width="16" height="14" rx="3" fill="${colour}"/><text x="${x + 8}" y="${y - 1}" text-anchor="middle" fill="#ffffff">${sign}</text><text x="${x + 22}" y="${y}" fill="#495057">${state}</text>`
  }).join('')
}
