/**
 * The characters of a text from a place on, and before it: code points, or UTF-16 code units.
 *
 * @module
 */
import type { CharacterSet } from './tree.js'

/** Reads a text forward and backward. */
export class Characters {
  constructor(
    private readonly text: string,
    private readonly isOfUnits: boolean,
  ) {}

  /** Whether the next character is in a set. */
  isNext(has: CharacterSet, at: number, isBackward: boolean): boolean {
    return isBackward
      ? at > 0 && has(this.before(at))
      : at < this.text.length && has(this.after(at))
  }

  /** The place after the next character, or `limit` where that is nearer. */
  moved(at: number, isBackward: boolean, limit?: number): number {
    const width = this.width(at, isBackward)
    const to = isBackward ? at - width : at + width
    return limit !== undefined && (isBackward ? to < limit : to > limit) ? limit : to
  }

  /** How many code units the next character has. */
  width(at: number, isBackward: boolean): number {
    return !this.isOfUnits && isPair(this.text, isBackward ? at - 1 : at + 1) ? 2 : 1
  }

  private after(at: number): number {
    return this.isOfUnits ? this.text.charCodeAt(at) : (this.text.codePointAt(at) as number)
  }

  private before(at: number): number {
    return this.after(at - this.width(at, true))
  }
}

/** Whether the code unit at a place is the second one of a code point. */
export const isPair = (text: string, low: number): boolean =>
  low > 0 &&
  low < text.length &&
  (text.charCodeAt(low) & 0xfc00) === 0xdc00 &&
  (text.charCodeAt(low - 1) & 0xfc00) === 0xd800
