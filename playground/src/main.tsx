/**
 * The playground: a lab in a page. It uses the package as any page would.
 *
 * @module
 */
import { createRoot } from 'react-dom/client'
import { App } from './page/App.js'
import { Client } from './page/client.js'
import { beginning, keepSession } from './page/session.js'
import './style.css'

const client = new Client()
client.onSession = keepSession
const root = document.getElementById('root')
if (root) createRoot(root).render(<App client={client} from={beginning()} />)

if (import.meta.env.PROD && 'serviceWorker' in navigator)
  void navigator.serviceWorker.register('./sw.js')
