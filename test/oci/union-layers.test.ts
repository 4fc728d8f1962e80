import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Layer, type LayerEntry, makeLayer } from '../../src/oci/layer.js'
import { type Tree, unionOf } from '../../src/oci/union.js'

const NAMES = ['a', 'b', 'c']
const path = fc
  .array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 3 })
  .map((parts) => `/${parts.join('/')}`)
const entry = fc.record({
  type: fc.constantFrom('file', 'directory', 'whiteout', 'symlink'),
  opaque: fc.boolean(),
  text: fc.constantFrom('x', 'y'),
})
const layer = fc.dictionary(path, entry, { maxKeys: 5 }).map(
  (entries): Layer =>
    makeLayer(
      Object.fromEntries(
        Object.entries(entries).map(([at, { type, opaque, text }]): [string, LayerEntry] => [
          at,
          {
            type,
            mode: 0o644,
            uid: 0,
            gid: 0,
            mtime: 0,
            size: 1,
            ...(type === 'file' ? { text } : {}),
            ...(type === 'directory' && opaque ? { opaque } : {}),
          },
        ]),
      ),
    ),
)

/** Everything that a tree shows. */
function shown(tree: Tree, directory = '/'): readonly string[] {
  return tree.list(directory).flatMap((name) => {
    const at = directory === '/' ? `/${name}` : `${directory}/${name}`
    const { type, text = '' } = tree.get(at) as LayerEntry
    return [`${at} ${type} ${text}`, ...(type === 'directory' ? shown(tree, at) : [])]
  })
}

/** Layers that no tree has been made of. */
const strange = (layers: readonly Layer[]): readonly Layer[] => layers.map((one) => ({ ...one }))

describe('the union of layers and one more', () => {
  it('is what the union of all of them is', () => {
    fc.assert(
      fc.property(fc.array(layer, { minLength: 1, maxLength: 6 }), (layers) => {
        layers.forEach((_, i) => {
          const some = layers.slice(0, i + 1)
          expect(shown(unionOf(some))).toEqual(shown(unionOf(strange(some))))
        })
      }),
      { seed: 1 },
    )
  })

  it('leaves the union below as it was', () => {
    fc.assert(
      fc.property(fc.array(layer, { minLength: 1, maxLength: 4 }), layer, (layers, more) => {
        const below = unionOf(layers)
        const before = shown(unionOf(strange(layers)))
        unionOf([...layers, more])
        expect(shown(below)).toEqual(before)
      }),
      { seed: 1 },
    )
  })
})
