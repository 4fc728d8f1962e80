import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { asAdmin, newCluster } from '../cluster.js'

/** What a real API server v1.36 has made once it serves. */
const real: readonly { kind: string; metadata: { name: string; namespace?: string } }[] =
  JSON.parse(
    readFileSync(new URL('../../../../scripts/schema/bootstrap.json', import.meta.url), 'utf8'),
  )

describe('the roles, bindings and priority classes of a new cluster', () => {
  const simulation = newCluster()

  it('are those of a real one, rule by rule', () => {
    for (const wanted of real) {
      const { name, namespace } = wanted.metadata
      const found = asAdmin(simulation, (api) => api.get(wanted.kind as 'Role', name, namespace))
      expect(found).toMatchObject(wanted)
    }
  })

  it('are no more than those', () => {
    for (const kind of [
      'ClusterRole',
      'ClusterRoleBinding',
      'Role',
      'RoleBinding',
      'PriorityClass',
    ] as const) {
      const names = asAdmin(simulation, (api) => api.list(kind)).map(
        ({ metadata }) => `${metadata.namespace ?? ''}/${metadata.name}`,
      )
      expect(names.sort()).toEqual(
        real
          .filter((one) => one.kind === kind)
          .map(({ metadata }) => `${metadata.namespace ?? ''}/${metadata.name}`)
          .sort(),
      )
    }
  })
})
