import { describe, expect, it } from 'vitest'
import { createLab } from '../../src/docker.js'

const newLab = () => createLab({ seed: 3 })

describe('openssl', () => {
  const lab = newLab()
  const said = (line: string): string => {
    const { stdout, stderr, exitCode } = lab.sh(line)
    return stderr + stdout + (exitCode === 0 ? '' : `rc=${exitCode}\n`)
  }

  it('makes keys that only their owner reads', () => {
    expect(said('openssl genrsa -out a.key 2048 && ls -l a.key')).toMatch(/^-rw-------/)
    expect(said('head -1 a.key')).toBe('-----BEGIN PRIVATE KEY-----\n')
    expect(said('openssl rsa -in a.key -pubout | head -1')).toBe(
      'writing RSA key\n-----BEGIN PUBLIC KEY-----\n',
    )
    expect(said('openssl genrsa 100')).toContain('key size too small')
  })

  it('makes requests and shows them', () => {
    said('openssl req -new -key a.key -out a.csr -subj "/CN=web/O=one/O=two/emailAddress=a@b.c"')
    expect(said('openssl req -in a.csr -noout -subject -verify')).toBe(
      'Certificate request self-signature verify OK\nsubject=CN = web, O = one, O = two, emailAddress = a@b.c\n',
    )
    expect(said('cat a.csr | openssl req -noout -text')).toContain('Public-Key: (2048 bit)')
  })

  it('makes certificates that sign themselves', () => {
    said(
      'openssl req -x509 -nodes -days 365 -newkey rsa:2048 -keyout tls.key -out tls.crt -subj "/CN=web.example"',
    )
    expect(said('openssl x509 -in tls.crt -noout -subject -issuer')).toBe(
      'subject=CN = web.example\nissuer=CN = web.example\n',
    )
    expect(said('openssl verify tls.crt')).toBe(
      'CN = web.example\nerror 18 at 0 depth lookup: self-signed certificate\nerror tls.crt: verification failed\nrc=2\n',
    )
  })

  it('signs requests as an authority', () => {
    expect(
      said('openssl x509 -req -in a.csr -CA tls.crt -CAkey tls.key -CAcreateserial -out a.crt'),
    ).toContain('Certificate request self-signature ok\n')
    expect(said('openssl verify -CAfile tls.crt a.crt')).toBe('a.crt: OK\n')
    expect(said('openssl x509 -req -in a.csr -CA tls.crt -CAkey a.key')).toContain(
      'CA certificate and CA private key do not match\n',
    )
  })

  it.each([
    ['foo', 'Invalid command \'foo\'; type "help" for a list.\nrc=1\n'],
    ['req -nope', 'req: Unknown option or cipher: nope\nreq: Use -help for summary.\nrc=1\n'],
    ['s_client', 'openssl s_client: kubarium does not simulate this program\nrc=127\n'],
    ['x509 -in none -noout', 'Could not open file or uri for loading certificate from none\n'],
    ['x509 -in a.key -noout', 'Could not read certificate from a.key\n'],
    ['req -new -key a.key -subj CN=x', "This name is not in that format: 'CN=x'\n"],
    ['req -new -key none -subj /CN=x', 'loading private key from none\n'],
    ['req -in a.key -noout', 'Could not read X509 request from a.key\n'],
    ['rand -hex', 'rand: Use -help for summary.\n'],
  ])('says what is wrong with "%s"', (words, text) => {
    expect(said(`openssl ${words}`)).toContain(text)
  })

  it('gives the same keys for the same seed', () => {
    const key = (): string => newLab().sh('openssl genrsa 1024').stdout
    expect(key()).toBe(key())
    expect(said('openssl rand -hex 8')).toMatch(/^[0-9a-f]{16}\n$/)
  })
})
