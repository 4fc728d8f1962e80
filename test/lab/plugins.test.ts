import { describe, expect, it } from 'vitest'
import { backupController } from '../../examples/extend/controller.js'
import { type Backup, backups } from '../../examples/extend/kind.js'
import * as docker from '../../src/docker.js'
import {
  type Plugin,
  filter,
  kind,
  kubectlVerb,
  program,
  requeueAt,
  tool,
  verb,
} from '../../src/extend.js'
import { type Lab, type LabOptions, createLab, replayLab, restoreLab } from '../../src/index.js'

const HOLLOW: LabOptions['cluster'] = { nodes: [{ name: 'n1', runtime: 'hollow' }] }

const count = verb({
  name: 'count',
  usage: 'count [--to N]',
  short: 'Count the seconds',
  flags: { to: { type: 'int', default: 3, usage: 'How far' } },
  *run(cli, _args, { to }) {
    for (let i = 1; i <= to; i++) {
      yield { until: cli.tx.now + 1_000 }
      cli.out(`${i}\n`)
    }
    return { value: { counted: to } }
  },
})

const names = kubectlVerb({
  name: 'names',
  usage: 'names TYPE',
  short: 'Print the names of objects',
  flags: { prefix: { type: 'string', default: '', usage: 'What stands before each name' } },
  *run(session, _args, { prefix }) {
    const found = session.api.list(backups, { namespace: session.namespace })
    for (const { metadata } of found) session.out(`${prefix}${metadata.name}\n`)
    return { value: found }
  },
})

const plugin: Plugin = {
  name: 'backups',
  kinds: [backups],
  controllers: [backupController],
  verbs: { kubectl: [names], docker: [count] },
  tools: { counter: tool({ about: 'Counts.', verbs: { count } }) },
}
const nightly = {
  apiVersion: 'demo.example/v1',
  kind: 'Backup',
  metadata: { name: 'nightly', labels: { team: 'a' } },
  spec: { schedule: '0 3 * * *' },
}
const labWith = (options: LabOptions = {}): Lab =>
  createLab({ seed: 1, cluster: HOLLOW, plugins: [plugin], ...options })
const world = (lab: Lab): string => JSON.stringify(lab.state)

