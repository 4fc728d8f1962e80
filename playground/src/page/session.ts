/**
 * Where a session comes from and where it stays: a link, or what the browser has kept.
 *
 * @module
 */
import type { Start } from '../worker/messages.js'

const KEY = 'kubarium'
/** `#session=…` in the address. */
const IN_LINK = /^#session=([\w-]+)$/

/** What the page begins with: the session of its link, the one that was kept, or a new one. */
export function beginning(): Start {
  const [, linked] = IN_LINK.exec(location.hash) ?? []
  const text = linked ?? kept()
  return text ? { kind: 'session', text } : { kind: 'new', nodes: 0 }
}

/** The address that leads to a session. */
export const linkTo = (text: string): string =>
  `${location.origin}${location.pathname}#session=${text}`

/** Takes the session out of the address, so that going on with it does not change the link. */
export const leaveLink = (): void =>
  history.replaceState(null, '', location.pathname + location.search)

/** Keeps a session for the next visit, where the browser lets it. */
export function keepSession(text: string): void {
  try {
    localStorage.setItem(KEY, text)
  } catch {
    // Private windows and full stores: the session then ends with its page.
  }
}

/** Forgets what was kept. */
export function forgetSession(): void {
  try {
    localStorage.removeItem(KEY)
  } catch {
    // Nothing was kept.
  }
}

function kept(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}
