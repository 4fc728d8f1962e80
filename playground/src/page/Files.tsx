/**
 * The user's files on the workstation, with an editor.
 *
 * @module
 */
import { useCallback, useEffect, useState } from 'react'
import type { Client } from './client.js'

interface Open {
  readonly path: string
  readonly text: string
  readonly saved: string
}

/** The files, and the one that is open. */
export function Files({ client }: { readonly client: Client }) {
  const { paths, refresh } = useFiles(client)
  const [open, setOpen] = useState<Open | undefined>()
  const [trouble, setTrouble] = useState('')
  const attempt = (work: Promise<void>): void =>
    void work.then(
      () => setTrouble(''),
      (error: Error) => setTrouble(error.message),
    )
  const show = async (path: string): Promise<void> => {
    const text = await client.ask('read', { path })
    setOpen({ path, text, saved: text })
  }
  const save = async ({ path, text }: Open): Promise<void> => {
    await client.ask('write', { path, text })
    setOpen({ path, text, saved: text })
    await refresh()
  }
  return (
    <section id="files" aria-label="Files" className="files" tabIndex={-1}>
      <h2>Files</h2>
      {trouble && <p role="alert">{trouble}</p>}
      <NewFile onMake={(path) => setOpen({ path, text: '', saved: '\0' })} />
      <ul>
        {paths.map((path) => (
          <li key={path}>
            <button
              type="button"
              aria-pressed={path === open?.path}
              onClick={() => attempt(show(path))}
            >
              {path}
            </button>
          </li>
        ))}
      </ul>
      {open && <Editor open={open} onChange={setOpen} onSave={() => attempt(save(open))} />}
    </section>
  )
}

/** The paths of the files; looked up again when the window is, and every few seconds. */
function useFiles(client: Client) {
  const [paths, setPaths] = useState<readonly string[]>([])
  const refresh = useCallback(async (): Promise<void> => {
    const found = await client.ask('files', {}).catch(() => undefined)
    if (found) setPaths((known) => (known.join('\n') === found.join('\n') ? known : found))
  }, [client])
  useEffect(() => {
    void refresh()
    const timer = setInterval(() => void refresh(), 3_000)
    return () => clearInterval(timer)
  }, [refresh])
  return { paths, refresh }
}

function NewFile({ onMake }: { readonly onMake: (path: string) => void }) {
  const [path, setPath] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (path.trim() !== '') onMake(path.trim())
        setPath('')
      }}
    >
      <label>
        New file
        <input value={path} onChange={(event) => setPath(event.target.value)} />
      </label>
      <button type="submit">Make</button>
    </form>
  )
}

interface EditorProps {
  readonly open: Open
  readonly onChange: (open: Open) => void
  readonly onSave: () => void
}

function Editor({ open, onChange, onSave }: EditorProps) {
  const isChanged = open.text !== open.saved
  return (
    <div className="editor">
      <label>
        {open.path}
        <textarea
          rows={14}
          spellCheck={false}
          value={open.text}
          onChange={(event) => onChange({ ...open, text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return
            event.preventDefault()
            onSave()
          }}
        />
      </label>
      <button type="button" disabled={!isChanged} onClick={onSave}>
        Save {open.path}
      </button>
    </div>
  )
}
