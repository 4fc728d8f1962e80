/**
 * Lessons: which there are, and the steps of the one that is under way.
 *
 * @module
 */
import { marked } from 'marked'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { LessonName, ShownLesson } from '../worker/course.js'
import type { Client } from './client.js'

interface Props {
  readonly client: Client
  /** Begins a lesson in a lab of its own. */
  readonly onStart: (name: string) => void
}

/** The lessons of the page. */
export function Lessons({ client, onStart }: Props) {
  const lesson = useSyncExternalStore(client.subscribe, () => client.lesson)
  return (
    <section aria-label="Lesson" className="lesson">
      <Choice client={client} onStart={onStart} />
      {lesson && <Lesson client={client} lesson={lesson} />}
    </section>
  )
}

function Choice({ client, onStart }: Props) {
  const [names, setNames] = useState<readonly LessonName[]>([])
  const [chosen, setChosen] = useState('')
  useEffect(() => {
    void client.ask('lessons', {}).then((found) => {
      setNames(found)
      setChosen(found[0]?.name ?? '')
    })
  }, [client])
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onStart(chosen)
      }}
    >
      <label>
        Lesson
        <select value={chosen} onChange={(event) => setChosen(event.target.value)}>
          {names.map(({ name, title }) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">Begin lesson</button>
    </form>
  )
}

interface LessonProps {
  readonly client: Client
  readonly lesson: ShownLesson
}

function Lesson({ client, lesson }: LessonProps) {
  return (
    <>
      <h2>{lesson.title}</h2>
      <Prose markdown={lesson.introduction} />
      <ol>
        {lesson.steps.map((step) => (
          <li key={step.title} aria-current={step.state === 'current' ? 'step' : undefined}>
            <strong>{step.title}</strong>
            {step.state === 'done' && ' ✓ done'}
            {step.state === 'current' && <Step client={client} step={step} />}
          </li>
        ))}
      </ol>
      <p role="status">{lesson.isDone ? 'The lesson is done.' : ''}</p>
    </>
  )
}

function Step({
  client,
  step,
}: {
  readonly client: Client
  readonly step: ShownLesson['steps'][0]
}) {
  const [trouble, setTrouble] = useState('')
  const act = (what: 'check' | 'hint' | 'solve' | 'reset') => (): void =>
    void client.ask('lesson', { what }).then(
      () => setTrouble(''),
      (error: Error) => setTrouble(error.message),
    )
  return (
    <>
      <Prose markdown={step.task} />
      <ul aria-label="Checks">
        {step.checks.map(({ title, result }) => (
          <li key={title}>
            {`${result ? (result.passed ? '✓' : '✗') : '·'} ${title}`}
            {result && !result.passed && <pre>{result.message}</pre>}
          </li>
        ))}
      </ul>
      {step.hints.map((hint) => (
        <Prose key={hint} markdown={hint} />
      ))}
      {trouble && <p role="alert">{trouble}</p>}
      <p className="buttons">
        <button type="button" onClick={act('check')}>
          Check
        </button>
        <button type="button" disabled={step.moreHints === 0} onClick={act('hint')}>
          Hint
        </button>
        <button type="button" onClick={act('solve')}>
          Show me
        </button>
        <button type="button" onClick={act('reset')}>
          Begin this step again
        </button>
      </p>
    </>
  )
}

/** Markdown of a lesson. The lessons are the project's own: their Markdown is as trusted as its code. */
const Prose = ({ markdown }: { readonly markdown: string }) => (
  <div dangerouslySetInnerHTML={{ __html: marked.parse(markdown, { async: false }) }} />
)
