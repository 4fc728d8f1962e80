/** Lists as queues, commands that wait, and sorted sets of a redis server. */
import { describe, expect, it } from 'vitest'
import { type Lab, createLab } from '../../../src/index.js'

function withRedis(): Lab {
  const lab = createLab({ seed: 1 })
  lab.sh('docker network create net; docker run -d --network net --name redis redis')
  lab.advance(1_000)
  return lab
}
/** What redis-cli prints for each command. */
const said = (lab: Lab, ...commands: readonly string[]): readonly string[] =>
  commands.map((command) => lab.sh(`docker exec redis redis-cli ${command}`).stdout.trimEnd())

describe('lists', () => {
  it('are changed at both ends and in between', () => {
    expect(
      said(
        withRedis(),
        'RPUSH l a b c b d',
        'LINDEX l -1',
        'LSET l 0 A',
        'LINSERT l AFTER A x',
        'LREM l -1 b',
        'LTRIM l 0 2',
        'LRANGE l 0 -1',
        'RPOPLPUSH l other',
        'LMOVE other l LEFT LEFT',
        'LPOP l 2',
        'RPUSHX nosuch x',
        'LSET nosuch 0 x',
        'LSET l 9 x',
      ),
    ).toEqual([
      '5',
      'd',
      'OK',
      '6',
      '1',
      'OK',
      'A\nx\nb',
      'b',
      'b',
      'b\nA',
      '0',
      'ERR no such key',
      'ERR index out of range',
    ])
  })
})

describe('a command that waits', () => {
  it('has its reply when another client brings an item', () => {
    const lab = withRedis()
    lab.sh('docker run -d --network net --name waiter redis redis-cli -h redis BLPOP jobs 0')
    lab.advance(5_000)
    expect(lab.sh('docker logs waiter').stdout).toBe('')
    said(lab, 'RPUSH jobs first')
    lab.advance(100)
    expect(lab.sh('docker logs waiter').stdout).toBe('jobs\nfirst\n')
    expect(said(lab, 'LLEN jobs')).toEqual(['0'])
  })

  it('has none when its time is over', () => {
    const lab = withRedis()
    const before = lab.now
    expect(said(lab, 'BRPOP jobs 2')).toEqual([''])
    expect(lab.now - before).toBeGreaterThanOrEqual(2_000)
    expect(said(lab, 'BLPOP jobs x', 'BLPOP jobs -1')).toEqual([
      'ERR timeout is not a float or out of range',
      'ERR timeout is negative',
    ])
  })

  it('goes on in a fork', () => {
    const lab = withRedis()
    lab.sh('docker run -d --network net --name waiter redis redis-cli -h redis BLPOP jobs 0')
    lab.advance(1_000)
    for (const [one, item] of [
      [lab.fork(), 'here'],
      [lab, 'there'],
    ] as const) {
      said(one, `LPUSH jobs ${item}`)
      one.advance(100)
      expect(one.sh('docker logs waiter').stdout).toBe(`jobs\n${item}\n`)
    }
  })

  it('feeds workers written in Python', () => {
    const lab = withRedis()
    lab.writeFile(
      'worker.py',
      `import redis
queue = redis.Redis(host='redis')
while True:
    found = queue.blpop('jobs', timeout=5)
    if found is None:
        print('no more work')
        break
    print('working on', found[1].decode('utf-8'))
`,
    )
    lab.sh('printf "FROM python:3.12\\nRUN pip install redis\\nCOPY worker.py /\\n" > Dockerfile')
    lab.sh('docker build -q -t worker .')
    said(lab, 'RPUSH jobs apple banana')
    const { stdout } = lab.sh('docker run --rm --network net worker python /worker.py')
    expect(stdout).toBe('working on apple\nworking on banana\nno more work\n')
  })
})

describe('sorted sets', () => {
  it('keep members by score', () => {
    expect(
      said(
        withRedis(),
        'ZADD board 10 ann 30 bob 20 cy',
        'ZINCRBY board 15.5 ann',
        'ZREVRANGE board 0 1 WITHSCORES',
        'ZRANGEBYSCORE board "(20" +inf',
        'ZRANK board ann',
        'ZSCORE board cy',
        'ZADD board XX CH 5 cy 7 new',
        'ZPOPMIN board',
        'ZCARD board',
        'ZREM board bob nosuch',
        'TYPE board',
        'ZADD board x y',
        'LPUSH board x',
      ),
    ).toEqual([
      '3',
      '25.5',
      'bob\n30\nann\n25.5',
      'ann\nbob',
      '1',
      '20',
      '1',
      'cy\n5',
      '2',
      '1',
      'zset',
      'ERR value is not a valid float',
      'WRONGTYPE Operation against a key holding the wrong kind of value',
    ])
  })
})

describe('sets and hashes', () => {
  it('are put together and looked into', () => {
    expect(
      said(
        withRedis(),
        'SADD a 1 2 3',
        'SADD b 2 3 4',
        'SINTER a b',
        'SDIFF a b',
        'HSET h f 1 g 2',
        'HINCRBY h f 5',
        'HMGET h f nosuch g',
        'HEXISTS h g',
        'HSETNX h g 9',
        'HLEN h',
        'HVALS h',
      ),
    ).toEqual(['3', '3', '2\n3', '1', '2', '6', '6\n\n2', '1', '0', '2', '6\n2'])
  })
})
