// A lab behind the Fetch API, as a user writes it; a project without a browser's types brings its own.
import { createLab } from 'kubarium'
import { type DockerHandlerOptions, dockerHandler, kubernetesHandler } from 'kubarium/http'

declare global {
  interface Request {
    readonly url: string
  }
  interface Response {
    readonly status: number
  }
}

const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
const options: DockerHandlerOptions = { machine: 'host', time: 'manual' }
const handlers = [kubernetesHandler(lab, { prefix: '/cluster' }), dockerHandler(lab, options)]
export const answers = (request: Request): readonly (Response | Promise<Response>)[] =>
  handlers.map((handle) => handle(request))

// @ts-expect-error Time passes, or somebody else lets it.
dockerHandler(lab, { time: 'never' })
