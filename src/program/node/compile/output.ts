/**
 * Text that is written while a tree is walked, and where each piece of it comes from.
 *
 * Lines stay where they are: what is written has a line break exactly where the source has one.
 *
 * @module
 */

/** A place in a text: line from 1, column from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** Written text with the origin of its pieces. */
export interface Written {
  readonly text: string
  /**
   * The place in the source that a place in the text stands for; undefined where the text calls
   * the simulation, so that no frame of a stack is to be shown.
   */
  originOf(place: Place): Place | undefined
  /** The piece of the source that a piece of the text stands for. */
  originalOf(piece: string): string | undefined
}

/** Whether a piece was copied, is new, or is new and a call of the simulation's. */
type Kind = 'copied' | 'added' | 'hidden'

/** Writes pieces of a source and new text. */
export class Output {
  private readonly parts: string[] = []
  private length = 0
  /** Where each piece begins in what is written, and what it stands for in the source. */
  private readonly starts: number[] = []
  private readonly sources: number[] = []
  private readonly kinds: Kind[] = []
  private at = 0

  constructor(readonly source: string) {}

  /** Copies the source from `from` to `until`. */
  copy(from: number, until: number): void {
    if (until > from) this.add(this.source.slice(from, until), from, 'copied')
    this.at = until
  }

  /** Writes new text; it stands for the place where the source was copied last. */
  put(text: string): void {
    this.add(text, this.at, 'added')
  }

  /** Writes new text that calls the simulation. */
  putHidden(text: string): void {
    this.add(text, this.at, 'hidden')
  }

  /** Leaves a part of the source out, except for its line breaks. */
  skip(from: number, until: number): void {
    this.put(this.source.slice(from, until).replace(/[^\n\r\u2028\u2029]+/g, ''))
    this.at = until
  }

  written(): Written {
    const text = this.parts.join('')
    const { source, starts, sources, kinds } = this
    const pieceAt = (offset: number): number =>
      Math.max(
        0,
        starts.findLastIndex((start) => start <= offset),
      )
    const positionOf = (offset: number): number => {
      const piece = pieceAt(offset)
      const start = sources[piece] ?? 0
      return kinds[piece] === 'copied' ? start + offset - (starts[piece] ?? 0) : start
    }
    return {
      text,
      originOf({ line, column }) {
        const offset = offsetOf(text, line) + column - 1
        return kinds[pieceAt(offset)] === 'hidden' ? undefined : placeOf(source, positionOf(offset))
      },
      originalOf(piece) {
        const at = text.indexOf(piece)
        if (at < 0) return undefined
        const last = at + piece.length - 1
        const isCopied = kinds[pieceAt(last)] === 'copied'
        const from = positionOf(at)
        return source.slice(
          from - asyncBefore(source, from, piece),
          positionOf(last) + (isCopied ? 1 : 0),
        )
      },
    }
  }

  private add(text: string, source: number, kind: Kind): void {
    if (text === '') return
    this.starts.push(this.length)
    this.sources.push(source)
    this.kinds.push(kind)
    this.parts.push(text)
    this.length += text.length
  }
}

/** The length of `async` before the name of a method that is written without it. */
const asyncBefore = (source: string, from: number, piece: string): number =>
  /^[^{]*\{(?:[^{}]*;)?return ª/.test(piece) && !source.startsWith('async', from)
    ? (/\basync\s*\*?\s*$/.exec(source.slice(Math.max(0, from - 100), from))?.[0].length ?? 0)
    : 0

/** The place of a position in a text. */
export function placeOf(text: string, at: number): Place {
  const before = text.slice(0, at)
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') }
}

/** Where a line begins. */
function offsetOf(text: string, line: number): number {
  let at = 0
  for (let i = 1; i < line; i++) {
    const end = text.indexOf('\n', at)
    if (end < 0) return text.length
    at = end + 1
  }
  return at
}
