/**
 * A lab without Kubernetes: a workstation, its terminal, Docker, and registries.
 *
 * @module
 */
import type { AnyDefinition } from '../cli/kubectl/definition.js'
import type { AnyVerb } from '../cli/verb.js'
import { WORKSTATION } from '../machine/machine.js'
import type { Image } from '../oci/image.js'
import { setLimits } from '../program/limits.js'
import { setPackages } from '../program/packages/settings.js'
import { setUnsupported } from '../sim/unsupported.js'
import { configureRegistry } from '../registry/registry.js'
import { Simulation } from '../sim/driver.js'
import type { LineResult } from '../terminal/session.js'
import { check, fields, flag, numberFrom, word } from './arguments.js'
import { aboutSomething } from './argument-counts.js'
import { completeLine } from './complete.js'
import { BaseLab } from './base-lab.js'
import { callOn } from './call-on.js'
import { facing, makeFaces } from './caller.js'
import { type LabClass, create, replay, restore } from './create.js'
import {
  DOCKER_LAB_OPTIONS,
  type DockerLabOptions,
  checkDockerLabOptions,
} from './docker-options.js'
import { type FacadeMethod, type Method, type VerbFor, camelCase, makeFacade } from './facade.js'
import { Machine, type Response, type ShellOptions } from './machine.js'
import type { Moment } from './history/moment.js'
import { type DockerPast, dockerPast } from './past.js'
import { docker } from './plugins/docker.js'
import { Net } from './net.js'
import { Npm } from './npm.js'
import { PUBLISHED_FILES, type PublishedFiles, publishImage } from './publish.js'
import { type Editor, EditorSlot } from './editor.js'
import { type Terminal, type TerminalOptions, terminalOf, terminalVerbs } from './terminal.js'
import { wireOf } from './wires.js'
import { furnishWorkstation } from './workstation.js'
import type { Docker } from './tools/docker.js'

const REGISTRY_CHANGE = fields({
  bandwidth: numberFrom(1),
  latency: numberFrom(0),
  away: flag,
})

/**
 * A simulated world and all that can be done to it. Every call returns a value; virtual time passes
 * only when a call says so.
 *
 * @example
 * const lab = createLab()
 * lab.sh('docker run -d --name web -p 8080:80 nginx')
 * lab.settle()
 * lab.curl('localhost:8080').status
 */
export class DockerLab extends BaseLab {
  private readonly handles = new Map<string, Machine>()
  private readonly slot = new EditorSlot(this.calls)

  /**
   * The page's own editor: `vi`, `nano` and `kubectl edit` hand their file to it, and go on with the
   * text that it gives. Undefined (as it is at first) leaves files to the editors of the terminal. One
   * that throws, or gives no text, is an editor that failed. A restored lab needs it set again.
   *
   * @example lab.editor = (text) => text.replace('replicas: 1', 'replicas: 3')
   * @throws UsageError for something that is no function
   */
  get editor(): Editor | undefined {
    return this.slot.current
  }

  set editor(editor: Editor | undefined) {
    this.slot.set(editor)
  }

  override fork(): this {
    const fork = super.fork()
    fork.slot.adopt(this.slot.current)
    return fork
  }

  /** A machine by its name: the workstation (`host`) or a node. @throws UsageError */
  override machine(name: string): Machine {
    check('name', name, word)
    const known = this.handles.get(name)
    if (known) return known
    const made = new Machine(this.calls, this.config.plugins, name)
    this.handles.set(name, made)
    return made
  }

  /**
   * Faults of the network: `partition`, `delay`, `drop` and `heal`, between machines, pods, addresses
   * and registries.
   *
   * @example lab.net.partition('minikube', 'minikube-m02')
   */
  readonly net = new Net(this.calls, this.config.plugins)

  /**
   * The simulated registry of JavaScript packages, which `npm install` in containers asks.
   *
   * @example lab.npm.publish('greeting', { 'index.js': "module.exports = 'hello'" })
   */
  readonly npm = new Npm(this.calls)

  /** docker's verbs on the workstation. */
  get docker(): Docker {
    return this.machine(WORKSTATION).docker
  }

  /**
   * Calls a verb that a plugin of this lab brings, on the workstation; gives what the verb gives, and
   * what it prints.
   *
   * @example lab.call(hello, 'world', { loud: true }).text
   * @throws UsageError for a verb that no plugin of this lab brings
   */
  call<Called extends AnyVerb | AnyDefinition>(
    verb: Called,
    ...given: Parameters<Method<VerbFor<Called>>>
  ): ReturnType<Method<VerbFor<Called>>> {
    const { tool, name } = this.config.plugins.pathOf(verb)
    const method = this.facadeOf(tool)?.[camelCase(name)] as FacadeMethod
    return method(...given) as ReturnType<Method<VerbFor<Called>>>
  }

  /** @internal */
  override facadeOf(tool: string): Readonly<Record<string, FacadeMethod>> | undefined {
    if (tool === 'docker') return this.docker as unknown as Readonly<Record<string, FacadeMethod>>
    if (tool === 'net') return this.net.verbs
    if (tool === 'editor') return this.slot.verbs
    if (tool === 'npm') return this.npm.verbs
    if (tool === 'terminal')
      return terminalVerbs(this.calls) as unknown as Readonly<Record<string, FacadeMethod>>
    const verbs = this.config.plugins.toolVerbs.get(tool)
    if (!verbs) return wireOf(tool)?.verbs(this.door)
    const face = aboutSomething(tool)
    const facade = makeFacade(face, verbs, callOn(this.calls, WORKSTATION, face, undefined))
    return facade as unknown as Readonly<Record<string, FacadeMethod>>
  }

