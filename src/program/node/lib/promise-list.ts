/**
 * Promises of many: `Promise.all` and `Promise.allSettled`.
 *
 * @see https://tc39.es/ecma262/#sec-promise.all
 */
import type { PromiseClass, ScriptPromise, Settle } from './promise.js'

type Done = (at: number, value: unknown) => void

/** A promise of a list with a place for each item. */
export function collect(
  like: PromiseClass,
  items: Iterable<unknown>,
  wait: (item: ScriptPromise, at: number, done: Done, reject: Settle) => void,
): ScriptPromise {
  return new like((resolve, reject) => {
    const values: unknown[] = []
    let missing = 1
    const settled = (): void => {
      if (--missing === 0) resolve(values)
    }
    let at = 0
    for (const item of items) {
      values.push(undefined)
      missing++
      wait(
        like.resolve(item),
        at++,
        (index, value) => {
          values[index] = value
          settled()
        },
        reject,
      )
    }
    settled()
  })
}
