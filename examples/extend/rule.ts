// A network rule: a firewall on the workstation that lets nobody reach port 6379 from outside.
import { createLab } from 'kubarium'
import { rule } from 'kubarium/extend'

const firewall = rule(({ address, port }) =>
  port === 6379 && !address.startsWith('127.')
    ? { do: 'drop', by: 'firewall', note: 'port 6379 is closed' }
    : undefined,
)

/** Runs the example; `print` gets each line. */
export function run(print: (line: string) => void): void {
  const lab = createLab({ plugins: [{ name: 'firewall', rules: [firewall] }] })
  lab.sh('docker run -d --name store redis')
  lab.settle()
  const address = lab.sh("docker inspect -f '{{.NetworkSettings.IPAddress}}' store").stdout.trim()
  print(lab.sh(`docker run --rm busybox nc -w 2 -z ${address} 6379 || echo closed`).stdout)
  print(lab.sh('docker exec store redis-cli ping').stdout)
}
