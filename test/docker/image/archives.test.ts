/**
 * Images and containers as archives: save, load, export, import. The texts are those of Docker
 * Engine 28.5.
 */
import { describe, expect, it } from 'vitest'
import { createLab } from '../../../src/docker.js'

const lab = (): ReturnType<typeof createLab> => {
  const made = createLab({ seed: 1 })
  made.sh(
    "docker run --name cc busybox sh -c 'echo new > /new; rm /etc/group; mkdir /d; ln -s /new /d/l'",
  )
  made.sh('docker commit cc snap')
  return made
}

const lines = (text: string): readonly string[] => text.trimEnd().split('\n')

describe('docker save', () => {
  it('writes the layout of OCI, and the files of older engines beside it', () => {
    const here = lab()
    expect(here.sh('docker save snap -o s.tar')).toMatchObject({ exitCode: 0, stdout: '' })
    const names = lines(here.sh('tar tf s.tar').stdout)
    expect(names.slice(0, 2)).toEqual(['blobs/', 'blobs/sha256/'])
    expect(names.slice(-4)).toEqual(['index.json', 'manifest.json', 'oci-layout', 'repositories'])
    const id = here.sh('docker images -q --no-trunc snap').stdout.trim()
    const [saved] = JSON.parse(here.sh('tar xOf s.tar manifest.json').stdout)
    expect(saved.RepoTags).toEqual(['snap:latest'])
    expect(saved.Config).toBe(`blobs/sha256/${id.slice(7)}`)
    expect(names).toContain(saved.Config)
    for (const layer of saved.Layers) expect(names).toContain(layer)
    const index = JSON.parse(here.sh('tar xOf s.tar index.json').stdout)
    expect(index.manifests[0].annotations).toEqual({
      'io.containerd.image.name': 'docker.io/library/snap:latest',
      'org.opencontainers.image.ref.name': 'latest',
    })
    expect(here.sh(`tar xf s.tar; sha256sum ${saved.Config} | cut -d' ' -f1`).stdout.trim()).toBe(
      id.slice(7),
    )
  })

  it('has no name for an image that is saved by its id', () => {
    const here = lab()
    here.sh('docker save $(docker images -q snap) > id.tar')
    expect(here.sh('tar xOf id.tar manifest.json').stdout).toContain('"RepoTags":null')
    expect(here.sh('docker load -i id.tar').stdout).toMatch(
      /^Loaded image ID: sha256:[0-9a-f]{64}\n$/,
    )
  })

  it('says what is wrong', () => {
    const here = lab()
    const says = (command: string): string => here.sh(command).stderr.trimEnd()
    expect(says('docker save nosuch > x')).toBe('Error response from daemon: No such image: nosuch')
    expect(says('docker save snap -o /nodir/x.tar')).toBe(
      'failed to save image: invalid output path: stat /nodir: no such file or directory',
    )
    expect(says('docker save snap -o .')).toBe('failed to save image: cannot write to a directory')
    expect(says('docker save --platform linux/arm64 snap > x')).toBe(
      'Error response from daemon: no suitable export target found for platform linux/arm64',
    )
    expect(says('docker save --platform foo/bar/baz/q snap > x')).toBe(
      'invalid platform: "foo/bar/baz/q": cannot parse platform specifier: invalid argument',
    )
  })
})

