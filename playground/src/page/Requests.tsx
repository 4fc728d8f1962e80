/**
 * Requests that fly: a dot for each, from part to part; red where it failed.
 *
 * @module
 */
import { memo, useEffect, useRef } from 'react'
import type { Box, ViewRequest } from 'kubarium/view'
import type { Client } from './client.js'

type Boxes = Readonly<Record<string, Box>>

/** How long a dot flies from one part to the next, in milliseconds. */
const LEG = 350
const AT_ONCE = 40
const SVG = 'http://www.w3.org/2000/svg'

interface Props {
  readonly client: Client
  readonly world: string
  readonly boxes: Boxes
}

/** The requests of a lab, as they are told; the page does nothing for a picture in which none fly. */
export const Requests = memo(({ client, world, boxes }: Props) => {
  const layer = useRef<SVGGElement>(null)
  const places = useRef(boxes)
  places.current = boxes
  useEffect(() => {
    const hear = (from: string, requests: readonly ViewRequest[]): void => {
      if (from !== world || !layer.current) return
      for (const request of requests) fly(layer.current, request, places.current)
    }
    client.onRequests.add(hear)
    return () => void client.onRequests.delete(hear)
  }, [client, world])
  return <g ref={layer} className="requests" />
})

function fly(layer: SVGGElement, { stations, state, status }: ViewRequest, boxes: Boxes): void {
  const places = stations.flatMap(({ part }) => {
    const box = boxes[part]
    return box ? [middleOf(box)] : []
  })
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
  if (places.length === 0 || layer.childElementCount >= AT_ONCE) return
  const dot = document.createElementNS(SVG, 'circle')
  dot.setAttribute('r', '6')
  dot.setAttribute('class', state === 'failed' || (status ?? 0) >= 500 ? 'failed' : 'answered')
  layer.append(dot)
  const way = isStill ? places.slice(-1) : places
  const frames = [...way, ...way.slice(-1)].map(([x, y]) => ({
    transform: `translate(${x}px, ${y}px)`,
  }))
  const flight = dot.animate(frames, { duration: LEG * Math.max(1, frames.length - 1) })
  flight.onfinish = () => dot.remove()
  flight.oncancel = () => dot.remove()
}

const middleOf = ({ x, y, width, height }: Box): readonly [number, number] => [
  x + (height > 40 ? width / 2 : 12),
  y + Math.min(height / 2, 20),
]
