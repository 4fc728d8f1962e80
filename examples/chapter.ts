// The chapter through the typed API: from a Dockerfile to three load-balanced pods.
import { createLab } from 'kubarium'

const APP = `const http = require('http');
const os = require('os');

console.log("Kubia server starting...");

var handler = function(request, response) {
  console.log("Received request from " + request.connection.remoteAddress);
  response.writeHead(200);
  response.end("You've hit " + os.hostname() + "\\n");
};

var www = http.createServer(handler);
www.listen(8080);
`

/** Runs the example; `print` gets each line. */
export function run(print: (line: string) => void): void {
  const lab = createLab({ seed: 1 })
  print(lab.docker.run('busybox', 'echo', 'Hello world').toString())

  lab.writeFile('app.js', APP)
  lab.writeFile('Dockerfile', 'FROM node:7\nADD app.js /app.js\nENTRYPOINT ["node", "app.js"]\n')
  lab.docker.build('.', { tag: ['kubia'] })
  lab.docker.run('kubia', { name: 'kubia-container', publish: ['8080:8080'], detach: true })
  lab.settle() // the server starts
  print(lab.curl('localhost:8080').body)
  lab.docker.stop('kubia-container')
  lab.docker.rm('kubia-container')
  lab.docker.tag('kubia', 'idealism/kubia')
  lab.docker.push('idealism/kubia')

  lab.minikube.start({ nodes: 4 })
  for (const { metadata } of lab.kubectl.get('nodes').slice(1))
    lab.kubectl.label('node', String(metadata.name), 'node-role.kubernetes.io/worker=worker')
  lab.kubectl.create('deployment', 'kubia', { image: ['idealism/kubia'] })
  lab.kubectl.expose('deployment', 'kubia', {
    type: 'LoadBalancer',
    name: 'kubia-http',
    port: '8080',
  })
  lab.settle()
  lab.minikube.tunnel()
  lab.advance('2s')
  lab.kubectl.scale('deployment', 'kubia', { replicas: 3 })
  lab.settle()

  const address = lab.kubectl.get('service', 'kubia-http')[0]?.spec?.clusterIP ?? ''
  const names = new Set(Array.from({ length: 20 }, () => lab.curl(`${address}:8080`).body))
  print([...names].toSorted().join(''))
  print(lab.kubectl.get('pods', { output: 'wide' }).toString())
}
