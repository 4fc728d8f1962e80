import { expect, it } from 'vitest'
import { createLab } from '../../../src/docker.js'

const lab = createLab({ seed: 1 })

it.each(['service ls', 'stack ls', 'node ls', 'secret ls', 'config ls'])(
  'docker %s answers as a daemon that is in no swarm',
  (words) =>
    expect(lab.sh(`docker ${words}`)).toMatchObject({
      exitCode: 1,
      stderr:
        'Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.\n',
    }),
)

it.each(['swarm init', 'trust inspect busybox', 'scout quickview', 'plugin ls', 'checkpoint ls x'])(
  'docker %s is known by name, and says that it is not simulated',
  (words) =>
    expect(lab.sh(`docker ${words}`)).toMatchObject({
      exitCode: 1,
      stderr: `docker ${words.split(' ').slice(0, 2).join(' ')}: kubarium does not simulate this command\n`,
    }),
)

it('says what it is for', () => {
  expect(lab.sh('docker swarm --help')).toMatchObject({ exitCode: 0 })
  expect(lab.sh('docker swarm --help').stdout).toContain('Manage Swarm')
})