describe('a kind of a plugin', () => {
  it('is created, changed, patched, watched and deleted as those of the API are', () => {
    const lab = labWith({ plugins: [{ name: 'backups', kinds: [backups] }] })
    lab.writeFile('b.json', JSON.stringify(nightly))
    expect(lab.sh('kubectl create -f b.json').stdout).toBe('backup.demo.example/nightly created\n')
    expect(lab.sh('kubectl create -f b.json').stderr).toBe(
      'Error from server (AlreadyExists): error when creating "b.json": backups.demo.example "nightly" already exists\n',
    )
    const changed = { ...nightly, spec: { schedule: '0 4 * * *', keep: 7 } }
    expect(lab.kubectl.apply(changed).stdout).toBe('backup.demo.example/nightly configured\n')
    expect(lab.kubectl.apply(changed).stdout).toBe('backup.demo.example/nightly unchanged\n')
    expect(lab.sh('kubectl patch bk nightly --type merge -p \'{"spec":{"keep":9}}\'').stdout).toBe(
      'backup.demo.example/nightly patched\n',
    )
    expect(lab.sh('kubectl patch bk nightly -p \'{"spec":{"keep":8}}\'').stderr).toBe(
      'error: application/strategic-merge-patch+json is not supported by demo.example/v1, Kind=Backup: the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml\n',
    )
    expect(lab.sh("kubectl get backup/nightly -o jsonpath='{.spec}'").stdout).toBe(
      '{"keep":9,"schedule":"0 4 * * *"}',
    )
    expect(lab.sh('kubectl label backups.demo.example nightly team=b --overwrite').exitCode).toBe(0)
    expect(lab.sh('kubectl get bk -l team=b -o name').stdout).toBe('backup.demo.example/nightly\n')
    expect(lab.sh('kubectl get backups.v1.demo.example').stdout).toContain('nightly   0 4 * * *')
    expect(lab.sh('kubectl get backup nightly -o yaml').stdout).toContain('generation: 3\n')
    expect(lab.sh('kubectl delete backups --all').stdout).toBe(
      'backup.demo.example "nightly" deleted from default namespace\n',
    )
    expect(lab.sh('kubectl get backups').stderr).toBe('No resources found in default namespace.\n')
  })

  it('shows a watch what happens, and lab.events', () => {
    const lab = labWith()
    const seen: string[] = []
    lab.events.on('object', ({ type, kind: name, key }) => {
      if (name === 'Backup') seen.push(`${type} ${key}`)
    })
    lab.kubectl.apply(nightly)
    const { stdout } = lab.sh(
      '(sleep 1; kubectl label backup nightly a=b >/dev/null; kubectl delete backup nightly >/dev/null) & kubectl get backups -w -o name',
      { timeout: '5s' },
    )
    expect(stdout.match(/backup\.demo\.example\/nightly/g)?.length).toBeGreaterThan(2)
    expect(seen[0]).toBe('ADDED default/nightly')
    expect(seen.at(-1)).toBe('DELETED default/nightly')
  })

  it('goes with its namespace, and with its owner', () => {
    const lab = labWith({ plugins: [{ name: 'backups', kinds: [backups] }] })
    lab.sh('kubectl create namespace team')
    lab.kubectl.apply({ ...nightly, metadata: { name: 'nightly', namespace: 'team' } })
    lab.sh('kubectl delete namespace team')
    expect(lab.sh('kubectl get backups -A').stderr).toBe('No resources found\n')

    lab.kubectl.create('configmap', 'owner')
    const [owner] = lab.kubectl.get('configmaps', 'owner', {})
    lab.kubectl.apply({
      ...nightly,
      metadata: {
        name: 'owned',
        ownerReferences: [
          { apiVersion: 'v1', kind: 'ConfigMap', name: 'owner', uid: owner?.metadata.uid ?? '' },
        ],
      },
    })
    lab.kubectl.delete('configmap', 'owner')
    lab.settle()
    expect(lab.sh('kubectl get backups').stderr).toBe('No resources found in default namespace.\n')
  })

  it('is served again after minikube was deleted and started', () => {
    const lab = createLab({ plugins: [{ name: 'backups', kinds: [backups] }] })
    for (let i = 0; i < 2; i++) {
      lab.minikube.start()
      lab.kubectl.apply(nightly)
      expect(lab.kubectl.get('backups')).toHaveLength(1)
      lab.minikube.delete()
    }
  })

  it('may have no namespace, and names that the API refuses', () => {
    const planets = kind('space.example/v1beta1', 'Planet', {
      plural: 'planets',
      namespaced: false,
    })
    const lab = labWith({ plugins: [{ name: 'space', kinds: [planets] }] })
    lab.kubectl.apply({
      apiVersion: 'space.example/v1beta1',
      kind: 'Planet',
      metadata: { name: 'earth' },
    })
    expect(lab.sh('kubectl get planets').stdout).toBe('NAME    AGE\nearth   0s\n')
    expect(
      lab.sh(
        'echo \'{"apiVersion":"space.example/v1beta1","kind":"Planet","metadata":{"name":"The Moon"}}\' | kubectl apply -f -',
      ).stderr,
    ).toContain('The Planet "The Moon" is invalid: metadata.name: Invalid value: "The Moon"')
  })

  it('needs names that a kind can have', () => {
    expect(() => kind('v1', 'Backup', { plural: 'backups' })).toThrow(
      'apiVersion must look like demo.example/v1, not "v1"',
    )
    expect(() => kind('demo.example/v1', 'backup', { plural: 'backups' })).toThrow(
      'a kind is called as Backup is, not "backup"',
    )
    expect(() => kind('demo.example/v1', 'Backup', { plural: 'Back ups' })).toThrow(
      'plural must be a word in small letters, not "Back ups"',
    )
  })
})

