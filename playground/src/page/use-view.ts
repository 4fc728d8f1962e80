/**
 * The view of a lab in a component.
 *
 * @module
 */
import { useSyncExternalStore } from 'react'
import type { ClusterView } from 'kubarium/view'
import type { Client } from './client.js'

/** A lab as a picture has it; the component is drawn again when it changes. */
export const useView = (client: Client, world: string): ClusterView | undefined =>
  useSyncExternalStore(client.subscribe, () => client.view(world))
