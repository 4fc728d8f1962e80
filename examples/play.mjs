// Plays the chapter that kubarium comes from: every command in its order, and what a terminal would
// show.
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
const DOCKERFILE = `FROM node:7
ADD app.js /app.js
ENTRYPOINT ["node", "app.js"]
`

const lab = createLab({ seed: 1 })
const write = (text) => process.stdout.write(text)

/** What is typed at a terminal, and what comes of it. */
function type(line, { on = 'host', stdin, timeout } = {}) {
  const prompt = on === 'host' ? 'user@host:~$ ' : `root@${on}:~# `
  write(`${prompt}${line}\n`)
  // A terminal shows standard output and standard error in the order in which they come.
  const { stdout } = lab.machine(on).sh(`{ ${line}\n} 2>&1`, {
    ...(stdin === undefined ? {} : { stdin }),
    ...(timeout === undefined ? {} : { timeout }),
  })
  write(stdout)
  // Whoever types needs a moment to read.
  lab.advance('1s')
}
const title = (text) => write(`\n# ${text}\n`)
const podName = (selector, namespace = 'default') =>
  lab.kubectl.get('pods', { selector, namespace })[0].metadata.name

title('Running containers')
type('docker run busybox echo "Hello world"')
type('docker run busybox:latest echo "Hello world"')

title('An application and its image')
lab.writeFile('app.js', APP)
lab.writeFile('Dockerfile', DOCKERFILE)
type('cat app.js Dockerfile')
type('docker build -t kubia .')
type('docker images')

title('Running the image')
type('docker run --name kubia-container -p 8080:8080 -d kubia')
type('curl localhost:8080')
type('docker ps')
type('docker ps -a')
type('docker inspect kubia-container')

title('Inside the container')
type('docker exec -ti kubia-container bash', { stdin: 'ps aux\nls /\nhostname\nexit\n' })

title('Stopping and removing it')
type('docker stop kubia-container')
type('docker ps -a')
type('docker rm kubia-container')

title('Pushing the image')
type('docker tag kubia idealism/kubia')
type('docker images')
type('docker push idealism/kubia')

title('A cluster of four nodes')
type('minikube start --nodes 4')
type('kubectl cluster-info')
type('minikube ssh', { stdin: 'docker ps\nexit\n' })
type('kubectl get nodes')
type('kubectl describe node minikube')
for (const node of ['minikube-m02', 'minikube-m03', 'minikube-m04'])
  type(`kubectl label node ${node} node-role.kubernetes.io/worker=worker`)
type('kubectl get nodes')

title('The same image on another machine')
type('docker run --name kubia-container -p 8080:8080 -d idealism/kubia', { on: 'minikube-m02' })
type('curl localhost:8080', { on: 'minikube-m02' })
type('docker rm -f kubia-container', { on: 'minikube-m02' })

title('The first application on Kubernetes')
type('kubectl create deployment kubia --image=idealism/kubia')
type('kubectl get deployments')
lab.settle()
type('kubectl get pods')
type(`kubectl describe pod ${podName('app=kubia')}`)

title('A service in front of it')
type('kubectl expose deployment kubia --type=LoadBalancer --name kubia-http --port=8080')
type('kubectl get services')
type('kubectl get po,svc,rc,deploy,rs')
type('minikube tunnel > /dev/null &')
lab.advance('2s')
type('kubectl get services')
const address = lab.kubectl.get('service', 'kubia-http')[0].spec.clusterIP
type(`curl ${address}:8080`)

title('Scaling out')
type('kubectl get deployments')
type('kubectl scale deployment kubia --replicas=3')
lab.settle()
type('kubectl get deployments')
type('kubectl get pods')
for (let i = 0; i < 6; i++) type(`curl ${address}:8080`)
type('kubectl get pods -o wide')

title('The dashboard')
type('minikube dashboard --url > dashboard.log 2>&1 &')
lab.advance('1m')
type('cat dashboard.log')
type('kubectl get pods -n kubernetes-dashboard')
type(
  `kubectl port-forward -n kubernetes-dashboard pod/${podName('k8s-app=kubernetes-dashboard', 'kubernetes-dashboard')} 9090:9090 > /dev/null &`,
)
lab.advance('1s')
type('curl localhost:9090')
