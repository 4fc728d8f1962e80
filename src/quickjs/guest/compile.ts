/**
 * Makes code of a script's text, in QuickJS: the host reads the text and writes the code, and the
 * engine evaluates it. Stands for program/node/compile/compile.ts.
 *
 * @module
 */
import type * as host from '../../program/node/compile/compile.js'
import { SCRIPT_PREFIX } from '../../program/node/compile/marks.js'
import type { Place } from '../../program/node/compile/output.js'
import { PARAMETERS, SCOPE } from '../../program/node/compile/words.js'
import type { Compiled, CompileRequest, OriginRequest, OriginalRequest } from '../compiled.js'
import { rememberCode } from './code-places.js'
import { exchange, native } from './native.js'

/** Makes code of a file. */
export const compile: typeof host.compile = (text, name, goal) => {
  const request: CompileRequest = { text, name, goal }
  const made = exchange(native().compile, request) as Compiled
  if ('message' in made) return made
  const file = SCRIPT_PREFIX + name
  const code = `\n(function(${[...PARAMETERS, SCOPE].join()}) {\n${made.body}\n})`
  let evaluate: ((...given: unknown[]) => () => unknown) | undefined
  rememberCode(file, code)
  const places = new Map<string, Place | null>()
  return {
    ...made,
    names: { ...made.names, tested: new Set(made.names.tested) } as unknown as host.Unit['names'],
    evaluate({ global, meter, hostGlobal, support, namespaces, scope }) {
      evaluate ??= native().evaluate(JSON.stringify({ text: code, file })) as typeof evaluate
      return (evaluate as (...given: unknown[]) => () => unknown)(
        global,
        meter,
        hostGlobal,
        support,
        namespaces,
        scope,
      )
    },
    originalOf(piece) {
      const asked: OriginalRequest = { ...request, piece }
      return (exchange(native().originalOf, asked) as string | null) ?? undefined
    },
    originOf(place) {
      const key = `${place.line}:${place.column}`
      let origin = places.get(key)
      if (origin === undefined) {
        const asked: OriginRequest = { ...request, place }
        origin = exchange(native().originOf, asked) as Place | null
        places.set(key, origin)
      }
      return origin ?? undefined
    },
  }
}

/** The text that a direct call of `eval` evaluates instead of the one that it was given. */
export const evaluated: typeof host.evaluated = (text, around) =>
  exchange(native().compileEval, { text, around }) as ReturnType<typeof host.evaluated>
