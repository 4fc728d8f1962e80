/**
 * Checks of what instructions ask for: commands, directories, ports, secrets, variables.
 *
 * @see https://docs.docker.com/reference/build-checks/
 */
import { linesOf } from '../../build/dockerfile.js'
import { SCRATCH } from '../../build/from.js'
import type { Statement } from '../../build/instruction.js'
import { isGlob } from '../../build/glob.js'
import { type DefinedStage, baseStage } from '../definition.js'
import { PROXIES } from '../platform.js'
import { namesIn, suggestionFor } from './stage-rules.js'
import { type Finding, type LintScene, type Rule, statementsOf } from './rule.js'

const found = (statement: Statement, message: string): readonly Finding[] => [
  { message, at: linesOf(statement) },
]

const COMMANDS = ['CMD', 'ENTRYPOINT']
const ONCE = ['CMD', 'ENTRYPOINT', 'HEALTHCHECK']
const SECRET =
  /(?:_|^)(?:apikey|auth|credential|credentials|key|password|pword|passwd|secret|token)(?:_|$)/i
const PUBLIC = /(?:_|^)public(?:_|$)/i
/** What every Linux container has. */
const PATH = 'PATH'
const WITH_VARIABLES = [
  'ADD',
  'COPY',
  'ENV',
  'EXPOSE',
  'LABEL',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
]

const byStage = (
  { stages }: LintScene,
  find: (stage: DefinedStage) => readonly Finding[],
): readonly Finding[] => stages.flatMap(find)

