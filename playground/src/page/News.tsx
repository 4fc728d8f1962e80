/**
 * News for a screen reader: what pods began to do, said once, when nothing else is being said.
 *
 * @module
 */
import { useEffect, useRef, useState } from 'react'
import type { ClusterView, ViewPod } from 'kubarium/view'
import { saidOf } from './looks.js'

const SYSTEM = 'kube-system'
/** With more news than this at once their number is said. */
const AT_ONCE = 3

/** Says what changed between two views. */
export function News({ view }: { readonly view: ClusterView | undefined }) {
  const [said, setSaid] = useState('')
  const before = useRef<readonly ViewPod[]>([])
  const pods = view?.pods
  useEffect(() => {
    if (!pods) return
    const known = new Map(before.current.map((pod) => [pod.key, pod.state]))
    before.current = pods
    const news = pods.filter(
      ({ key, state, namespace }) => namespace !== SYSTEM && known.get(key) !== state,
    )
    if (news.length > AT_ONCE) setSaid(`${news.length} pods have changed`)
    else if (news.length > 0) setSaid(news.map(saidOf).join('; '))
  }, [pods])
  return (
    <p className="unseen" role="status">
      {said}
    </p>
  )
}