  /**
   * Runs a line in the workstation's terminal; as much virtual time passes as the real one would
   * take.
   */
  sh(line: string, options: ShellOptions = {}): LineResult {
    return this.machine(WORKSTATION).goOn(line, options)
  }

  /**
   * What the last word of a line could become if Tab were pressed: commands, files, and what the
   * tools know of their arguments. Nothing changes, and no time passes.
   *
   * @example lab.complete('kubectl describe po') // ['pods', 'podtemplates', …]
   * @throws UsageError for what is no line
   */
  complete(line: string): readonly string[] {
    return completeLine(this.simulation, WORKSTATION, line)
  }

  /**
   * A moment of the past, read-only: docker's verbs and a terminal as things were then.
   *
   * @example lab.past(lab.now - 60_000).docker.ps()
   * @throws HistoryError for a moment in the future, or before the oldest checkpoint
   */
  past(moment: Moment): DockerPast {
    return dockerPast(this.forkAt(moment))
  }

  /**
   * Opens a terminal with bash in it: a keyboard and a screen.
   *
   * @example
   * const terminal = lab.terminal({ columns: 100, rows: 30 })
   * terminal.onData((text) => xterm.write(text))
   * terminal.write('kubectl get pods\r')
   * @throws UsageError for a machine or a terminal that is not there
   */
  terminal(options: TerminalOptions = {}): Terminal {
    return terminalOf(this.calls, options)
  }

  /** Sends a request from the workstation and waits for its answer. @throws RequestError */
  curl(url: string, options: Parameters<Machine['curl']>[1] = {}): Response {
    return this.machine(WORKSTATION).curl(url, options)
  }

  /** Writes a file on the workstation; paths start in `/home/user`. */
  writeFile(path: string, text: string): void {
    this.machine(WORKSTATION).writeFile(path, text)
  }

  /**
   * Puts an image into its registry, built from a Dockerfile and files, as somebody else would have
   * done before. @throws UsageError
   */
  publish(reference: string, files: PublishedFiles): Image {
    check('reference', reference, word)
    check('files', files, PUBLISHED_FILES)
    return this.perform('publish', [reference, files], () =>
      publishImage(
        this.simulation,
        new Simulation(this.config.plugins.loops, this.state),
        reference,
        files,
      ),
    )
  }

  /**
   * How a registry is reached: its bandwidth in bytes a second, its latency in milliseconds, or
   * that it is away.
   *
   * @example lab.registry('docker.io', { away: true })
   */
  registry(
    host: string,
    change: { readonly bandwidth?: number; readonly latency?: number; readonly away?: boolean },
  ): void {
    check('host', host, word)
    check('change', change, REGISTRY_CHANGE)
    this.perform('registry', [host, change], () =>
      this.simulation.transact((tx) => configureRegistry(tx, host, change), `registry ${host}`),
    )
  }

  /** @internal */
  protected override setUp({ limits, unsupported, hub, packages }: DockerLabOptions): void {
    if (unsupported) this.simulation.transact((tx) => setUnsupported(tx, unsupported), 'createLab')
    if (packages) this.simulation.transact((tx) => setPackages(tx, packages), 'createLab')
    if (limits) this.simulation.transact((tx) => setLimits(tx, limits), 'createLab')
    furnishWorkstation(this.simulation, this.config.plugins.tools, hub)
    this.simulation.transact((tx) => this.config.plugins.setUp(tx), 'createLab')
  }
}

makeFaces(DockerLab)

const dockerLabs: LabClass<DockerLab> = {
  builtIn: [docker],
  options: DOCKER_LAB_OPTIONS,
  checkOptions: checkDockerLabOptions,
  Lab: DockerLab,
}

/**
 * Makes a lab: a workstation with Docker, and Docker Hub in reach.
 *
 * @example
 * const lab = createLab({ seed: 1 })
 * lab.sh('docker run busybox echo hi').stdout
 * @throws UsageError for options that no lab can be made with
 */
export function createLab(options: DockerLabOptions = {}): DockerLab {
  return facing(createLab, () => create(dockerLabs, options))
}

/**
 * A lab that goes on where a snapshot was made; takes the value, or its text.
 *
 * @example restoreLab(JSON.stringify(lab.snapshot()))
 * @throws SnapshotError that says what is wrong; a snapshot of a lab with a cluster needs the whole
 * library
 */
export function restoreLab(
  snapshot: unknown,
  code: Pick<DockerLabOptions, 'programs' | 'plugins' | 'scripts'> = {},
): DockerLab {
  return facing(restoreLab, () => restore(dockerLabs, snapshot, code))
}

/**
 * Makes the calls of a recording again: a lab with the same world, byte for byte.
 *
 * @example replayLab(lab.recording())
 * @throws SnapshotError that says what is wrong, as `restoreLab` does, or which call did not lead
 * where it led then
 */
export function replayLab(
  recording: unknown,
  code: Pick<DockerLabOptions, 'programs' | 'plugins' | 'scripts'> = {},
): DockerLab {
  return facing(replayLab, () => replay(dockerLabs, recording, code))
}
