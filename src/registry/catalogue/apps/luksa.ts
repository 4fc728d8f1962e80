/**
 * The images of a well-known book on Kubernetes: small servers in JavaScript that say which pod
 * answered, and shell scripts that write what another container serves.
 *
 * @see https://hub.docker.com/u/luksa
 */
import type { RunConfig } from '../../../oci/image.js'
import { alpine322 } from '../base/alpine.js'
import { bookwormSlim } from '../base/debian.js'
import { ROOT, built } from '../built.js'
import { sevenFiles } from '../node.js'
import { type Files, type OfficialImage, PATH, words } from '../official.js'
import { file } from '../tools.js'

/** An image: a base and one file. */
const image = (
  name: string,
  releases: string,
  [base, path, text]: readonly [base: Files, path: string, text: (version: string) => string],
  config: RunConfig,
): OfficialImage => ({
  repository: `docker.io/luksa/${name}`,
  releases: words(releases),
  flavours: [''],
  names: Object.fromEntries(words(releases).map((release) => [`v${release}`, release])),
  make: (version) =>
    built(
      800,
      [
        [ROOT, base],
        [
          `ADD ${path} / # buildkit`,
          (mtime) => ({ [path]: file(text(version), { mtime, mode: 0o755 }) }),
        ],
      ],
      { Env: [PATH], ...config },
    ),
})

const NODE: RunConfig = { Entrypoint: ['node', 'app.js'], WorkingDir: '/' }

/** A server on port 8080; `answer` is the body of its handler. */
const server = (answer: string, before = ''): string =>
  `const http = require('http');\nconst os = require('os');\n${before}\n${STARTS}${answer}${LISTENS}`

const STARTS =
  'console.log("Kubia server starting...");\n\nvar handler = function(request, response) {\n' +
  '  console.log("Received request from " + request.connection.remoteAddress);\n'
const LISTENS = '\n};\n\nvar www = http.createServer(handler);\nwww.listen(8080);\n'

const sends = (text: string): string => `  response.writeHead(200);\n  response.end(${text});`

/** What each version of the application says. */
function kubia(version: string): string {
  if (version === '1.0') return server(sends('"You\'ve hit " + os.hostname() + "\\n"'))
  const says = sends(`"This is v${version} running in pod " + os.hostname() + "\\n"`)
  if (version !== '3') return server(says)
  const fails =
    '  if (++requestCount >= 5) {\n    response.writeHead(500);\n    response.end("Some internal error has occurred! This is pod " + os.hostname() + "\\n");\n    return;\n  }\n'
  return server(fails + says, 'var requestCount = 0;')
}

const UNHEALTHY = server(
  '  requestCount++;\n  if (requestCount > 5) {\n    response.writeHead(500);\n    response.end("I\'m not well. Please restart me!");\n    return;\n  }\n' +
    sends('"You\'ve hit " + os.hostname() + "\\n"'),
  'var requestCount = 0;',
)

const PET = server(
  '  if (request.method == "POST") {\n    var body = "";\n    request.on("data", function(data) { body += data; });\n    request.on("end", function() {\n      fs.writeFileSync(dataFile, body);\n      console.log("New data has been received and stored.");\n' +
    '      response.writeHead(200);\n      response.end("Data stored on pod " + os.hostname() + "\\n");\n    });\n    return;\n  }\n  var data = fs.existsSync(dataFile) ? fs.readFileSync(dataFile, "utf8") : "No data posted yet";\n' +
    sends('"You\'ve hit " + os.hostname() + "\\n" + "Data stored on this pod: " + data + "\\n"'),
  'const fs = require(\'fs\');\nconst dataFile = "/var/data/kubia.txt";',
)

const FORTUNES =
  '#!/bin/bash\ntrap "exit" SIGINT\nINTERVAL=${1:-${INTERVAL:-10}}\necho Configured to generate new fortune every $INTERVAL seconds\nmkdir -p /var/htdocs\ni=0\nwhile :\ndo\n  i=$((i+1))\n  echo $(date) Writing fortune to /var/htdocs/index.html\n  echo "Fortune number $i: what you wait for is on its way." > /var/htdocs/index.html\n  sleep $INTERVAL\ndone\n'

const BATCH =
  '#!/bin/bash\necho "$(date) Batch job starting"\nsleep 120\necho "$(date) Finished succesfully"\n'

const FORTUNE: RunConfig = { Entrypoint: ['/bin/fortuneloop.sh'] }

export const luksa: readonly OfficialImage[] = [
  {
    ...image('kubia', '1.0 4 3 2 1', [sevenFiles, '/app.js', kubia], NODE),
    names: { v1: '1', v2: '2', v3: '3', v4: '4' },
  },
  image('kubia-unhealthy', '1.0', [sevenFiles, '/app.js', () => UNHEALTHY], NODE),
  image('kubia-pet', '1.0', [sevenFiles, '/app.js', () => PET], NODE),
  image('kubia-pet-peers', '1.0', [sevenFiles, '/app.js', () => PET], NODE),
  image('kubia-gpu', '1.0', [sevenFiles, '/app.js', () => kubia('1.0')], NODE),
  {
    ...image('fortune', '1.0', [bookwormSlim, '/usr/bin/fortuneloop.sh', () => FORTUNES], FORTUNE),
    names: { env: '1.0', args: '1.0' },
  },
  image('batch-job', '1.0', [bookwormSlim, '/main.sh', () => BATCH], { Entrypoint: ['/main.sh'] }),
  image(
    'kubectl-proxy',
    '1.6.2',
    [alpine322, '/kubectl-proxy.sh', () => '#!/bin/sh\nkubectl proxy --port=8001\n'],
    {
      Entrypoint: ['/kubectl-proxy.sh'],
    },
  ),
]
