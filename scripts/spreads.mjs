// Objects of one shape from spreads. V8 (as of Node 20) copies the first object of `{ ...a, b }` at
// once if it is not frozen; each property that is then added, and a freeze of the copy, makes a hidden
// class for that one object. That takes microseconds, and whoever reads such objects meets a new
// class each time. After `...null` V8 adds all properties one by one, as of a literal, and all such
// objects have one class. Nothing else changes by it, so it is written into the built files alone.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'acorn'

const FIRST = '...null, '

/** The code with `...null` before the spreads that begin an object. */
export function withSteadySpreads(code, sourceType) {
  const places = []
  visit(parse(code, { ecmaVersion: 2022, sourceType }), ({ type, properties, start }) => {
    const first = type === 'ObjectExpression' ? properties[0] : undefined
    if (first?.type === 'SpreadElement' && first.argument.raw !== 'null') places.push(start + 1)
  })
  const parts = []
  let last = 0
  for (const place of places.sort((a, b) => a - b)) {
    parts.push(code.slice(last, place), FIRST)
    last = place
  }
  return parts.join('') + code.slice(last)
}

function visit(node, each) {
  if (Array.isArray(node)) for (const one of node) visit(one, each)
  else if (typeof node?.type === 'string') {
    each(node)
    for (const name in node) if (typeof node[name] === 'object') visit(node[name], each)
  }
}

/** Rewrites the built files of a folder. */
export function steadySpreads(folder) {
  for (const name of readdirSync(folder, { recursive: true })) {
    const path = join(folder, name)
    if (!/\.c?js$/.test(path)) continue
    const code = readFileSync(path, 'utf8')
    writeFileSync(path, withSteadySpreads(code, path.endsWith('.cjs') ? 'script' : 'module'))
  }
}
