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

/** A part of it alone: the component is drawn again when that changes. */
export const useOfView = <T>(
  client: Client,
  world: string,
  select: (view: ClusterView | undefined) => T,
): T => useSyncExternalStore(client.subscribe, () => select(client.view(world)))
