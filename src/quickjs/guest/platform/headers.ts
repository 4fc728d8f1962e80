/**
 * `Headers`: the fields of a request or an answer.
 *
 * @see https://fetch.spec.whatwg.org/#headers-class
 */

/** Fields by name, whatever case it is written in. */
export class Headers {
  readonly #fields = new Map<string, string>()

  constructor(from: unknown = {}) {
    const pairs =
      typeof from === 'object' && from !== null && Symbol.iterator in from
        ? [...(from as Iterable<readonly [unknown, unknown]>)]
        : Object.entries(from as object)
    for (const [name, value] of pairs) this.append(name, value)
  }

  append(name: unknown, value: unknown): void {
    const before = this.get(name)
    this.set(name, before === null ? value : `${before}, ${String(value)}`)
  }

  delete(name: unknown): void {
    this.#fields.delete(String(name).toLowerCase())
  }

  get(name: unknown): string | null {
    return this.#fields.get(String(name).toLowerCase()) ?? null
  }

  has(name: unknown): boolean {
    return this.get(name) !== null
  }

  set(name: unknown, value: unknown): void {
    this.#fields.set(String(name).toLowerCase(), String(value).trim())
  }

  forEach(visit: (value: string, name: string, all: this) => void): void {
    for (const [name, value] of this) visit(value, name, this)
  }

  entries(): Iterator<[string, string]> {
    return this[Symbol.iterator]()
  }

  *keys(): Generator<string> {
    for (const [name] of this) yield name
  }

  *values(): Generator<string> {
    for (const [, value] of this) yield value
  }

  *[Symbol.iterator](): Generator<[string, string]> {
    yield* [...this.#fields].sort(([a], [b]) => (a < b ? -1 : 1))
  }
}
