import { beforeEach, describe, expect, it } from 'vitest'
import { type Lab, createLab } from '../../src/index.js'
import { replayed } from './recorded.js'
import { sitDown } from './screen.js'

const COMPOSE = [
  'services:',
  '  a: {image: busybox, command: sh -c "while true; do echo a; sleep 1; done"}',
  '  b: {image: busybox, command: echo b once}',
].join('\n')

const WIDE = { columns: 120, rows: 30 }
let lab: Lab
beforeEach(() => {
  lab = createLab()
})

const composeFile = (text = COMPOSE): void => {
  lab.sh(`cat > compose.yaml <<'E'\n${text}\nE`)
}

describe('progress at a terminal', () => {
  // On the recorded machine a container that ran had kept the image, so nothing was left to transfer; the
  // cache of an earlier build had it, too; and the prompt was a text that names no directory.
  it('is what a real one shows, of pulls, of BuildKit and of Compose', async () => {
    lab.docker.pull('busybox')
    lab.sh('docker run -d --name keeper busybox sleep 10000')
    lab.sh('mkdir x; printf "FROM busybox\\nRUN true\\n" > x/Dockerfile; docker build x; rm -r x')
    const mask = (text: string): string => text.replaceAll(/(?<=user@host:~)\/b/g, '')
    for (const { keys, real, ours } of await replayed(lab, 'progress', { mask }))
      expect(`${keys}\n${ours}`).toBe(`${keys}\n${real}`)
  })

  it('draws a bar for each layer of a pull while it comes', async () => {
    const { type } = sitDown(lab, WIDE)
    expect(await type('docker pull nginx\r', 700)).toMatch(
      /\nlatest: Pulling from library\/nginx\n[0-9a-f]{12}: Downloading \[=*> *\] +[\d.]+MB\/[\d.]+MB\n[0-9a-f]{12}: (Pulling fs layer|Waiting)/,
    )
    const done = await type('', 60_000)
    expect(done).toMatch(
      /\n([0-9a-f]{12}: Pull complete \n)+Digest: sha256:\w+\nStatus: Downloaded/,
    )
    expect(done).not.toMatch(/Downloading|Extracting|Waiting/)
  })

  it('leaves bars out where a terminal is narrow', async () => {
    const { type } = sitDown(lab, { columns: 80, rows: 24 })
    expect(await type('docker pull node\r', 900)).toMatch(/: Downloading +[\d.]+MB\/[\d.]+MB\n/)
  })

  it('is lines elsewhere, whatever the other stream is', async () => {
    const { type } = sitDown(lab, WIDE)
    expect(await type('docker pull busybox | cat\r', 5_000)).toMatch(
      /: Pulling fs layer\n.*: Verifying Checksum\n.*: Download complete\n.*: Pull complete\nDigest/,
    )
    composeFile()
    expect(await type('clear; docker compose up -d 2>&1 | cat\r', 5_000)).toMatch(
      / Network user_default {2}Creating\n Network user_default {2}Created\n/,
    )
  })

  it('shows the image that docker run needs', async () => {
    const { type } = sitDown(lab, WIDE)
    expect(await type('docker run --rm busybox echo hi\r', 5_000)).toMatch(
      /Unable to find image 'busybox:latest' locally\nlatest: Pulling from library\/busybox\n[0-9a-f]{12}: Pull complete \nDigest: .*\nStatus: .*\nhi\nuser@host:~\$ $/,
    )
  })

  it('shows the base image of the classic builder', async () => {
    lab.sh('printf "FROM nginx\\nRUN true\\n" > Dockerfile')
    const { type } = sitDown(lab, WIDE)
    const shown = await type('DOCKER_BUILDKIT=0 docker build .\r', 60_000)
    expect(shown).toMatch(
      /\nlatest: Pulling from library\/nginx\n([0-9a-f]{12}: Pull complete \n)+Digest: [^]*\nStep 2\/2 : RUN true\n[^]*\nSuccessfully built/,
    )
    expect(shown).not.toContain('Pulling fs layer')
  })

  it('ends with Ctrl-C', async () => {
    const { type } = sitDown(lab, WIDE)
    await type('docker pull node\r', 2_000)
    expect(await type('\x03')).not.toContain('docker.io/library/node')
    expect(await type('\recho $?\r', 60_000)).toMatch(/\n130\nuser@host:~\$ $/)
    await type('clear; docker run --rm node true\r', 2_000)
    expect(await type('\x03')).not.toContain('docker:')
    expect(await type('\recho $?\r', 60_000)).toMatch(/\n130\nuser@host:~\$ $/)
    expect(lab.sh('docker images -q').stdout).toBe('')
  })

  it('draws what a push sends', async () => {
    lab.docker.pull('nginx')
    lab.sh('docker tag nginx me/nginx; docker login -u me -p secret')
    const { type } = sitDown(lab, WIDE)
    const shown = await type('docker push me/nginx\r', 60_000)
    expect(shown).toMatch(
      /The push refers to repository \[docker.io\/me\/nginx\]\n([0-9a-f]{12}: (Pushed|Mounted from library\/\w+) \n)+latest: digest: sha256:\w+ size: \d+/,
    )
    expect(shown).not.toMatch(/Preparing|Pushing/)
  })
})

