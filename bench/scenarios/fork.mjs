// A fork of a lab with ten pods that run on daemons, with programs in them.
import { createLab } from '../build.mjs'
import { least, report } from '../cluster.mjs'

const lab = createLab({ cluster: { nodes: 3 } })
lab.kubectl.create('deployment', 'web', { image: 'nginx', replicas: 10 })
lab.settle()
report([{ name: 'fork of 10 pods', milliseconds: least(15, () => lab.fork()) }])
