import type { Server } from 'node:http'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Person, SKIPPED, serve, startBrowser } from './browser.js'

const APP = `const http = require('http');
const os = require('os');
http.createServer((request, response) => {
  response.end("You've hit " + os.hostname() + "\\n");
}).listen(8080);
`

describe.skipIf(SKIPPED)(`the playground${SKIPPED ? ` (skipped: ${SKIPPED})` : ''}`, () => {
  let browser: Browser
  let context: BrowserContext
  let server: Server
  let url: string
  /** Somebody who goes from test to test with one session, as a person does. */
  let person: Person

  beforeAll(async () => {
    ;({ url, server } = await serve())
    browser = await startBrowser()
    context = await browser.newContext({ viewport: { width: 1400, height: 1000 } })
    person = await visit(url)
  })

  afterAll(async () => {
    await browser?.close()
    server?.close()
  })

  async function visit(address: string, own = context): Promise<Person> {
    const visitor = new Person(await own.newPage())
    await visitor.page.goto(address)
    await visitor.sees(/\$$/m)
    return visitor
  }

  it('takes a file from its editor, mistakes from its keyboard, Tab and Ctrl-C', async () => {
    const { page } = person
    await page.getByText('60×').click()
    await page.getByLabel('New file').fill('app.js')
    await page.getByRole('button', { name: 'Make' }).click()
    await page.getByLabel('app.js', { exact: true }).fill(APP)
    await page.keyboard.press('Control+s')
    await page.getByRole('button', { name: 'app.js', exact: true }).waitFor()

    await person.run('dokcer ps', /dokcer: command not found/)
    await person.type('cat ap')
    await person.press('Tab', 'Enter')
    await person.sees(/cat app\.js\nconst http/)
    await person.type('sleep 100000\n')
    await person.press('Control+c')
    await person.sees(/\^C\n.*\$$/m)
    await person.run(
      String.raw`printf 'FROM node:7\nADD app.js /app.js\nENTRYPOINT ["node", "app.js"]\n' > Dockerfile`,
    )
    await person.run('docker build -t kubia . ; echo built=$?', /built=0/)
    await person.run('docker run -d --name kubia -p 8080:8080 kubia; sleep 5', /[0-9a-f]{64}/)
    await person.run('curl localhost:8080', /You've hit [0-9a-f]{12}/)
    await expect.poll(() => words(person)).toContain('container kubia of kubia: running')
  })

  it('shows the pods of the chapter, behind their service', async () => {
    await person.run('minikube start --nodes 3', /Done!/)
    await person.run('docker tag kubia idealism/kubia; docker push -q idealism/kubia')
    await person.run(
      'kubectl create deployment kubia --image=idealism/kubia --replicas=3',
      /created/,
    )
    await person.run('kubectl expose deployment kubia --port 8080 --type NodePort', /exposed/)
    await person.run('kubectl rollout status deployment kubia', /successfully rolled out/)
    await expect
      .poll(async () => (await words(person)).filter((said) => /^pod kubia.*: running/.test(said)))
      .toHaveLength(3)
    expect(await person.page.locator('svg .service').textContent()).toMatch(/^kubia 8080:/)
    expect(await person.page.locator('svg line.traffic').count()).toBe(3)
  })

  it('lets requests fly to where they went', async () => {
    await person.type(
      'while :; do curl -s $(minikube ip):$(kubectl get svc kubia -o jsonpath={.spec.ports[0].nodePort}); sleep 5; done\n',
    )
    await person.page.locator('.requests circle').first().waitFor({ state: 'attached' })
    await person.press('Control+c')
    await person.sees(/\$$/m)
  })

  it('kills a node in a fork, and leaves the lab as it is', async () => {
    const { page } = person
    await page.getByRole('button', { name: 'What if minikube-m02 dies?' }).click()
    const fork = page.getByRole('region', { name: 'fork 1' })
    await fork.getByText('node minikube-m02 (off)').waitFor({ state: 'attached' })
    await fork.getByRole('button', { name: 'Switch minikube-m02 on' }).waitFor()
    expect(await words(person)).toContain('node minikube-m02')
    await page.getByRole('button', { name: 'Close fork 1' }).click()
    await fork.waitFor({ state: 'detached' })
  })

  it('goes to the past with its slider, and back to now', async () => {
    const { page } = person
    const slider = page.getByRole('slider', { name: 'Moment' })
    await slider.focus()
    await person.press('Home')
    await page.getByText('(past)').waitFor()
    await expect.poll(() => words(person)).toEqual(['workstation host'])
    await page.getByRole('button', { name: 'Back to now' }).click()
    await expect.poll(() => words(person)).toContain('node minikube-m03')
  })

  it('plays a lesson: a check that fails, a hint, the solution, and the next step', async () => {
    const own = await browser.newContext()
    const student = await visit(url, own)
    const lesson = student.page.getByRole('region', { name: 'Lesson' })
    await lesson.getByRole('button', { name: 'Begin lesson' }).click()
    await lesson.getByRole('heading', { name: /From a Dockerfile/ }).waitFor()
    await lesson.getByRole('button', { name: 'Check' }).click()
    await lesson.getByText('✗ a container of busybox has ended well').waitFor()
    await lesson.getByRole('button', { name: 'Hint' }).click()
    await lesson.getByText(/pulls the image if it is not there/).waitFor()
    await student.page.getByText('60×').click()
    await student.run('docker run busybox echo "Hello world"', /^Hello world$/m)
    await lesson.getByRole('button', { name: 'Check' }).click()
    await lesson.getByText('✓ done').waitFor()
    await lesson.getByRole('button', { name: 'Show me' }).click()
    await lesson.getByRole('button', { name: 'Check' }).click()
    await expect.poll(() => lesson.getByText('✓ done').count()).toBe(2)
    await own.close()
  })

  it('draws what happened', async () => {
    await person.page.getByText('What happened').click()
    const drawing = person.page.getByRole('img', { name: /^3 pods over / })
    await drawing.waitFor()
    await person.page.getByText('What happened').click()
  })

  it('opens a link to the session, with the same words on the terminal and the same pods', async () => {
    const { page } = person
    await page.getByText('stopped').click()
    await page.getByRole('button', { name: 'Share' }).click()
    const link = page.getByLabel('Link to this session')
    await expect.poll(() => link.inputValue()).toMatch(/#session=[\w-]{100,}$/)
    const guest = await visit(await link.inputValue())
    await expect.poll(() => words(guest)).toEqual(await words(person))
    await guest.run('kubectl get pods --no-headers | wc -l', /^3$/m)
    await guest.page.close()
  })

  it('goes on where it was when the page is loaded again, and without a network', async () => {
    const { page } = person
    const before = await words(person)
    await page.getByText('1×', { exact: true }).click()
    const kept = (): Promise<string | null> => page.evaluate(() => localStorage.getItem('kubarium'))
    const earlier = await kept()
    await person.run('touch last', /touch last/)
    await expect.poll(kept).not.toBe(earlier)
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await context.setOffline(true)
    server.close()
    await page.reload()
    await person.sees(/\$$/m)
    await expect.poll(() => words(person)).toEqual(before)
    await person.run('ls', /Dockerfile +app\.js +last/)
  })
})

/** The picture of the lab in words, as a screen reader says it. */
const words = (person: Person): Promise<string[]> =>
  person.page
    .getByRole('region', { name: 'Cluster' })
    .locator('> .picture ul[aria-label="What there is"] > li')
    .allTextContents()
