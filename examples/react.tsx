// A front end with React: it draws the lab again whenever something changed or time passed.
import { useSyncExternalStore } from 'react'
import type { Lab } from 'kubarium'

/** The pods of a lab, what each of them is doing, and a button for one more. */
export function Pods({ lab }: { readonly lab: Lab }) {
  useSyncExternalStore(lab.subscribe, () => lab.state)
  const pods = lab.kubectl.get('pods')
  return (
    <section>
      <h1>after {Math.floor(lab.now / 1000)} s</h1>
      <ul>
        {pods.map(({ metadata, status }) => (
          <li key={metadata.uid}>{status?.phase}</li>
        ))}
      </ul>
      <button
        type="button"
        onClick={() => lab.kubectl.scale('deployment', 'web', { replicas: pods.length + 1 })}
      >
        one more
      </button>
    </section>
  )
}
