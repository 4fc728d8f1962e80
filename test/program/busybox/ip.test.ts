import { describe, expect, it } from 'vitest'
import { createLab } from '../../../src/index.js'

describe('ip and ifconfig', () => {
  const lab = createLab({ seed: 1 })
  lab.sh(
    'docker network create --subnet 10.5.0.0/24 n1; docker run -d --name web --network n1 alpine sleep 1000',
  )
  const inside = (command: string): string => lab.sh(`docker exec web ${command}`).stdout

  it('show the addresses that docker gave', () => {
    const mac = lab
      .sh("docker inspect -f '{{range .NetworkSettings.Networks}}{{.MacAddress}}{{end}}' web")
      .stdout.trim()
    expect(inside('ip addr show eth0')).toBe(
      `2: eth0@if3: <BROADCAST,MULTICAST,UP,LOWER_UP,M-DOWN> mtu 1500 qdisc noqueue state UP \n    link/ether ${mac} brd ff:ff:ff:ff:ff:ff\n` +
        '    inet 10.5.0.2/24 brd 10.5.0.255 scope global eth0\n       valid_lft forever preferred_lft forever\n',
    )
    expect(inside('ip a')).toMatch(/^1: lo: <LOOPBACK/)
    expect(inside('ifconfig eth0')).toContain(
      'inet addr:10.5.0.2  Bcast:10.5.0.255  Mask:255.255.255.0\n',
    )
  })

  it('show the way out', () => {
    expect(inside('ip route')).toBe(
      'default via 10.5.0.1 dev eth0 \n10.5.0.0/24 dev eth0 scope link  src 10.5.0.2 \n',
    )
    expect(lab.sh('docker run --rm --network none alpine ip r').stdout).toBe('')
  })

  it('refuse devices that are not there, and changes', () => {
    expect(lab.sh('docker exec web ip a show eth9')).toMatchObject({
      stderr: "ip: can't find device 'eth9'\n",
      exitCode: 1,
    })
    expect(lab.sh('docker exec web ip link set eth0 down').stderr).toBe(
      'ip: RTNETLINK answers: Operation not permitted\n',
    )
    expect(lab.sh('docker exec web ip').stderr).toContain('Usage: ip')
  })
})