describe('docker load', () => {
  it('brings back what was saved, under the same id', () => {
    const here = lab()
    const id = here.sh('docker images -q --no-trunc snap').stdout
    here.sh('docker save busybox snap -o two.tar; docker rmi snap')
    expect(here.sh('docker load -i two.tar').stdout).toBe(
      'Loaded image: busybox:latest\nLoaded image: snap:latest\n',
    )
    expect(here.sh('docker images -q --no-trunc snap').stdout).toBe(id)
    expect(here.sh('docker run --rm snap sh -c "cat /d/l; ls /etc/group"')).toMatchObject({
      stdout: 'new\n',
      stderr: 'ls: /etc/group: No such file or directory\n',
    })
  })

  it('takes a name from the image that has it', () => {
    const here = lab()
    here.sh('docker save snap -o s.tar; docker tag busybox snap')
    expect(here.sh('docker load -i s.tar').stdout).toMatch(
      /^The image snap:latest already exists, renaming the old one with ID sha256:\w+ to empty string\nLoaded image: snap:latest\n$/,
    )
  })

  it('carries an image to another machine through a file', () => {
    const here = lab()
    const archive = here.sh('docker save snap').stdout
    const other = createLab({ seed: 2 })
    other.machine('host').writeFile('s.tar', archive)
    expect(other.sh('docker load < s.tar').stdout).toBe('Loaded image: snap:latest\n')
    expect(other.sh('docker run --rm snap cat /new').stdout).toBe('new\n')
  })

  it('says what is wrong', () => {
    const here = lab()
    const says = (command: string): string => here.sh(command).stderr.trimEnd()
    expect(says('docker load -i nosuch.tar')).toBe('open nosuch.tar: no such file or directory')
    expect(says('echo hallo | docker load')).toBe('unexpected EOF')
    expect(says('echo x > f; tar cf f.tar f; docker load -i f.tar')).toMatch(
      /^open \/var\/lib\/docker\/tmp\/docker-import-\d+\/repositories: no such file or directory$/,
    )
    here.sh('docker save snap -o s.tar')
    expect(here.sh('docker load --platform linux/arm64 -i s.tar').stdout).toBe('\n')
  })
})

describe('docker export and import', () => {
  it('make an image of one layer of what a container has become', () => {
    const here = lab()
    here.sh('docker export cc -o e.tar')
    const names = lines(here.sh('tar tf e.tar').stdout)
    expect(names).toEqual(expect.arrayContaining(['.dockerenv', 'd/', 'd/l', 'dev/pts/', 'new']))
    expect(names).not.toContain('etc/group')
    expect(here.sh('docker import -m msg -c \'CMD ["cat","/new"]\' e.tar imp:1').stdout).toMatch(
      /^sha256:[0-9a-f]{64}\n$/,
    )
    expect(here.sh('docker run --rm imp:1').stdout).toBe('new\n')
    expect(here.sh("docker history imp:1 --format '{{.CreatedBy}}|{{.Comment}}'").stdout).toBe(
      '|msg\n',
    )
  })

  it('import says what is wrong', () => {
    const here = lab()
    const says = (command: string): string => here.sh(command).stderr.trimEnd()
    here.sh('docker export cc > e.tar')
    expect(says('docker import nosuch.tar')).toBe('open nosuch.tar: no such file or directory')
    expect(says('docker import -c "RUN x" e.tar a')).toBe(
      'Error response from daemon: RUN is not a valid change command',
    )
    expect(says('echo hallo | docker import - a')).toBe(
      'Error response from daemon: unexpected EOF',
    )
    expect(says('docker export nosuch > x')).toBe(
      'Error response from daemon: No such container: nosuch',
    )
  })
})

describe('an image of another platform', () => {
  it('is no answer to who asks for one', () => {
    const here = lab()
    const wrong =
      'image with reference busybox was found but its platform (linux/amd64) does not match the specified platform (linux/arm64)'
    expect(here.sh('docker run --rm --platform linux/arm64 busybox true')).toMatchObject({
      exitCode: 125,
      stderr: expect.stringContaining(`docker: Error response from daemon: ${wrong}`),
    })
    expect(here.sh('docker run --rm --platform foo busybox true').stderr).toContain(
      'docker: error parsing specified platform: "foo": unknown operating system or architecture: invalid argument',
    )
  })

  it('runs with a warning', () => {
    const here = lab()
    here.sh('docker export cc | docker import --platform linux/arm64 - arm')
    expect(here.sh('docker run --rm arm cat /new')).toMatchObject({
      stdout: 'new\n',
      stderr:
        "WARNING: The requested image's platform (linux/arm64) does not match the detected host platform (linux/amd64/v4) and no specific platform was requested\n",
    })
  })
})

describe('docker diff', () => {
  it('says what is new first, then what has changed, then what is gone', () => {
    const here = createLab({ seed: 1 })
    here.sh(
      "docker run --name cc busybox sh -c 'echo > /new; rm /etc/group; echo x >> /etc/passwd'",
    )
    expect(here.sh('docker diff cc').stdout).toBe('A /new\nC /etc\nC /etc/passwd\nD /etc/group\n')
  })
})