export const instructionRules: readonly Rule[] = [
  {
    name: 'WorkdirRelativePath',
    description:
      'Relative workdir without an absolute workdir declared within the build can have unexpected results if the base image changes',
    find: (scene) =>
      byStage(scene, (stage) => {
        const first = stage.statements.find(({ keyword }) => keyword === 'WORKDIR')
        if (!first || /^["']?[/$]/.test(first.text) || hasWorkdir(scene, stage)) return []
        return found(
          first,
          `Relative workdir ${JSON.stringify(first.text)} can have unexpected results if the base image changes`,
        )
      }),
  },
  {
    name: 'ExposeProtoCasing',
    description: 'Protocol in EXPOSE instruction should be lowercase',
    find: (scene) =>
      eachPort(scene, (port) => {
        const [, protocol = ''] = port.split('/')
        return protocol === protocol.toLowerCase()
          ? undefined
          : `Defined protocol '${port}' in EXPOSE instruction should be lowercase`
      }),
  },
  {
    name: 'ExposeInvalidFormat',
    description:
      'IP address and host-port mapping should not be used in EXPOSE instruction. This will become an error in a future release',
    find: (scene) =>
      eachPort(scene, (port) =>
        port.includes(':')
          ? `EXPOSE instruction should not define an IP address or host-port mapping, found '${port}'`
          : undefined,
      ),
  },
  {
    name: 'SecretsUsedInArgOrEnv',
    description: 'Sensitive data should not be used in the ARG or ENV commands',
    find: (scene) =>
      statementsOf(scene).flatMap((statement) =>
        namesSetBy(statement).flatMap((name) =>
          SECRET.test(name) && !PUBLIC.test(name)
            ? found(
                statement,
                `Do not use ARG or ENV instructions for sensitive data (${statement.keyword} ${JSON.stringify(name)})`,
              )
            : [],
        ),
      ),
  },
  {
    name: 'JSONArgsRecommended',
    description:
      'JSON arguments recommended for ENTRYPOINT/CMD to prevent unintended behavior related to OS signals',
    find: (scene) =>
      byStage(scene, (stage) =>
        hasShell(scene, stage)
          ? []
          : stage.statements.flatMap((statement) =>
              COMMANDS.includes(statement.keyword) && !statement.list
                ? found(
                    statement,
                    `JSON arguments recommended for ${statement.keyword} to prevent unintended behavior related to OS signals`,
                  )
                : [],
            ),
      ),
  },
  {
    name: 'MultipleInstructionsDisallowed',
    description: 'Multiple instructions of the same type should not be used in the same stage',
    find: (scene) =>
      byStage(scene, ({ statements }) =>
        statements.flatMap((statement, i) =>
          ONCE.includes(statement.keyword) &&
          statements.slice(i + 1).some(({ keyword }) => keyword === statement.keyword)
            ? found(
                statement,
                `Multiple ${statement.keyword} instructions should not be used in the same stage because only the last one will be used`,
              )
            : [],
        ),
      ),
  },
  {
    name: 'UndefinedVar',
    description: 'Variables should be defined before their use',
    find: (scene) => byStage(scene, (stage) => undefinedIn(scene, stage)),
  },
  {
    name: 'CopyIgnoredFile',
    description: 'Attempting to Copy file that is excluded by .dockerignore',
    experimental: true,
    find: (scene) =>
      statementsOf(scene).flatMap((statement) => {
        const { keyword, flags, words } = statement
        if (!['ADD', 'COPY'].includes(keyword) || flags.some(([name]) => name === 'from')) return []
        return words
          .slice(0, -1)
          .filter((word) => isIgnored(scene, word))
          .flatMap((word) =>
            found(
              statement,
              `Attempting to ${keyword === 'ADD' ? 'Add' : 'Copy'} file ${JSON.stringify(word)} that is excluded by .dockerignore`,
            ),
          )
      }),
  },
]

const isIgnored = ({ options }: LintScene, word: string): boolean => {
  const path = word.replace(/^\.?\//, '')
  return !isGlob(word) && (options.ignored ?? []).includes(path)
}

function eachPort(
  scene: LintScene,
  complaint: (port: string) => string | undefined,
): readonly Finding[] {
  return statementsOf(scene).flatMap((statement) =>
    statement.keyword === 'EXPOSE'
      ? statement.words.flatMap((port) => {
          const message = complaint(port)
          return message === undefined ? [] : found(statement, message)
        })
      : [],
  )
}

/** Whether a stage below has set a directory. */
function hasWorkdir(scene: LintScene, stage: DefinedStage): boolean {
  const base = baseStage(scene.definition, stage)
  if (!base) return false
  return base.statements.some(({ keyword }) => keyword === 'WORKDIR') || hasWorkdir(scene, base)
}

/** Whether somebody has chosen a shell: then the shell form is meant. */
function hasShell(scene: LintScene, stage: DefinedStage): boolean {
  if (stage.statements.some(({ keyword }) => keyword === 'SHELL')) return true
  const base = baseStage(scene.definition, stage)
  return base !== undefined && hasShell(scene, base)
}

/** The variables that a statement sets. */
function namesSetBy({ keyword, words }: Statement): readonly string[] {
  if (keyword === 'ARG') return words.map((word) => word.split('=')[0] ?? '')
  if (keyword !== 'ENV') return []
  const [first = ''] = words
  return first.includes('=') ? words.map((word) => word.split('=')[0] ?? '') : [first]
}

/** The variables that a stage begins with: those of its base, and the proxies. */
function inherited(scene: LintScene, stage: DefinedStage): Set<string> {
  const base = baseStage(scene.definition, stage)
  if (base) {
    const known = inherited(scene, base)
    for (const statement of base.statements)
      if (statement.keyword === 'ENV') for (const name of namesSetBy(statement)) known.add(name)
    return known
  }
  const image = stage.base === SCRATCH ? undefined : scene.imageOf(stage.base)
  const own = (image?.config.config.Env ?? []).map((entry) => entry.split('=')[0] ?? '')
  return new Set([PATH, ...own, ...PROXIES])
}

function undefinedIn(scene: LintScene, stage: DefinedStage): readonly Finding[] {
  const known = inherited(scene, stage)
  return stage.statements.flatMap((statement) => {
    const findings = WITH_VARIABLES.includes(statement.keyword)
      ? [...new Set(usedBy(statement))]
          .filter((name) => !known.has(name))
          .flatMap((name) =>
            found(
              statement,
              `Usage of undefined variable '$${name}'${suggestionFor(name, [...known], '$')}`,
            ),
          )
      : []
    for (const name of namesSetBy(statement)) known.add(name)
    return findings
  })
}

/** The variables that a statement uses, but those with a value for when there is none. */
function usedBy({ keyword, text, words, list }: Statement): readonly string[] {
  const used = list ? words.join(' ') : text
  const own = keyword === 'ENV' ? namesSetBy({ keyword, words } as Statement) : []
  return namesIn(used.replaceAll(/'[^']*'|\$\{\w+:?[-+][^}]*\}/g, ' ')).filter(
    (name) => !own.includes(name) || keyword !== 'ENV' || !isAppending(name),
  )
}

/** Paths that are often made longer: whether they were there is no mistake. */
const isAppending = (name: string): boolean => /PATH$/.test(name)
