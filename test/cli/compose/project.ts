/** A workstation with a project in `~/shop`, for tests of `docker compose`. */
import { type DockerLab, createLab } from '../../../src/docker.js'

/** A lab with files of a project; commands run in its directory. */
export function projectLab(files: Readonly<Record<string, string>>): DockerLab {
  const lab = createLab({ seed: 1 })
  for (const [path, text] of Object.entries(files))
    lab.machine('host').writeFile(`shop/${path}`, text)
  lab.docker.pull('busybox')
  lab.sh('cd shop')
  return lab
}

/** Lines of a text in alphabetical order. */
export const sortedLines = (text: string): readonly string[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .sort()
