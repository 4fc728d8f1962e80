/**
 * `docker cp`: every row of the rules in its documentation, with the words of the real client.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/cp/#description
 */
import { describe, expect, it } from 'vitest'
import { createLab } from '../../../src/docker.js'

const prepared = (() => {
  const lab = createLab({ seed: 1 })
  lab.sh(
    "docker run -d --name c1 busybox sh -c 'mkdir -p /w/in; echo x > /w/x; echo i > /w/in/i; ln -s x /w/link; ln -s in /w/dlink; sleep 1000'",
  )
  lab.sh('docker run -d --name c2 --read-only busybox sleep 1000')
  lab.sh('docker run -d --name c3 -v vol:/v:ro busybox sleep 1000')
  lab.advance(100)
  for (const [path, text] of Object.entries({ f1: 'one\n', 'dir/a': 'a\n', 'dir/sub/b': 'b\n' }))
    lab.writeFile(path, text)
  return lab
})()

describe('docker cp', () => {
  it.each([
    // A file.
    ['docker cp f1 c1:/new; docker exec c1 cat /new', 'one\n'],
    ['docker cp f1 c1:/w/x; docker exec c1 cat /w/x', 'one\n'],
    ['docker cp f1 c1:/w; docker exec c1 cat /w/f1', 'one\n'],
    ['docker cp f1 c1:/w/link; docker exec c1 cat /w/x', 'one\n'],
    ['docker cp c1:/w/x out; cat out', 'x\n'],
    ['docker cp c1:w/x dir; cat dir/x', 'x\n'],
    // A directory.
    ['docker cp dir c1:/made; docker exec c1 ls /made', 'a\nsub\n'],
    ['docker cp dir c1:/w; docker exec c1 ls /w/dir', 'a\nsub\n'],
    ['docker cp dir/. c1:/w; docker exec c1 ls /w', 'a\ndlink\nin\nlink\nsub\nx\n'],
    ['docker cp c1:/w/in made; ls -1 made', 'i\n'],
    ['docker cp c1:/w/in dir; ls -1 dir', 'a\nin\nsub\n'],
    ['docker cp c1:/w/in/. dir; ls -1 dir', 'a\ni\nsub\n'],
    // Symbolic links, modes, owners.
    ['docker cp c1:/w/link l; readlink l', 'x\n'],
    ['docker cp -L c1:/w/link l; cat l', 'x\n'],
    ['docker cp c1:/w/dlink l; readlink l', 'in\n'],
    ['docker cp c1:/w/dlink/ l; ls -1 l', 'i\n'],
    ['ln -s f1 l; docker cp l c1:/l; docker exec c1 readlink /l', 'f1\n'],
    ['ln -s f1 l; docker cp -L l c1:/l; docker exec c1 cat /l', 'one\n'],
    ['chmod 755 f1; docker cp f1 c1:/x; docker exec c1 stat -c "%a %u" /x', '755 0\n'],
    ['docker cp -a f1 c1:/x; docker exec c1 stat -c %u /x', '1000\n'],
    // Archives.
    ['docker cp c1:/w - | tar tf -', 'w/\nw/dlink\nw/in/\nw/in/i\nw/link\nw/x\n'],
    ['tar cf - dir | docker cp - c1:/w; docker exec c1 cat /w/dir/sub/b', 'b\n'],
    // A container that does not run.
    ['docker stop -t 0 c1 > /dev/null; docker cp f1 c1:/n; docker cp c1:/n - | tar xOf -', 'one\n'],
  ])('%s', (command, stdout) => {
    expect(prepared.fork().sh(command)).toMatchObject({ stdout, stderr: '' })
  })

  it.each([
    ['docker cp f1 c1:/newdir/', 'no such directory'],
    ['docker cp dir c1:/w/x', 'cannot copy directory'],
    ['docker cp c1:/w f1', 'cannot copy directory'],
    ['docker cp f1/ c1:/tmp', 'not a directory'],
    ['docker cp nosuch c1:/tmp', 'lstat /home/user/nosuch: no such file or directory'],
    [
      'docker cp f1 c1:/no/such',
      'Error response from daemon: Could not find the file /no in container c1',
    ],
    [
      'docker cp c1:nosuch z',
      'Error response from daemon: Could not find the file nosuch in container c1',
    ],
    ['docker cp c1:/w/x/ z', 'Error response from daemon: lstat /w/x/: not a directory'],
    ['docker cp c1:/w/x no/such', 'invalid output path: directory "/home/user/no" does not exist'],
    ['docker cp c1: z', 'Error response from daemon: bad parameter: pathcannot be empty'],
    ['docker cp f1 f2', 'must specify at least one container source'],
    ['docker cp c1:/w/x c1:/y', 'copying between containers is not supported'],
    ['docker cp nosuch:/x .', 'Error response from daemon: No such container: nosuch'],
    ['tar cf - f1 | docker cp - c1:/w/x', 'destination "c1:/w/x" must be a directory'],
    ['echo junk | docker cp - c1:/tmp', 'Error response from daemon: unexpected EOF'],
    ['docker cp f1 c2:/x', 'Error response from daemon: container rootfs is marked read-only'],
    ['docker cp f1 c3:/v/x', 'Error response from daemon: mounted volume is marked read-only'],
  ])('%s', (command, complaint) => {
    expect(prepared.fork().sh(command)).toMatchObject({
      stdout: '',
      stderr: `${complaint}\n`,
      exitCode: 1,
    })
  })
})
