import { describe, expect, it } from 'vitest'
import { createLab } from '../../src/index.js'

describe('the transcript of a line', () => {
  it('has both streams in the order in which they were written', () => {
    const lab = createLab({ seed: 1 })
    const result = lab.sh('echo one; ls nowhere; echo two; echo three >&2; echo four')
    expect(result.stdout).toBe('one\ntwo\nfour\n')
    expect(result.transcript).toBe(
      "one\nls: cannot access 'nowhere': No such file or directory\ntwo\nthree\nfour\n",
    )
    expect(`${result}`).toBe(result.transcript)
  })

  it('is what a terminal would show: not what went into a pipe or a file', () => {
    const lab = createLab({ seed: 1 })
    expect(lab.sh('echo a > f; echo b | cat; cat f; (echo c; nope) 2>&1 | wc -l').transcript).toBe(
      'b\na\n2\n',
    )
  })

  it('says at its end why a line was ended', () => {
    const lab = createLab({ seed: 1 })
    const { transcript, stdout } = lab.sh('while :; do echo hello; sleep 60; done')
    expect(transcript.startsWith(stdout)).toBe(true)
    expect(transcript).toMatch(/kubarium: ended as by Ctrl-C: .*\n$/)
    expect(lab.sh('echo 0123456789; echo more', { output: 4 }).transcript).toMatch(/^0123kubarium/)
  })

  it('has what is written by a trap when the line is interrupted', () => {
    const lab = createLab({ seed: 1 })
    expect(lab.sh('trap "echo bye" INT; echo hi; sleep 100', { timeout: '1s' }).transcript).toBe(
      'hi\nbye\n',
    )
  })

  it('is there for what a verb printed, too', () => {
    const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
    const { stdout, stderr, transcript } = lab.docker.run('busybox', 'true')
    expect([stdout, transcript]).toEqual(['', stderr])
    expect(stderr).toContain("Unable to find image 'busybox:latest' locally")
    expect(lab.kubectl.get('namespaces').transcript).toMatch(/^NAME /)
  })

  it('does not tell results apart', () => {
    const lab = createLab({ seed: 1 })
    expect(lab.sh('echo hi')).toEqual({ stdout: 'hi\n', stderr: '', exitCode: 0 })
  })
})
