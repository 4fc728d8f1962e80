// Verbs of one's own: `kubectl restarts`, `docker shout`, and a tool `greet` with a verb of its own.
import { createLab } from 'kubarium'
import { CommandError, kubectlVerb, verb } from 'kubarium/extend'

/** `kubectl restarts`: how often the containers of each pod were started again. */
const restarts = kubectlVerb({
  name: 'restarts',
  usage: 'restarts',
  short: 'Show how often containers were restarted',
  flags: { least: { type: 'int', default: 0, usage: 'Leave out pods with fewer restarts' } },
  *run(session, _args, { least }) {
    const counts = session.api
      .list('Pod', { namespace: session.namespace })
      .map(({ metadata, status }) => ({
        name: metadata.name,
        restarts: (status?.containerStatuses ?? []).reduce((sum, one) => sum + one.restartCount, 0),
      }))
      .filter((one) => one.restarts >= least)
    for (const one of counts) session.out(`${one.name} ${one.restarts}\n`)
    return { value: counts }
  },
})

/** `greet hello NAME`, which takes a second. */
const hello = verb({
  name: 'hello',
  usage: 'hello NAME',
  short: 'Say hello',
  flags: { loud: { type: 'boolean', short: 'l', usage: 'Say it loudly' } },
  *run(cli, [name], { loud }) {
    if (name === undefined) throw new CommandError('Error: whom shall I greet?', 2)
    yield { until: cli.tx.now + 1_000 }
    const text = `hello ${name}`
    cli.out(`${loud ? text.toUpperCase() : text}\n`)
    return { value: { text } }
  },
})

/** Runs the example; `print` gets each line. */
export function run(print: (line: string) => void): void {
  const lab = createLab({
    cluster: { nodes: 1 },
    plugins: [
      {
        name: 'verbs',
        verbs: { kubectl: [restarts], docker: [hello] },
        tools: { greet: { about: 'Greets people.', verbs: { hello } } },
      },
    ],
  })
  lab.sh('kubectl run web --image=nginx')
  lab.sh('kubectl run broken --image=busybox -- false')
  lab.advance('30s')
  print(lab.sh('kubectl restarts --least=1').stdout)
  print(JSON.stringify(lab.call(restarts, { least: 1 })))
  print(lab.sh('greet hello world --loud').stdout)
  print(lab.sh('docker hello docker').stdout)
  print(lab.sh('greet hello').stderr)
  print(lab.sh('greet --help').stdout)
}
