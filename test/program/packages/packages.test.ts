/**
 * Package managers in containers, with the words of the real ones.
 */
import { describe, expect, it } from 'vitest'
import { type DockerLab, type DockerLabOptions, createLab } from '../../../src/docker.js'

const labs = new Map<string, DockerLab>()

/** A lab that has the image, and what a command in a container of it comes to. */
function inside(
  image: string,
  command: string,
  options: DockerLabOptions = {},
): { readonly stdout: string; readonly stderr: string; readonly exitCode: number } {
  const key = `${image} ${JSON.stringify(options)}`
  const known = labs.get(key) ?? createLab(options)
  if (!labs.has(key)) known.sh(`docker pull ${image}`)
  labs.set(key, known)
  return known.fork().sh(`docker run --rm ${image} sh -c '${command}'`)
}

describe('apt-get', () => {
  it('needs the lists of packages first', () => {
    expect(inside('debian', 'apt-get install -y curl')).toMatchObject({
      exitCode: 100,
      stderr: 'E: Unable to locate package curl\n',
    })
  })

  it('installs packages with what they need, and dpkg knows them', () => {
    const { stdout, exitCode } = inside(
      'debian',
      'apt-get update -qq && apt-get install -y redis-server && dpkg -s redis-server && which redis-cli',
    )
    expect(exitCode).toBe(0)
    expect(stdout).toContain(
      'The following additional packages will be installed:\n  redis-tools\nThe following NEW packages will be installed:\n  redis-server redis-tools\n0 upgraded, 2 newly installed, 0 to remove and 0 not upgraded.\n',
    )
    expect(stdout).toContain(
      'Setting up redis-tools (8.0.2) ...\nSetting up redis-server (8.0.2) ...\n',
    )
    expect(stdout).toContain('Status: install ok installed')
    expect(stdout).toMatch(/\/usr\/bin\/redis-cli\n$/)
  })

  it('asks before it installs more than was named', () => {
    const said = inside('debian', 'apt-get update -qq; apt-get install redis-server < /dev/null')
    expect(said.stdout).toMatch(/Do you want to continue\? \[Y\/n\] Abort\.\n$/)
    expect(said.exitCode).toBe(1)
  })

  it('works for root alone', () => {
    const lab = createLab()
    expect(
      lab.sh('docker run --rm -u 1000 debian apt-get update 2>&1 >/dev/null | tail -2').stdout,
    ).toBe(
      'E: Could not open lock file /var/lib/apt/lists/lock - open (13: Permission denied)\nE: Unable to lock directory /var/lib/apt/lists/\n',
    )
  })

  it('removes them again', () => {
    expect(
      inside(
        'debian',
        'apt-get update -qq; apt-get install -yqq jq >/dev/null 2>&1; apt-get remove -y jq; which jq',
      ).stdout,
    ).toMatch(/Removing jq \(1\.7\.1\) \.\.\.\n$/)
  })

  it('installs a package that nobody knows as an empty one, or refuses it', () => {
    const line = 'apt-get update -qq; apt-get install -y nosuchthing'
    expect(inside('debian', line).stderr).toContain(
      'kubarium does not know the package nosuchthing: it is installed as an empty one\n',
    )
    expect(inside('debian', line, { packages: 'strict' })).toMatchObject({
      exitCode: 100,
      stderr: 'E: Unable to locate package nosuchthing\n',
    })
  })
})

describe('apk', () => {
  it('fetches the index, or says that there is no such package', () => {
    expect(inside('alpine', 'apk add --no-cache curl && apk info -e curl').stdout).toMatch(
      /^fetch https:\/\/dl-cdn\.alpinelinux\.org\/alpine\/v3\.\d+\/main\/x86_64\/APKINDEX\.tar\.gz\n[\s\S]*\(1\/1\) Installing curl \(8\.14\.1-r0\)\nExecuting busybox-1\.37\.0-r18\.trigger\nOK: \d+ MiB in 17 packages\ncurl\n$/,
    )
    expect(inside('alpine', 'apk add curl')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining(
        'ERROR: unable to select packages:\n  curl (no such package):\n    required by: world[curl]\n',
      ),
    })
  })

  it('takes a virtual package away with all that came for it', () => {
    expect(
      inside('alpine', 'apk add -q --no-cache -t .build gcc >/dev/null; apk del .build; apk info')
        .stdout,
    ).toMatch(
      /^\(1\/3\) Purging binutils \(2\.44-r0\)\n\(2\/3\) Purging gcc[\s\S]*in 16 packages\n$/,
    )
  })
})

describe('pip', () => {
  it('installs what a file of requirements names, and lists it', () => {
    const { stdout, stderr } = inside(
      'python:3.12-slim',
      'echo "requests==2.31.0 # pinned" > r.txt; pip install -q -r r.txt; pip freeze | grep requests; pip install -r nosuch.txt',
    )
    expect(stdout).toBe('requests==2.31.0\n')
    expect(stderr).toContain(
      "ERROR: Could not open requirements file: [Errno 2] No such file or directory: 'nosuch.txt'\n",
    )
  })

  it('says what it installed', () => {
    expect(inside('python:3.12-slim', 'pip install six').stdout).toBe(
      'Collecting six\n  Downloading six-1.17.0-py3-none-any.whl (100 kB)\nInstalling collected packages: six\nSuccessfully installed six-1.17.0\n',
    )
  })
})

