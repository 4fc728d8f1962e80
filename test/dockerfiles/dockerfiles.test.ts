/**
 * Dockerfiles of the kinds that public repositories hold build, run and answer. The table in
 * docs/dockerfiles.md says of each what runs in it; `--update` writes it.
 */
import { describe, expect, it } from 'vitest'
import { createLab } from '../../src/docker.js'
import { SAMPLES } from './dockerfiles.js'

const HEAD = `# Dockerfiles that are tried

Dockerfiles of the kinds that public repositories hold are built and run by a test
(\`test/dockerfiles\`), with their contexts. Package managers ask simulated repositories: a package that
these do not have is installed as an empty one, with a word on standard error, or refused in a lab with
\`packages: 'strict'\`. Compilers build what stands in for the program: it says so, listens where its
source listens, and answers with a word about itself. Ruby, PHP and Perl are not simulated, and of
Python only \`print\`, \`http.server\`, \`pip\` and \`venv\` are.

| Dockerfile | builds | runs | |
|---|---|---|---|
`

const page = (): string =>
  `${HEAD}${SAMPLES.map(({ name, answers, note }) => `| ${name} | yes | ${answers ? 'answers' : 'ends'} | ${note ?? ''} |\n`).join('')}`

describe('a Dockerfile', () => {
  it.each(SAMPLES)('$name', ({ files, answers, prints }) => {
    const lab = createLab()
    for (const [name, text] of Object.entries(files)) lab.writeFile(`app/${name}`, text)
    expect(lab.sh('docker build -t app app > out 2>&1 || cat out').stdout).toBe('')
    if (answers) {
      const [port, text] = answers
      lab.sh(`docker run -d -p 9000:${port} app; sleep 2`)
      const { body } = lab.curl('localhost:9000/')
      if (typeof text === 'string') expect(body).toBe(text)
      else expect(body).toMatch(text)
    } else {
      const { stdout, exitCode } = lab.sh('docker run --rm app')
      expect(exitCode).toBe(0)
      if (typeof prints === 'string') expect(stdout).toBe(prints)
      else expect(stdout).toMatch(prints ?? /^/)
    }
  })

  it('stands in the table of docs/dockerfiles.md', async () => {
    await expect(page()).toMatchFileSnapshot('../../docs/dockerfiles.md')
  })
})
