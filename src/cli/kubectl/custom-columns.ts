/**
 * `-o custom-columns`: a table whose columns the user chooses.
 *
 * @see https://kubernetes.io/docs/reference/kubectl/#custom-columns
 */
import { JsonPathError, goText, jsonPathOf } from '../../text/jsonpath/index.js'
import { CommandError } from '../verb.js'

/** A column: its header, and the values that it finds in an object. */
interface Column {
  readonly header: string
  readonly find: (object: unknown) => readonly unknown[]
}

/** A table: a header, and the cells of an object. */
export interface CustomColumns {
  readonly header: readonly string[]
  /** @throws CommandError when a path does not fit the object */
  cells(object: unknown): readonly string[]
}

const NONE = '<none>'

/** Columns as the user gives them: `NAME:.metadata.name,IMAGE:.spec.containers[0].image`. */
export function customColumns(spec: string): CustomColumns {
  if (spec === '')
    throw new CommandError('error: custom-columns format specified but no custom columns given')
  return tableOf(
    spec.split(',').map((part) => {
      const colon = part.indexOf(':')
      if (colon < 0)
        throw new CommandError(
          `error: unexpected custom-columns spec: ${part}, expected <header>:<json-path-expr>`,
        )
      return [part.slice(0, colon), part.slice(colon + 1)]
    }),
  )
}

/** Columns of a file: a line of headers, and a line of paths. */
export function columnsOfFile(text: string): CustomColumns {
  const [headers = '', paths = ''] = text.split('\n')
  const [names, specs] = [headers, paths].map((line) => line.split(/\s+/).filter(Boolean))
  if (!names || names.length === 0) throw new CommandError('error: expected a header line')
  if (!specs || names.length !== specs.length)
    throw new CommandError(
      `error: number of headers (${names.length}) and field specifications (${specs?.length ?? 0}) don't match`,
    )
  return tableOf(names.map((name, i) => [name, specs[i] as string]))
}

function tableOf(pairs: readonly (readonly [header: string, path: string])[]): CustomColumns {
  const columns = pairs.map(
    ([header, path]): Column => ({ header, find: expected(() => jsonPathOf(path)) }),
  )
  return {
    header: columns.map(({ header }) => header),
    cells: (object) =>
      columns.map(({ find }) => {
        const found = expected(() => find(object))
        return found.length === 0 ? NONE : found.map(goText).join(',')
      }),
  }
}

/** Does something with a path; what is wrong with it is the command's error. */
function expected<Result>(work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    if (error instanceof JsonPathError) throw new CommandError(`error: ${error.message}`)
    throw error
  }
}
