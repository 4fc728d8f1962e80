// The words of `kubarium sweep`, and which seeds a shard has.

/** Words that make no sense. */
export class UsageError extends Error {}

const OPTIONS = ['seeds', 'shard', 'output', 'failures']

/**
 * Reads the words of a sweep: `{ file, from, to, shard, shards, output, failures }`.
 * @throws UsageError
 */
export function argumentsOf(words) {
  const left = [...words]
  const values = {}
  let file
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    const [, name, attached] = /^--([a-z]+)(?:=(.*))?$/.exec(word) ?? []
    if (name === undefined && word.startsWith('-')) throw new UsageError(`unknown option ${word}`)
    if (name === undefined && file !== undefined)
      throw new UsageError(`there is one FILE, not also ${word}`)
    if (name === undefined) file = word
    else if (!OPTIONS.includes(name)) throw new UsageError(`unknown option --${name}`)
    else {
      values[name] = attached ?? left.shift()
      if (values[name] === undefined) throw new UsageError(`--${name} needs a value`)
    }
  }
  if (file === undefined) throw new UsageError('FILE is missing')
  const { from, to } = seedsOf(values.seeds)
  const { shard, shards } = shardOf(values.shard ?? '0/1')
  const failures =
    values.failures === undefined ? Number.POSITIVE_INFINITY : Number(values.failures)
  if (!(failures >= 1)) throw new UsageError('--failures must be a number above 0')
  const output = values.output ?? `sweep-${shard}-of-${shards}.jsonl`
  return { file, from, to, shard, shards, output, failures }
}

function seedsOf(text) {
  const [, from, to] = /^(\d{1,15})(?:\.\.(\d{1,15}))?$/.exec(text ?? '') ?? []
  if (from === undefined) throw new UsageError('--seeds must be FROM..TO, such as 1..1000')
  const seeds = { from: Number(from), to: Number(to ?? from) }
  if (seeds.to < seeds.from) throw new UsageError('--seeds must go upwards')
  return seeds
}

function shardOf(text) {
  const [, shard, shards] = /^(\d{1,9})\/(\d{1,9})$/.exec(text) ?? []
  if (shard === undefined || Number(shard) >= Number(shards))
    throw new UsageError('--shard must be I/N, I from 0 to N-1')
  return { shard: Number(shard), shards: Number(shards) }
}

/** The first seed of a shard that is not below `next`. */
export function firstSeed({ from, shard, shards }, next = from) {
  const first = from + shard
  return next <= first ? first : first + Math.ceil((next - first) / shards) * shards
}
