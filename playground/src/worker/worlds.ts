/**
 * The labs of a page: the one that its terminal is in, and forks of it that show what would be.
 *
 * @module
 */
import { type Lab, type Terminal, createLab, replayLab } from 'kubarium'
import { clusterView, timelineSvg } from 'kubarium/view'
import { Course, type KeptLesson, labOptionsOf, lessonNames } from './course.js'
import { pack, unpack } from './link.js'
import { type Asks, type AskName, MAIN, type Start, type Told } from './messages.js'
import { ShownWorld } from './world.js'

/** So many moments can be gone back to: each key that is pressed is one. */
const HISTORY = 20_000
/** The user's files that are no settings. */
const FIND_FILES = "find . -type f -not -path './.*' | sort"

type Handlers = {
  readonly [Name in AskName]: (
    ask: Asks[Name]['ask'],
  ) => Asks[Name]['answer'] | Promise<Asks[Name]['answer']>
}

/** All labs of one page. */
export class Worlds implements Handlers {
  private readonly worlds = new Map<string, ShownWorld>()
  private terminal: Terminal | undefined
  private stopListening = (): void => undefined
  private playing = 1
  private forks = 0
  private size = { columns: 80, rows: 24 }
  private course: Course | undefined

  constructor(private readonly tell: (told: Told) => void) {}

  /** Tells what changed in all labs; whether the main one did something worth to be kept. */
  flush(): boolean {
    return [...this.worlds].map(([name, world]) => world.flush() && name === MAIN).some(Boolean)
  }

  start = async (from: Start): Promise<null> => {
    const { lab, lesson } = from.kind === 'session' ? await resumed(from.text) : begun(from)
    for (const name of [...this.worlds.keys()]) this.end(name)
    this.study(lab, lesson)
    this.enter(lab)
    return null
  }

  keys = ({ text }: { readonly text: string }): null => {
    if (this.terminal && !this.terminal.isOpen) this.open(this.main, undefined)
    this.terminal?.write(text)
    return null
  }

  resize = (size: { readonly columns: number; readonly rows: number }): null => {
    this.size = size
    if (this.terminal?.isOpen) this.terminal.resize(size.columns, size.rows)
    return null
  }

  speed = ({ speed }: { readonly speed: number }): null => {
    this.playing = speed
    for (const world of this.worlds.values()) world.play(speed)
    return null
  }

  at = ({ time }: { readonly time: number }) => clusterView(this.main.at(this.within(time)))

  back = ({ time }: { readonly time: number }): null => {
    const then = this.main.forkAt(this.within(time))
    const before = this.worlds.get(MAIN)?.end()
    this.study(then, this.course?.kept)
    this.enter(then, before)
    return null
  }

  fork = ({ time, without }: { readonly time?: number; readonly without?: string }): string => {
    const { main } = this
    const lab = time === undefined ? main.fork() : main.forkAt(this.within(time))
    const name = `fork-${++this.forks}`
    if (without !== undefined) lab.machine(without).powerOff()
    this.add(name, lab)
    return name
  }

  close = ({ world }: { readonly world: string }): null => {
    if (world !== MAIN) this.end(world)
    return null
  }

  power = ({ world, machine, on }: Asks['power']['ask']): null => {
    const known = this.worlds.get(world)?.lab.machine(machine)
    if (on) known?.powerOn()
    else known?.powerOff()
    return null
  }