describe('gem, dnf and go', () => {
  it('install packages', () => {
    expect(inside('ruby', 'gem install puma').stdout).toBe(
      'Fetching puma-6.6.1.gem\nSuccessfully installed puma-6.6.1\n1 gem installed\n',
    )
    expect(inside('fedora', 'dnf install -y git && rpm -q git').stdout).toMatch(
      /Complete!\ngit-2\.47\.3-1\.x86_64\n$/,
    )
  })

  it('build what stands in for a program', () => {
    const { stderr, stdout } = inside(
      'golang:alpine',
      'go mod init x; echo "package main // http.ListenAndServe(\\":8090\\", nil)" > main.go; go build -o /app . && (/app & sleep 1; wget -qO- localhost:8090)',
    )
    expect(stderr).toContain('go: creating new go.mod: module x\n')
    expect(stdout).toBe('kubarium does not run Go: this program stands in for x\n')
  })
})

describe('npm', () => {
  it('installs express, whose shape is there', () => {
    const lab = createLab()
    lab.writeFile('app/package.json', JSON.stringify({ dependencies: { express: '^4.18.2' } }))
    lab.writeFile(
      'app/server.js',
      `const express = require('express')
const app = express()
const api = express.Router()
app.use(express.json(), express.static('public'))
app.get('/', (req, res) => res.send('hello ' + req.query.name))
api.get('/users/:id', (req, res) => res.status(201).json({ id: req.params.id, at: req.baseUrl }))
api.post('/', (req, res) => res.send(req.body))
app.use('/api', api)
app.get('/boom', () => { throw new Error('bad') })
app.use((error, req, res, next) => res.status(503).send(error.message))
app.listen(3000)
`,
    )
    lab.writeFile('app/public/page.html', '<p>page</p>\n')
    lab.writeFile(
      'app/Dockerfile',
      'FROM node:20\nCOPY . .\nRUN npm ci || npm install\nCMD ["node", "server.js"]\n',
    )
    lab.sh('docker build -t app app && docker run -d -p 3000:3000 app; sleep 1')
    const get = (path: string): readonly [number, string] => {
      const { status, body } = lab.curl(`localhost:3000${path}`)
      return [status, body]
    }
    expect(get('/?name=you')).toEqual([200, 'hello you'])
    expect(get('/api/users/7')).toEqual([201, '{"id":"7","at":"/api"}'])
    expect(get('/page.html')).toEqual([200, '<p>page</p>\n'])
    expect(get('/boom')).toEqual([503, 'bad'])
    expect(get('/nosuch')[1]).toContain('<pre>Cannot GET /nosuch</pre>')
    expect(
      lab.sh('curl -s -H "Content-Type: application/json" -d \'{"a":1}\' localhost:3000/api')
        .stdout,
    ).toBe('{"a":1}')
  })

  it('installs what somebody has published in the lab, with what that needs', () => {
    const lab = createLab()
    lab.npm.publish('loud', { 'index.js': 'module.exports = (text) => text.toUpperCase()' })
    lab.npm.publish('greeting', {
      'package.json': '{"version":"2.1.0","dependencies":{"loud":"1"},"bin":"cli.js"}',
      'index.js': "module.exports = require('loud')('hello')",
      'cli.js': "#!/usr/bin/env node\nconsole.log(require('./index.js'))",
    })
    const { stdout } = lab.sh(
      'docker run --rm node:20 sh -c \'npm install greeting; node -p "require(\\"greeting\\")"; node_modules/.bin/greeting; cat package.json\'',
    )
    expect(stdout).toBe(
      '\nadded 2 packages, and audited 3 packages in 2s\n\nfound 0 vulnerabilities\nHELLO\nHELLO\n{\n  "dependencies": {\n    "greeting": "^2.1.0"\n  }\n}\n',
    )
  })

  it('says when a package is not there', () => {
    const line = 'npm install nosuchthing'
    expect(inside('node:20', line).stderr).toBe(
      'npm warn kubarium does not know the package nosuchthing: it is installed as an empty one\n',
    )
    expect(inside('node:20', line, { packages: 'strict' })).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(
        /^npm error code E404\nnpm error 404 Not Found - GET https:\/\/npm\.lab\/nosuchthing - Not found\n/,
      ),
    })
  })

  it('yarn installs, and runs scripts', () => {
    expect(
      inside(
        'node:20',
        'echo "{\\"scripts\\":{\\"hi\\":\\"echo hi\\"}}" > package.json; yarn add express >/dev/null && ls node_modules && yarn -s hi',
      ).stdout,
    ).toContain('express\n')
  })
})
