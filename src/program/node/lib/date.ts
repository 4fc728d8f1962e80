/**
 * The Date that scripts get: it is now when the simulation says so, and here is UTC.
 *
 * The calendar arithmetic is the host's; nothing of the host's clock or time zone shows.
 */
const LOCAL = ['FullYear', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds', 'Milliseconds']

/** A Date constructor for a script. */
export function createDate(now: () => number): unknown {
  const Host = Date
  class ScriptDate extends Host {
    constructor(...args: readonly unknown[]) {
      super(
        args.length === 0
          ? now()
          : args.length === 1
            ? instant(args[0])
            : Host.UTC(...(args as [number, number])),
      )
    }

    override getTimezoneOffset(): number {
      return 0
    }

    override toString(): string {
      return `${this.toDateString()} ${this.toTimeString()}`
    }

    override toDateString(): string {
      return this.toUTCString().replace(/^(\w+), (\d+) (\w+) (\d+).*$/, '$1 $3 $2 $4')
    }

    override toTimeString(): string {
      return `${this.toISOString().slice(11, 19)} GMT+0000 (Coordinated Universal Time)`
    }

    override toLocaleTimeString(): string {
      const hours = this.getUTCHours()
      return `${hours % 12 === 0 ? 12 : hours % 12}:${this.toISOString().slice(14, 19)} ${hours < 12 ? 'AM' : 'PM'}`
    }

    override toLocaleDateString(): string {
      return `${this.getUTCMonth() + 1}/${this.getUTCDate()}/${this.getUTCFullYear()}`
    }

    override toLocaleString(): string {
      return `${this.toLocaleDateString()}, ${this.toLocaleTimeString()}`
    }

    static override now(): number {
      return now()
    }

    static override parse(text: string): number {
      return instant(text)
    }
  }

  readInUtc(ScriptDate.prototype as unknown as Record<string, unknown>)
  Object.defineProperty(ScriptDate, 'name', { value: 'Date' })
  // Called without `new` it gives a text, as the real one does.
  return new Proxy(ScriptDate, { apply: () => new ScriptDate().toString() })
}

/** Text without a zone means UTC here. */
function instant(value: unknown): number {
  if (typeof value !== 'string') return new Date(value as number).getTime()
  const hasZone =
    /(?:Z|GMT|UTC|[-+]\d\d:?\d\d)\s*(?:\(.*\))?$/i.test(value) || /^\d{4}(-\d\d){0,2}$/.test(value)
  return Date.parse(hasZone ? value : /T/.test(value) ? `${value}Z` : `${value} UTC`)
}

/** What asks for local time gets UTC. */
function readInUtc(prototype: Record<string, unknown>): void {
  for (const part of LOCAL) {
    prototype[`get${part}`] = prototype[`getUTC${part}`]
    if (part !== 'Day') prototype[`set${part}`] = prototype[`setUTC${part}`]
  }
}
