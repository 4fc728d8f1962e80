/**
 * Work that is shared out in two ways: workers that take from a queue until it is empty, and pods
 * that know by their index which part is theirs.
 *
 * @see https://kubernetes.io/docs/tasks/job/fine-parallel-processing-work-queue/
 * @see https://kubernetes.io/docs/tasks/job/indexed-parallel-processing-static/
 */
import { createLab } from 'kubarium'

const QUEUE_WORKER =
  'while item=$(redis-cli -h queue lpop letters); [ -n "$item" ]; do echo "$HOSTNAME reads $item"; sleep 3; done'
const INDEX_WORKER = 'set -- red green blue; shift $JOB_COMPLETION_INDEX; echo "I paint it $1"'

const JOBS = `
apiVersion: batch/v1
kind: Job
metadata: { name: readers }
spec:
  parallelism: 2
  template:
    spec:
      restartPolicy: OnFailure
      containers:
      - { name: main, image: redis, command: [sh, -c, ${JSON.stringify(QUEUE_WORKER)}] }
---
apiVersion: batch/v1
kind: Job
metadata: { name: painters }
spec:
  completions: 3
  parallelism: 3
  completionMode: Indexed
  template:
    spec:
      restartPolicy: Never
      containers:
      - { name: main, image: busybox, command: [sh, -c, ${JSON.stringify(INDEX_WORKER)}] }
`

export function run(print: (line: string) => void): void {
  const lab = createLab({ seed: 1, cluster: { nodes: 1 } })
  const show = (line: string): void => {
    const { stdout, stderr } = lab.sh(line)
    print(`$ ${line}\n${stdout}${stderr}`)
  }
  show('kubectl run queue --image=redis --port=6379 --expose')
  lab.advance('20s')
  show('kubectl exec queue -- redis-cli rpush letters a b c d e f')
  lab.writeFile('jobs.yaml', JOBS)
  show('kubectl apply -f jobs.yaml')
  show('kubectl wait --for=condition=complete job/readers job/painters --timeout=5m')
  show('kubectl logs -l job-name=readers --tail=-1')
  show('kubectl exec queue -- redis-cli llen letters')
  show('kubectl get job painters')
  for (const index of [0, 1, 2])
    show(`kubectl logs -l batch.kubernetes.io/job-completion-index=${index}`)
}
