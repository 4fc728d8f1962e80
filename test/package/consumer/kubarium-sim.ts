// The kernel alone, as a user writes it.
import {
  type Loop,
  type World,
  Simulation,
  awaitChange,
  defineTable,
  emptyWorld,
  watch,
} from 'kubarium/sim'

const lamps = defineTable<{ readonly on: boolean }>('lamps')
const switchOff: Loop = {
  name: 'switch-off',
  watches: [watch(lamps, ({ after, key }) => (after?.on ? key : undefined))],
  step(tx, key) {
    tx.update(lamps, key, (draft) => {
      draft.on = false
    })
    return awaitChange
  },
}
const simulation = new Simulation([switchOff], emptyWorld(1))
simulation.events.on('commit', (world, changes) => void [world.now, changes.length])
export const isOn: boolean | undefined = simulation.read().get(lamps, 'desk')?.on
export const rows = (world: World): number | undefined => world.tables['lamps']?.rows.size

// @ts-expect-error A lamp is on or off.
simulation.transact((tx) => tx.put(lamps, 'desk', { on: 'yes' }))
// @ts-expect-error There is no such event.
simulation.events.on('nothing', () => undefined)