  files = (): readonly string[] =>
    this.main
      .sh(FIND_FILES, { record: false })
      .stdout.split('\n')
      .filter((path) => path !== '')
      .map((path) => path.replace(/^\.\//, ''))

  read = ({ path }: { readonly path: string }): string => this.main.machine('host').readFile(path)

  write = ({ path, text }: Asks['write']['ask']): null => {
    this.main.writeFile(path, text)
    return null
  }

  share = (): Promise<string> => {
    const session: Session = { recording: this.main.recording(), lesson: this.course?.kept }
    return pack(session)
  }

  lessons = () => lessonNames

  lesson = ({ what }: Asks['lesson']['ask']): null => {
    this.course?.do(what)
    // It may have gone back to where the step began: the terminal is another one then.
    if (what === 'reset') this.open(this.main, this.terminal?.id)
    return null
  }

  timeline = (): string => timelineSvg(this.main)

  /** The lab that the terminal is in. */
  private get main(): Lab {
    const world = this.worlds.get(MAIN)
    if (!world) throw new Error('there is no lab yet')
    return world.lab
  }

  /** A time as near as the past is known. */
  private within(time: number): number {
    return Math.round(Math.min(Math.max(time, pastOf(this.main)), this.main.now))
  }

  /** Goes on with a lesson in a lab, or with none. */
  private study(lab: Lab, lesson: Partial<KeptLesson> | undefined): void {
    this.course = undefined
    if (lesson?.name === undefined) this.tell({ tell: 'lesson', lesson: undefined })
    else
      this.course = new Course(lab, lesson.name, lesson.progress, (shown) =>
        this.tell({ tell: 'lesson', lesson: shown }),
      )
  }

  /** Makes a lab the one of the terminal. */
  private enter(lab: Lab, before?: ReturnType<ShownWorld['end']>): void {
    const known = this.terminal?.id ?? terminalIn(lab)
    this.add(MAIN, lab, before)
    this.open(lab, known)
    this.tell({ tell: 'past', since: pastOf(lab) })
  }

  private add(name: string, lab: Lab, before?: ReturnType<ShownWorld['end']>): void {
    const world = new ShownWorld(name, lab, this.tell, before)
    this.worlds.set(name, world)
    world.play(this.playing)
  }

  /** Opens a terminal in a lab, or views the one that is there. */
  private open(lab: Lab, id: string | undefined): void {
    this.stopListening()
    this.terminal = terminalOf(lab, id, this.size)
    let fresh = true
    this.stopListening = this.terminal.onData((text) => {
      this.tell({ tell: 'screen', text, fresh })
      fresh = false
    })
    if (id !== undefined && this.terminal.isOpen)
      this.terminal.resize(this.size.columns, this.size.rows)
  }

  private end(name: string): void {
    this.worlds.get(name)?.end()
    this.worlds.delete(name)
  }
}

/** What a link, or the browser, keeps. */
interface Session {
  readonly recording: unknown
  readonly lesson?: KeptLesson | undefined
}

/** A lab, and the lesson that goes on in it, if there is one. */
interface Begun {
  readonly lab: Lab
  readonly lesson?: Partial<KeptLesson> | undefined
}

function begun(from: Exclude<Start, { kind: 'session' }>): Begun {
  if (from.kind === 'lesson') {
    const lab = createLab({ ...labOptionsOf(from.name), history: HISTORY })
    return { lab, lesson: { name: from.name } }
  }
  const { nodes } = from
  return {
    lab: createLab({ seed: 1, history: HISTORY, ...(nodes > 0 ? { cluster: { nodes } } : {}) }),
  }
}

async function resumed(text: string): Promise<Begun> {
  const { recording, lesson } = (await unpack(text)) as Session
  return { lab: replayLab(recording), lesson }
}

/** Since when the past of a lab is known. */
const pastOf = (lab: Lab): number => lab.history.checkpoints[0]?.time ?? lab.now

/** The terminal that was opened last in a lab, if there is one. */
const terminalIn = (lab: Lab): string | undefined =>
  lab
    .recording()
    .calls.filter(({ call }) => call.startsWith('terminal.') && call !== 'terminal.open')
    .map(({ args }) => args[0])
    .findLast((id): id is string => typeof id === 'string')

function terminalOf(
  lab: Lab,
  id: string | undefined,
  size: { readonly columns: number; readonly rows: number },
): Terminal {
  if (id !== undefined)
    try {
      const known = lab.terminal({ id })
      if (known.isOpen) return known
    } catch {
      // It is not there: before it was opened, or in a session that had none.
    }
  return lab.terminal(size)
}
