import { describe, expect, it } from 'vitest'
import { createLab } from '../../../src/index.js'

const PACKAGE = JSON.stringify({
  name: 'app',
  version: '1.0.0',
  scripts: { start: 'node app.js', bad: 'exit 3', test: 'echo t' },
})

describe('npm', () => {
  const lab = createLab({ seed: 1 })
  lab.writeFile('app/package.json', PACKAGE)
  lab.writeFile(
    'app/app.js',
    "console.log('hi', process.env.npm_lifecycle_event)\nprocess.on('SIGTERM', () => process.exit(0))\nif (process.argv[2]) setInterval(() => {}, 1000)",
  )
  lab.writeFile(
    'app/Dockerfile',
    'FROM node:20\nWORKDIR /app\nCOPY package*.json ./\nRUN npm install\nCOPY . .\nCMD ["npm", "start"]',
  )
  const built = lab.sh('docker build -t app app')
  const run = (command: string) => lab.sh(`docker run --rm app ${command}`)

  it('has nothing to install for a package without dependencies', () => {
    expect(built.transcript).toContain('up to date, audited 1 package in 200ms')
    expect(built.exitCode).toBe(0)
  })

  it('runs scripts, and ends as they do', () => {
    expect(run('').stdout).toBe('\n> app@1.0.0 start\n> node app.js\n\nhi start\n')
    expect(run('npm test -- x y').stdout).toBe('\n> app@1.0.0 test\n> echo t x y\n\nt x y\n')
    expect(run('npm run -s bad')).toMatchObject({ stdout: '', exitCode: 3 })
    expect(run('npm run nope')).toMatchObject({
      stderr:
        'npm error Missing script: "nope"\nnpm error\nnpm error To see a list of scripts, run:\nnpm error   npm run\n',
      exitCode: 1,
    })
  })

  it('lists scripts', () => {
    expect(run('npm run').stdout).toBe(
      'Lifecycle scripts included in app@1.0.0:\n  start\n    node app.js\n  test\n    echo t\navailable via `npm run`:\n  bad\n    exit 3\n',
    )
  })

  it('hands signals on', () => {
    lab.sh('docker run -d --name web app npm start -- on')
    expect(
      lab.sh('docker stop -t 5 web && docker inspect -f "{{.State.ExitCode}}" web').stdout,
    ).toMatch(/^web\n(0|143)\n$/)
  })

  it('installs packages, and says where a package is not', () => {
    expect(run('npm install express').stdout).toContain('added 1 package')
    expect(lab.sh('docker run --rm -w /tmp node:20 npm start')).toMatchObject({
      exitCode: 254,
      stderr: expect.stringContaining('npm error path /tmp/package.json'),
    })
    expect(
      lab.sh('docker run --rm -w /tmp node:20 sh -c "npm init -y >/dev/null && cat package.json"')
        .stdout,
    ).toContain('"name": "tmp"')
    expect(lab.sh('docker run --rm node:20 npm -v').stdout).toBe('10.8.2\n')
  })
})

describe('a tool whose program is not there', () => {
  it('says so', () => {
    const lab = createLab({ seed: 1 })
    expect(
      lab.sh('docker run --rm busybox ubiattach 2>&1 | tail -1; docker run --rm busybox ubiattach'),
    ).toMatchObject({
      stdout: 'ubiattach: kubarium does not simulate this program\n',
      stderr: 'ubiattach: kubarium does not simulate this program\n',
      exitCode: 127,
    })
  })
})
