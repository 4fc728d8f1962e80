// Draws a lab as a picture (SVG): what was typed, and the nodes with their pods. The README's picture
// is what this draws.
import { type Lab, createLab } from 'kubarium'

const COLOURS: Readonly<Record<string, string>> = {
  Running: '#2f9e44',
  Pending: '#f08c00',
  Failed: '#e03131',
}
const text = (x: number, y: number, said: string, more = ''): string =>
  `<text x="${x}" y="${y}" xml:space="preserve"${more}>${said.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text>`

/** A node with its pods, in a column of its own. */
function drawNode(lab: Lab, name: string, x: number): string {
  const ready = lab.kubectl
    .get('nodes', name)[0]
    ?.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True')
  const pods = lab.kubectl.get('pods').filter(({ spec }) => spec?.nodeName === name)
  const colour = ready ? '#1971c2' : '#868e96'
  return [
    `<rect x="${x}" y="20" width="230" height="150" rx="10" fill="none" stroke="${colour}" stroke-width="2"/>`,
    text(x + 14, 44, `${name}${ready ? '' : ' (not ready)'}`, ` fill="${colour}"`),
    ...pods.map(({ metadata, status }, i) => {
      const fill = metadata.deletionTimestamp ? '#868e96' : COLOURS[status?.phase ?? 'Pending']
      return `<circle cx="${x + 24}" cy="${66 + i * 24}" r="8" fill="${fill}"/>${text(x + 40, 71 + i * 24, metadata.name)}`
    }),
  ].join('\n')
}

/** The lab as a picture, below it the lines that were typed and what they printed. */
export function draw(lab: Lab, lines: readonly string[]): string {
  const nodes = lab.kubectl.get('nodes').map(({ metadata }) => metadata.name)
  const [width, height] = [nodes.length * 250 + 20, 200 + lines.length * 18]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="monospace" font-size="13">
<rect width="${width}" height="${height}" fill="#ffffff"/>
${nodes.map((name, i) => drawNode(lab, name, 20 + i * 250)).join('\n')}
${lines.map((line, i) => text(20, 205 + i * 18, line, ' fill="#343a40"')).join('\n')}
</svg>
`
}

/** Runs the example; `print` gets each line. */
export function run(print: (line: string) => void): void {
  const lab = createLab({ seed: 1, cluster: { nodes: 3 } })
  const typed = [
    'kubectl create deployment kubia --image=nginx',
    'kubectl scale deployment kubia --replicas=6',
  ]
  const lines = typed.flatMap((line) => [`$ ${line}`, lab.sh(line).stdout.trimEnd()])
  lab.settle()
  const seen = 'kubectl get deployments'
  print(draw(lab, [...lines, `$ ${seen}`, ...lab.sh(seen).stdout.trimEnd().split('\n')]).trimEnd())
}
