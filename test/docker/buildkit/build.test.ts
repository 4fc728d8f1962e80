import { describe, expect, it } from 'vitest'
import { createLab } from '../../../src/docker.js'

const DIGEST = /sha256:[0-9a-f]{64}/g
const plain = (text: string): string => text.replace(/\b\d+\.\d+s?/g, 'T').replace(DIGEST, 'DIGEST')

function labWith(files: Readonly<Record<string, string>>) {
  const lab = createLab({ seed: 1 })
  lab.sh('docker pull -q busybox; export DOCKER_BUILDKIT=1')
  for (const [path, text] of Object.entries(files)) lab.writeFile(path, text)
  return lab
}

const STAGES = `FROM busybox AS base
WORKDIR /srv
RUN echo one > one
COPY app.txt .
FROM busybox
COPY --from=base --chmod=755 /srv /copy
RUN --mount=type=cache,target=/cache date +%Y > /cache/y && ls /cache
RUN <<EOF
echo two > /two
cat /two
EOF
CMD ["cat", "/two"]
`

describe('BuildKit', () => {
  it('says its steps one after the other where there is no terminal', () => {
    const lab = labWith({ 'a/Dockerfile': STAGES, 'a/app.txt': 'x\n' })
    const { stdout, exitCode } = lab.sh('docker build -t a a 2>&1')
    expect(exitCode).toBe(0)
    expect(plain(stdout)).toContain('#4 [base 1/4] FROM docker.io/library/busybox:latest\n#4 DONE')
    expect(plain(stdout)).toContain('[stage-1 2/4] COPY --from=base --chmod=755 /srv /copy\n')
    expect(plain(stdout)).toContain(
      '#11 [stage-1 4/4] RUN <<EOF (echo two > /two...)\n#11 T two\n#11 DONE T\n',
    )
    expect(plain(stdout)).toContain(
      'writing image DIGEST done\n#12 naming to docker.io/library/a done',
    )
    expect(lab.sh('docker run --rm a').stdout).toBe('two\n')
  })

  it('finds the steps that it has made before', () => {
    const lab = labWith({ 'a/Dockerfile': STAGES, 'a/app.txt': 'x\n' })
    lab.sh('docker build -t a a')
    expect(lab.sh('docker build -t a a 2>&1 | grep -c CACHED').stdout).toBe('6\n')
    expect(lab.sh('docker images -q --filter dangling=true').stdout).toBe('')
    lab.writeFile('a/app.txt', 'y\n')
    expect(lab.sh('docker build -t a a 2>&1 | grep CACHED | sort -u | wc -l').stdout.trim()).toBe(
      '3',
    )
  })

  it('shows what failed, with the lines of the Dockerfile', () => {
    const lab = labWith({ 'e/Dockerfile': 'FROM busybox\nRUN echo before && exit 7\n' })
    expect(plain(lab.sh('docker build e 2>&1').stdout)).toContain(
      [
        '------',
        ' > [2/2] RUN echo before && exit 7:',
        'T before',
        '------',
        'Dockerfile:2',
        '--------------------',
        '   1 |     FROM busybox',
        '   2 | >>> RUN echo before && exit 7',
        '   3 |     ',
        '--------------------',
        'ERROR: failed to build: failed to solve: process "/bin/sh -c echo before && exit 7" did not complete successfully: exit code: 7\n',
      ].join('\n'),
    )
    lab.writeFile('e/Dockerfile', 'FORM busybox\n')
    expect(lab.sh('docker build e 2>&1').stdout).toContain(
      'dockerfile parse error on line 1: unknown instruction: FORM (did you mean FROM?)',
    )
    lab.writeFile('e/Dockerfile', 'FROM busybox\nCOPY nosuch.txt /\n')
    expect(lab.sh('docker build e 2>&1').stdout).toMatch(
      /failed to compute cache key: failed to calculate checksum of ref \S+: "\/nosuch.txt": not found/,
    )
  })

  it('hands secrets to commands, and keeps them out of the image', () => {
    const lab = labWith({
      'e/Dockerfile': 'FROM busybox\nRUN --mount=type=secret,id=tok cat /run/secrets/tok\n',
      tok: 's3\n',
    })
    expect(lab.sh('docker build e 2>&1').stdout).toContain(
      "cat: can't open '/run/secrets/tok': No such file or directory",
    )
    expect(lab.sh('docker build -t s --secret id=tok,src=tok e 2>&1 | grep -c s3').stdout).toBe(
      '1\n',
    )
    expect(lab.sh('docker run --rm s ls /run/secrets').exitCode).not.toBe(0)
  })

  it('warns of what the checks find', () => {
    const lab = labWith({
      'w/Dockerfile': 'from busybox as Build\nENV key value\nMAINTAINER me\nCMD echo hi\n',
    })
    const { stdout } = lab.sh('docker build -t w w 2>&1')
    expect(stdout).toContain('6 warnings found (use docker --debug to expand):')
    expect(stdout).toContain("StageNameCasing: Stage name 'Build' should be lowercase (line 1)")
    expect(stdout).toContain(
      'Do not use ARG or ENV instructions for sensitive data (ENV "key") (line 2)',
    )
  })
})

it('says aloud which of its flags move nothing', () => {
  const lab = createLab()
  lab.writeFile('Dockerfile', 'FROM busybox\n')
  expect(lab.sh('docker build -q --shm-size 1g --ulimit nofile=1 .').stderr).toBe(
    'Warning: kubarium does not simulate --shm-size of docker build\nWarning: kubarium does not simulate --ulimit of docker build\n',
  )
})
