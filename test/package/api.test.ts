import { expect, it } from 'vitest'
import { report } from '../../scripts/api.mjs'

it('what docs/api-report/ says of the public face is what the build has', () => {
  expect(report({ write: false }), 'run: npm run build && npm run api').toEqual([])
}, 300_000)
