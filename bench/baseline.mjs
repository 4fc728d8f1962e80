// The baseline: the same pods in plain mutable Maps, as a store without versions, indexes of its
// own or a past would keep them.

/**
 * As many writes as pods take from create to Running (create, bind, status, two events, endpoints).
 */
export function baseline(count, podsANode = 30) {
  const [pods, byNode, events, endpoints] = [new Map(), new Map(), new Map(), new Map()]
  for (let i = 0; i < count; i++) {
    const key = `default/pod-${i}`
    pods.set(key, {
      metadata: { name: `pod-${i}`, labels: { app: 'web' } },
      spec: { containers: [{ name: 'c', image: 'nginx' }] },
      status: { phase: 'Pending' },
    })
    const node = `node-${i % Math.ceil(count / podsANode)}`
    pods.set(key, { ...pods.get(key), spec: { ...pods.get(key).spec, nodeName: node } })
    byNode.set(node, (byNode.get(node) ?? new Set()).add(key))
    pods.set(key, {
      ...pods.get(key),
      status: {
        phase: 'Running',
        conditions: [{ type: 'Ready', status: 'True' }],
        podIP: '10.0.0.1',
      },
    })
    for (const reason of ['SuccessfulCreate', 'Scheduled'])
      events.set(`${key}/${reason}`, { reason, about: key, count: 1 })
    const service = `web-${Math.floor(i / 100)}`
    endpoints.set(
      service,
      (endpoints.get(service) ?? new Map()).set(key, { addresses: ['10.0.0.1'], ready: true }),
    )
  }
  return { pods, byNode, events, endpoints }
}
