/**
 * ADD: copies files of the context into the image; what it would download cannot be had. @see
 * https://docs.docker.com/reference/dockerfile/#add
 */
import { checkCopy, copyFiles } from './copy-files.js'
import { BuildError } from './errors.js'
import { type Instruction, expanded } from './instruction.js'

export const add: Instruction = {
  keyword: 'ADD',
  flags: ['chown', 'chmod', 'link', 'keep-git-dir', 'checksum', 'unpack', 'exclude'],
  check: checkCopy,
  apply(statement, scene) {
    const url = expanded(statement, scene)
      .slice(0, -1)
      .find((source) => /^https?:\/\//.test(source))
    if (url !== undefined)
      throw new BuildError(
        `ADD failed: Get ${JSON.stringify(url)}: dial tcp: lookup ${hostOf(url)}: no such host`,
      )
    return copyFiles(statement, scene, { tree: scene.context, isContext: true })
  },
}

const hostOf = (url: string): string => /^https?:\/\/([^/:]+)/.exec(url)?.[1] ?? ''
