/**
 * What is wrong with a request for a container, or about one, as Docker Engine 28.5 says it: each
 * line of the table was seen there.
 */
import { describe, expect, it } from 'vitest'
import { createLab } from '../../src/docker.js'
import table from './refusals.json' with { type: 'json' }

const FILES = { ef: 'A=1\n', eb: 'A B=1\n', ec: '=x\n' }

const prepared = (() => {
  const lab = createLab({ seed: 1 })
  for (const line of [
    'docker run -d --name pp busybox sleep 1000',
    'docker network create --subnet 10.9.0.0/24 n9',
    'docker network create n10',
    'docker run -d --name w9 --network n9 --ip 10.9.0.50 busybox sleep 1000',
  ])
    lab.sh(line)
  for (const [name, text] of Object.entries(FILES)) lab.writeFile(name, text)
  return lab
})()

const withoutIds = (text: string): string => text.replace(/[0-9a-f]{64}/g, '<id>')

describe('a request that is refused', () => {
  it.each(table as [string, number, string][])('%s', (command, exitCode, first) => {
    const { exitCode: code, stderr } = prepared.fork().sh(command)
    expect([code, withoutIds(stderr).split('\n')[0]]).toEqual([exitCode, first])
  })
})

describe('a request that is met', () => {
  it.each([
    ['docker run --rm --env-file f busybox env | grep -c "^[A-F]="', '4\n'],
    [
      'docker run --rm --group-add 55 --group-add wheel busybox id',
      'uid=0(root) gid=0(root) groups=0(root),10(wheel),55\n',
    ],
    ['docker run --rm --tmpfs /t:size=1m,mode=1770 busybox ls -ld /t | cut -c1-10', 'drwxrwx--T\n'],
    [
      'docker run --rm --mount type=volume,src=ee,dst=/etc/network,volume-nocopy busybox ls /etc/network',
      '',
    ],
    ['docker run --rm -v ee:/etc/network:nocopy busybox ls /etc/network', ''],
    ['docker run --rm -v ee:/etc/network busybox ls /etc/network | head -1', 'if-down.d\n'],
    [
      "docker run --rm --mount src=ll,dst=/l,volume-label=a=b busybox true; docker volume inspect -f '{{json .Labels}}' ll",
      '{"a":"b"}\n',
    ],
    [
      "docker run --rm --dns 1.1.1.1 --dns-search a.b --dns-opt ndots:3 busybox grep -v '^#' /etc/resolv.conf",
      '\nnameserver 1.1.1.1\nsearch a.b\noptions ndots:3\n\n',
    ],
    ['docker run --name quiet --log-driver none busybox echo hi; docker logs quiet', 'hi\n'],
    [
      "docker update --cpu-shares 5 --pids-limit 100 --memory 100m --memory-swap 200m pp; docker inspect -f '{{.HostConfig.CpuShares}} {{.HostConfig.PidsLimit}} {{.HostConfig.MemorySwap}}' pp",
      'pp\n5 100 209715200\n',
    ],
  ])('%s', (command, stdout) => {
    const lab = prepared.fork()
    lab.writeFile('f', '# c\n\nA=1\nB=two words\nC\nD="q"\n E=lead\n')
    expect(lab.sh(command).stdout).toBe(stdout)
  })
})
