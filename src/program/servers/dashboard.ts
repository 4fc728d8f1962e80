/**
 * The Kubernetes dashboard's two programs: the web application, and the scraper that collects
 * metrics for it.
 *
 * The page is the shell of the application, as a browser first gets it.
 *
 * @see https://kubernetes.io/docs/tasks/access-application-cluster/web-ui-dashboard/
 */
import { httpDate } from '../../text/time.js'
import { byteLength } from '../../oci/entry.js'
import type { Answer } from '../../net/request.js'
import type { System } from '../program.js'
import { type BindError, defineServer } from './server.js'

const PORT = 9090
const SCRAPER_PORT = 8000
const PAGE =
  '<!DOCTYPE html>\n<html lang="en">\n<head>\n  <meta charset="utf-8">\n  <title>Kubernetes Dashboard</title>\n</head>\n<body>\n  <kd-root></kd-root>\n</body>\n</html>\n'

const answer = (system: System, status: number, type: string, body: string): Answer => ({
  status,
  headers: {
    'Content-Type': type,
    'Content-Length': String(byteLength(body)),
    Date: httpDate(system.now),
  },
  body,
})

const taken = (system: System, port: number, { text }: BindError): number => {
  system.err(`panic: listen tcp :${port}: bind: ${text.toLowerCase()}\n`)
  return 2
}

/** The web application. It is served behind a proxy, under whatever path. */
export const dashboard = defineServer({
  name: 'dashboard',
  port: PORT,
  begin(system) {
    system.out(
      'Using namespace: kubernetes-dashboard\nUsing in-cluster config to connect to apiserver\nStarting overwatch\n',
    )
    return null
  },
  ready: (system) => system.out(`Serving insecurely on HTTP port: ${PORT}\n`),
  answer(system, { message }, state) {
    const path = message.path ?? '/'
    const page = path.endsWith('/') || path.endsWith('/index.html')
    return {
      answer: page
        ? answer(system, 200, 'text/html; charset=utf-8', PAGE)
        : answer(system, 404, 'text/plain; charset=utf-8', '404 page not found\n'),
      state,
    }
  },
  taken,
  signals: { TERM: () => 2, INT: () => 2 },
})

/** The scraper. */
export const metricsSidecar = defineServer({
  name: 'metrics-sidecar',
  port: SCRAPER_PORT,
  begin: () => null,
  answer(system, { message }, state) {
    const path = message.path ?? '/'
    return {
      answer:
        path === '/'
          ? answer(system, 200, 'text/plain; charset=utf-8', `URL: ${path}`)
          : answer(system, 404, 'text/plain; charset=utf-8', '404 page not found\n'),
      state,
    }
  },
  taken,
  signals: { TERM: () => 2, INT: () => 2 },
})
