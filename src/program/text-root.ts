/**
 * Files with given texts that are no change of a container's own: what the daemon and the kubelet
 * mount into it.
 *
 * They are the one layer of a root, so that however many there are, they are one row.
 *
 * @module
 */
import { file } from '../oci/entry.js'
import { type Layer, type LayerEntry, privateLayer } from '../oci/layer.js'
import type { Tx } from '../sim/step.js'
import { roots } from './process.js'
import { fileKey, files } from './root.js'

function textLayer(
  tx: Tx,
  texts: Readonly<Record<string, string>>,
  below: Layer['entries'] = {},
): Layer {
  const entries: Record<string, LayerEntry> = { ...below }
  for (const path in texts) entries[path] = file(texts[path] as string, { mtime: tx.now })
  return privateLayer(entries)
}

/**
 * Mounts files with given texts over what a root has. What somebody writes into them lies on top of
 * their layer.
 */
export function mountTexts(tx: Tx, id: string, texts: Readonly<Record<string, string>>): void {
  const root = tx.get(roots, id)
  if (!root) return
  const source = `${id}#texts`
  const known = tx.get(roots, source)
  if (known) for (const path in texts) tx.delete(files, fileKey(source, path))
  tx.put(roots, source, {
    id: source,
    machine: root.machine,
    layers: [textLayer(tx, texts, known?.layers[0]?.entries)],
    mounts: [],
  })
  const missing = Object.keys(texts).filter(
    (path) => !root.mounts.some((mount) => mount.path === path && mount.root === source),
  )
  if (missing.length > 0)
    tx.put(roots, id, {
      ...root,
      mounts: [
        ...root.mounts,
        ...missing.map((path) => ({ path, root: source, from: path, readOnly: false })),
      ],
    })
}
