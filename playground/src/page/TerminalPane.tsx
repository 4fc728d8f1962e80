/**
 * The terminal: xterm.js in front of a bash of the lab.
 *
 * @see https://xtermjs.org/docs/
 */
import { FitAddon } from '@xterm/addon-fit'
import { Terminal } from '@xterm/xterm'
import '@xterm/xterm/css/xterm.css'
import { useEffect, useRef } from 'react'
import type { Client } from './client.js'

/** The key that leaves the terminal, in which Tab completes words. */
const LEAVE = 'F6'
const NEXT = '#files'

/** The terminal of the workstation. */
export function TerminalPane({ client }: { readonly client: Client }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!place.current) return
    const terminal = new Terminal({
      fontSize: 14,
      screenReaderMode: true,
      theme: { background: '#16181d' },
    })
    return connect(terminal, place.current, client)
  }, [client])
  return (
    <section id="terminal" aria-label="Terminal" className="terminal" tabIndex={-1}>
      <p className="hint">
        Tab completes; <kbd>{LEAVE}</kbd> leaves the terminal.
      </p>
      <div ref={place} className="screen" />
    </section>
  )
}

/** Connects a terminal of the page with that of the lab; what ends that. */
function connect(terminal: Terminal, place: HTMLElement, client: Client): () => void {
  const fit = new FitAddon()
  terminal.loadAddon(fit)
  terminal.open(place)
  terminal.attachCustomKeyEventHandler((event) => {
    if (event.key !== LEAVE) return true
    document.querySelector<HTMLElement>(NEXT)?.focus()
    return false
  })
  client.onScreen = (text, fresh) => {
    if (fresh) terminal.reset()
    terminal.write(text)
  }
  const keys = terminal.onData((text) => void client.ask('keys', { text }))
  const resize = terminal.onResize(
    ({ cols, rows }) => void client.ask('resize', { columns: cols, rows }),
  )
  const watcher = new ResizeObserver(() => fit.fit())
  watcher.observe(place)
  fit.fit()
  terminal.focus()
  return () => {
    watcher.disconnect()
    keys.dispose()
    resize.dispose()
    terminal.dispose()
  }
}
