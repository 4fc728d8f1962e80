// A program of your own, put into an image, run by Docker: `greeter` answers every request with a
// greeting and counts them.
import { awaitInput, createLab, defineProgram, executable } from 'kubarium'

const greeter = defineProgram({
  name: 'greeter',
  step(system, state) {
    let greeted = typeof state === 'number' ? state : 0
    system.listen(8080)
    for (const { id } of system.requests()) {
      greeted += 1
      system.respond(id, { status: 200, headers: {}, body: `hello number ${greeted}\n` })
    }
    return awaitInput(greeted)
  },
})

/** Runs the example; `print` gets each line. */
export function run(print: (line: string) => void): void {
  const lab = createLab({ seed: 1, programs: [greeter] })
  lab.publish('me/greeter', {
    Dockerfile: 'FROM busybox\nCOPY greeter /bin/greeter\nENTRYPOINT ["/bin/greeter"]\n',
    greeter: executable('greeter'),
  })
  lab.docker.run('me/greeter', { detach: true, publish: ['8080:8080'], name: 'greeter' })
  lab.settle() // the server starts
  print(lab.curl('localhost:8080').body)
  print(lab.sh('curl -s localhost:8080').stdout)

  // A fork has a greeter of its own, which remembers what this one remembers.
  print(lab.fork().curl('localhost:8080').body)
}
