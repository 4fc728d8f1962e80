/** What the words of a sweep say. */
export interface SweepArguments {
  readonly file: string
  readonly from: number
  readonly to: number
  readonly shard: number
  readonly shards: number
  readonly output: string
  readonly failures: number
}

export class UsageError extends Error {}

export function argumentsOf(words: readonly string[]): SweepArguments

export function firstSeed(
  options: Pick<SweepArguments, 'from' | 'shard' | 'shards'>,
  next?: number,
): number
