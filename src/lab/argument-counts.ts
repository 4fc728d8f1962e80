/**
 * How many arguments the verbs of each tool take, as their usage lines say it.
 *
 * @module
 */
import { arityOf } from '../cli/docker/arity.js'
import type { AnyVerb } from '../cli/verb.js'
import type { ToolFace } from './facade.js'

/** `(usage: docker stop [OPTIONS] CONTAINER [CONTAINER...])` */
const usageOf = (tool: string, { usage }: AnyVerb): string =>
  `(usage: ${tool} ${usage.split('\n')[0]})`

/** docker: each verb takes so many at least, and at most. */
export const DOCKER: ToolFace = {
  name: 'docker',
  complain(verb, words) {
    const { min, max, needed } = arityOf(verb.usage)
    const usage = usageOf(this.name, verb)
    if (words.length < min) return `${needed[words.length]} is missing ${usage}`
    if (words.length > max) return `docker takes no argument "${words[max]}" here ${usage}`
    return undefined
  },
}

/**
 * A tool whose verbs may be told by flags what they are about, and that say themselves what is
 * missing then; here it is noticed when nothing is given at all.
 */
export const aboutSomething = (name: string): ToolFace => ({
  name,
  complain(verb, words, hasFlags) {
    const nothing = words.length === 0 && !hasFlags
    return nothing && needsSomething(verb.usage)
      ? `nothing is given, and this needs an argument ${usageOf(name, verb)}`
      : undefined
  },
})

/** kubectl */
export const KUBECTL = aboutSomething('kubectl')
/** minikube */
export const MINIKUBE = aboutSomething('minikube')

/** Whether anything stands in a usage line behind the verb that is not in brackets. */
function needsSomething(usage: string): boolean {
  let rest = usage.replace(/^[a-z -]+/, '')
  for (let before = ''; before !== rest; ) {
    before = rest
    rest = rest.replace(/\[[^[\]]*\]/g, '')
  }
  return rest.trim() !== ''
}