describe('docker compose at a terminal', () => {
  it('shows images with their layers, and one list for what is made and started', async () => {
    composeFile('services:\n  a: {image: nginx}\n  b: {image: nginx}')
    const { type } = sitDown(lab, WIDE)
    expect(await type('docker compose up -d\r', 2_000)).toMatch(
      /\[\+\] Running \d\/\d\n \S a \[[⠀⡀⣀⣄⣤⣦⣶⣷⣿]+\] .*Pulling +1.9s \n {3}\S [0-9a-f]{12} \w+/,
    )
    expect(await type('', 60_000)).toMatch(
      /\[\+\] Running (\d)\/\1\n ✔ a Pulled +[\d.]+s \n( {3}✔ [0-9a-f]{12} Pull complete +[\d.]+s \n)+ ✔ b Pulled +[\d.]+s \n\[\+\] Running 3\/3\n ✔ Network user_default +Created +0.1s \n ✔ Container user-a-1 +Started +0.0s \n ✔ Container user-b-1 +Started +0.0s \nuser@host:~\$ $/,
    )
  })

  it('counts the seconds while a container takes its time to stop', async () => {
    lab.docker.pull('busybox')
    composeFile()
    lab.sh('docker compose up -d')
    const { type } = sitDown(lab)
    expect(await type('docker compose stop\r', 3_050)).toMatch(
      /\[\+\] Stopping 1\/2\n \S Container user-a-1 +Stopping +3.0s \n ✔ Container user-b-1 +Stopped +0.0s $/,
    )
    expect(await type('', 8_000)).toMatch(
      /\[\+\] Stopping 2\/2\n ✔ Container user-a-1 +Stopped +10/,
    )
  })

  it('kills what still runs when Ctrl-C is pressed again', async () => {
    lab.docker.pull('busybox')
    composeFile()
    const { type } = sitDown(lab)
    expect(await type('docker compose up\r', 2_000)).toMatch(/\na-1 {2}\| a\n\n+w Enable Watch$/)
    expect(await type('\x03', 1_000)).toMatch(
      /Gracefully Stopping\.\.\. press Ctrl\+C again to force\n/,
    )
    expect(await type('\x03', 500)).toMatch(
      /\n Container user-a-1 {2}Killing\n[^]*137\nuser@host:~\$ $/,
    )
  })

  it('has no keys at the bottom where nobody wants them', async () => {
    lab.docker.pull('busybox')
    composeFile()
    const { type } = sitDown(lab)
    expect(await type('docker compose up --menu=false\r', 1_500)).not.toContain('Enable Watch')
    expect(await type('\x03', 11_000)).toContain('^CGracefully Stopping')
    expect(await type('clear; COMPOSE_MENU=0 docker compose up\r', 1_500)).not.toContain('Watch')
  })

  it('draws as --progress and --ansi say', async () => {
    lab.docker.pull('busybox')
    composeFile()
    const { type } = sitDown(lab)
    expect(await type('docker compose --progress plain up -d\r')).toContain(
      'Container user-a-1  Creating',
    )
    expect(await type('clear; docker compose --ansi never down -t 0\r')).toContain(
      'user-a-1  Removing',
    )
    expect(await type('clear; docker compose --progress quiet up -d\r')).toMatch(/^user@host:~\$ $/)
    expect(await type('clear; docker compose --ansi never --progress tty ps\r')).toContain(
      "can't use --progress tty while ANSI support is disabled",
    )
  })

  it('gives commands in its containers a terminal', async () => {
    lab.docker.pull('busybox')
    composeFile()
    lab.sh('docker compose up -d')
    const { type } = sitDown(lab)
    await type('docker compose exec a sh\r')
    expect(await type('stty size\r')).toMatch(/\n\/ # stty size\n30 100\n\/ # $/)
    await type('exit\r')
    await type('clear; docker compose run --rm a sh\r', 1_000)
    expect(await type('stty size\r')).toMatch(
      /\n\/ # stty size\n30 100\n\/ # $|^\/ # stty size\n30 100\n\/ # $/,
    )
    expect(await type('exit\r')).toMatch(/\/ # exit\nuser@host:~\$ $/)
    expect(await type('clear; docker compose exec a tty | cat\r')).toContain('not a tty')
  })

  it('has no colours where nobody wants them', async () => {
    lab.docker.pull('busybox')
    composeFile()
    lab.sh('printf "FROM busybox\\nRUN sleep 1\\n" > Dockerfile')
    const terminal = lab.terminal(WIDE)
    let shown = ''
    terminal.onData((text) => {
      shown += text
    })
    terminal.write('export NO_COLOR=1; docker build .; docker compose up -d\r')
    lab.advance(5_000)
    expect(shown).toContain('[+] Running 3/3')
    expect(shown).not.toMatch(/\x1b\[\d*m/)
  })

  it('warns in short', async () => {
    lab.docker.pull('busybox')
    composeFile()
    lab.sh('docker compose up -d; echo "services: {c: {image: busybox}}" > compose.yaml')
    const { type } = sitDown(lab, WIDE)
    expect(await type('docker compose up -d\r', 1_000)).toMatch(
      /\nWARN\[0000\] Found orphan containers \(\[user-a-1 user-b-1\]\) for this project\./,
    )
  })

  it('goes on in a fork as in its own lab', async () => {
    lab.docker.pull('busybox')
    composeFile()
    const { terminal, type } = sitDown(lab)
    await type('docker compose up\r', 2_500)
    const fork = lab.fork()
    const there = sitDown(fork, { id: terminal.id })
    await there.type('\x03', 15_000)
    expect(await there.type('clear; docker compose ps -aq | wc -l\r')).toMatch(/^2\nuser/)
    expect(await type('', 1_000)).toContain('w Enable Watch')
  })
})
