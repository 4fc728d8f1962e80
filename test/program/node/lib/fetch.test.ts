import { describe, expect, it } from 'vitest'
import { scene } from '../scene.js'

function output(source: string, version = '20.19.4'): string {
  const stage = scene({ '/app.js': source })
  const process = stage.start(['node', 'app.js'], { NODE_VERSION: version })
  stage.simulation.advance(10_000)
  return stage.output(process)
}

describe('fetch', () => {
  it('sends a request and reads the answer', () => {
    expect(
      output(`
        const server = require('http').createServer((request, response) => {
          let body = ''
          request.on('data', (chunk) => (body += chunk)).on('end', () => {
            response.writeHead(404, { 'X-A': '1' })
            response.end(JSON.stringify({ method: request.method, body, type: request.headers['content-type'] }))
          })
        })
        server.listen(8080, async () => {
          const answer = await fetch('http://localhost:8080/x', { method: 'POST', body: 'hi' })
          console.log(answer.status, answer.ok, answer.statusText, answer.headers.get('x-a'), await answer.json())
          server.close()
        })
      `),
    ).toBe(
      "404 false Not Found 1 { method: 'POST', body: 'hi', type: 'text/plain;charset=UTF-8' }\n",
    )
  })

  it('is rejected when nobody answers', () => {
    expect(
      output(
        "fetch('http://localhost:1/').catch((error) => console.log(error.name, error.message, error.cause.code))",
      ),
    ).toBe('TypeError fetch failed ECONNREFUSED\n')
  })

  it('came with Node 18', () => {
    expect(output('console.log(typeof fetch)', '16.20.2')).toBe('undefined\n')
  })
})
