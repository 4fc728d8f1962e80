// A program of one's own: a dice server, which an image runs and which a fork can go on with.
import { createLab, executable } from 'kubarium'
import { awaitInput, program } from 'kubarium/extend'

/** Answers each request with the throw of a die. Its state is how often it was thrown. */
const dice = program({
  name: 'dice',
  step(system, state) {
    let thrown = typeof state === 'number' ? state : 0
    if (state === undefined) system.listen(6000)
    for (const request of system.requests()) {
      thrown++
      const eyes = system.random.int(1, 6)
      system.out(`throw ${thrown}: ${eyes}\n`)
      system.respond(request.id, { status: 200, headers: {}, body: `${eyes}\n` })
    }
    return awaitInput(thrown)
  },
})

/** Runs the example; `print` gets each line. */
export function run(print: (line: string) => void): void {
  const lab = createLab({ seed: 1, plugins: [{ name: 'dice', programs: [dice] }] })
  lab.publish('games/dice', {
    Dockerfile: 'FROM scratch\nCOPY dice /dice\nEXPOSE 6000\nENTRYPOINT ["/dice"]\n',
    dice: executable('dice'),
  })
  lab.sh('docker run -d --name dice -p 6000:6000 games/dice')
  lab.settle()
  for (let i = 0; i < 2; i++) lab.curl('localhost:6000')
  const fork = lab.fork()
  print(`here ${lab.curl('localhost:6000').body}`)
  print(`in the fork ${fork.curl('localhost:6000').body}`)
  print(lab.sh('docker logs dice').stdout)
}
