// A validating webhook: pods whose image has no version are refused.
import { createLab } from 'kubarium'
import { webhook } from 'kubarium/extend'

const versions = webhook('https://checks.example.com/versions', ({ object }) => {
  const images: string[] = object.spec.containers.map(({ image }: { image: string }) => image)
  const bare = images.find((image) => !image.includes(':'))
  return bare === undefined
    ? { allowed: true }
    : { allowed: false, status: { message: `${bare} has no version` } }
})

const CONFIGURATION = `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: {name: versions}
webhooks:
- name: versions.example.com
  admissionReviewVersions: [v1]
  sideEffects: None
  clientConfig: {url: "https://checks.example.com/versions"}
  rules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}]
`

/** Runs the example; `print` gets each line. */
export function run(print: (line: string) => void): void {
  const lab = createLab({
    cluster: { nodes: 1 },
    plugins: [{ name: 'versions', webhooks: [versions] }],
  })
  lab.writeFile('versions.yaml', CONFIGURATION)
  lab.sh('kubectl apply -f versions.yaml')
  print(lab.sh('kubectl run a --image=nginx').stderr)
  print(lab.sh('kubectl run a --image=nginx:1.27').stdout)
}