describe('a lab with plugins', () => {
  it('is forked, restored and replayed, and goes on alike', () => {
    const lab = labWith()
    lab.kubectl.apply(nightly)
    lab.call(count, { to: 2 })
    lab.sh('counter count --to 2')
    lab.sh('kubectl names --prefix=+')
    lab.advance('30s')
    const others = [
      lab.fork(),
      restoreLab(JSON.stringify(lab.snapshot()), { plugins: [plugin] }),
      replayLab(JSON.stringify(lab.recording()), { plugins: [plugin] }),
    ]
    const goOn = (one: Lab): string => {
      one.advance('3m')
      const { stdout } = one.sh('kubectl get backups -o wide')
      return `${stdout}${world(one)}`
    }
    const expected = goOn(lab.fork())
    expect(expected).toMatch(/^NAME +SCHEDULE +MADE +AGE +KEEP\nnightly +0 3 \* \* \*/)
    for (const other of others) {
      expect(world(other)).toBe(world(lab))
      expect(goOn(other)).toBe(expected)
    }
    // The lines that were typed only count and list.
    lab.undo()
    expect(lab.redo()).toMatchObject({ call: 'kubectl.apply' })
  })

  it('says which plugin a snapshot or a recording needs', () => {
    const lab = labWith()
    const missing = 'needs plugins that were not given: backups; pass them as { plugins: [...] }'
    expect(() => restoreLab(lab.snapshot())).toThrow(`the snapshot ${missing}`)
    expect(() => replayLab(lab.recording())).toThrow(`the recording ${missing}`)
    expect(() => restoreLab(createLab().snapshot(), { plugins: [plugin] })).toThrow(
      'the snapshot is of a lab without the plugin "backups"',
    )
  })

  it('gives the values of verbs that plugins bring, typed', () => {
    const lab = labWith()
    lab.kubectl.apply(nightly)
    const counted: number = lab.call(count).counted
    expect(counted).toBe(3)
    expect(String(lab.call(count, { to: 1 }))).toBe('1\n')
    const found: readonly Backup[] = lab.call(names, { prefix: '> ' })
    expect(found.map(({ spec }) => spec.schedule)).toEqual(['0 3 * * *'])
    expect(lab.sh('docker count --to=x').stderr).toBe(
      'Error: invalid argument "x" for "--to" flag: strconv.ParseInt: parsing "x": invalid syntax\nSee \'docker count --help\' for usage.\n',
    )
    expect(lab.sh('counter sum')).toMatchObject({
      exitCode: 1,
      stderr: 'Error: unknown command "sum" for "counter"\nRun \'counter --help\' for usage.\n',
    })
    expect(lab.sh('counter count --help').stdout).toBe(
      'Count the seconds\n\nUsage:\n  counter count [--to N] [flags]\n\nFlags:\n  -h, --help     help for this command\n      --to int   How far (default 3)\n',
    )
    expect(() => createLab().call(count)).toThrow('no plugin of this lab brings the verb "count"')
  })

  it('has no two things of one name', () => {
    const make =
      (...plugins: Plugin[]) =>
      () =>
        createLab({ plugins })
    const pods = kind('demo.example/v1', 'Pod', { plural: 'peas' })
    const sh = program({ name: 'sh', step: () => ({ exit: 0 }) as never })
    const other = { ...plugin, kinds: [], controllers: [], verbs: {} }
    expect(make(plugin, plugin)).toThrow('there is a plugin "backups" already')
    expect(make({ name: 'docker' })).toThrow('there is a plugin "docker" already')
    expect(make({ name: 'peas', kinds: [pods] })).toThrow('there is a kind "Pod" already')
    expect(make({ name: 'mine', programs: [sh] })).toThrow('there is a program "sh" already')
    expect(make(plugin, { ...other, name: 'more' })).toThrow('there is a tool "counter" already')
    const get = verb({ ...count, name: 'ps' })
    expect(make({ name: 'mine', verbs: { docker: [get] } })).toThrow(
      'there is a docker verb "ps" already',
    )
    expect(make({} as Plugin)).toThrow('a plugin is an object with a name')
    expect(() => createLab({ plugins: plugin as never })).toThrow('plugins must be a list')
  })

  it('without Kubernetes takes what needs none', () => {
    expect(() => docker.createLab({ plugins: [plugin] })).toThrow(
      'the plugin "backups" is for Kubernetes, which labs of kubarium/docker do not have',
    )
    const lab = docker.createLab({ plugins: [{ name: 'count', verbs: { docker: [count] } }] })
    expect(lab.sh('docker count').stdout).toBe('1\n2\n3\n')
  })

  it('has controllers that a schedule can speak of', () => {
    const lab = labWith()
    lab.reschedule({ watchDelay: { 'backup-controller': '5s' } })
    expect(() => createLab().reschedule({ watchDelay: { 'backup-controller': '5s' } })).toThrow(
      'schedule.watchDelay names "backup-controller"',
    )
  })
})

describe('a filter plugin', () => {
  it('leaves a pod waiting that it refused, until something changes that it named', () => {
    const never = filter({ name: 'Never', events: [], filter: () => () => 'node(s) said no' })
    const lab = labWith({ plugins: [{ name: 'never', filters: [never] }] })
    lab.kubectl.run('web', { image: 'nginx' })
    lab.advance('1s')
    lab.sh('kubectl label node n1 a=b')
    lab.advance('60s')
    const events = lab.kubectl.get('events', { fieldSelector: 'reason=FailedScheduling' })
    expect(events).toHaveLength(1)
    expect(events[0]?.count ?? 1).toBe(1)
    expect(requeueAt(5)).toMatchObject({ at: 5 })
  })
})
