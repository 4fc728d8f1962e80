import { describe, expect, it } from 'vitest'
import { type Lab, createLab } from '../../../src/index.js'
import type { HorizontalPodAutoscalerSpec } from '../../../src/types/kubernetes/autoscaling/v2.js'

const CPU = (averageUtilization: number) => ({
  type: 'Resource',
  resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization } },
})

/** A cluster without programs, with a metrics server and a Deployment that asks for 200m a pod. */
function newLab(replicas = 1): Lab {
  const lab = createLab({
    cluster: { nodes: [{ name: 'n1', runtime: 'hollow', capacity: { cpu: '64', pods: '200' } }] },
  })
  lab.metrics.serve()
  lab.kubectl.apply(`
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: ${replicas}
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, image: x, resources: {requests: {cpu: 200m, memory: 64Mi}}}]}
`)
  return lab
}

function autoscale(lab: Lab, spec: Partial<HorizontalPodAutoscalerSpec> = {}): void {
  lab.kubectl.apply({
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'web' },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      maxReplicas: 10,
      metrics: [CPU(50)],
      ...spec,
    },
  } as never)
}

const load = (lab: Lab, cpu: string): void => lab.metrics.pods('app=web', { cpu }, { shared: true })
const replicas = (lab: Lab): number | undefined => lab.kubectl.get('deployments')[0]?.spec?.replicas
const scaler = (lab: Lab) =>
  lab.kubectl.get('hpa')[0] as never as {
    status: { conditions: { type: string; status: string; reason: string; message: string }[] }
  }
const condition = (lab: Lab, type: string) => {
  const one = scaler(lab).status.conditions.find((each) => each.type === type)
  return one && `${one.status} ${one.reason}: ${one.message}`
}
const events = (lab: Lab): string[] =>
  lab.kubectl
    .get('events')
    .filter((event) => event.involvedObject.kind === 'HorizontalPodAutoscaler')
    .map((event) => `${event.reason} ${event.message}`)

describe('a HorizontalPodAutoscaler', () => {
  it('looks for the first time after 15 seconds', () => {
    const lab = newLab()
    autoscale(lab)
    expect(lab.sh('kubectl get hpa').stdout).toBe(
      'NAME   REFERENCE        TARGETS              MINPODS   MAXPODS   REPLICAS   AGE\n' +
        'web    Deployment/web   cpu: <unknown>/50%   1         10        0          0s\n',
    )
    lab.advance('1m')
    expect(lab.sh('kubectl get hpa').stdout).toContain('cpu: 0%/50%   1         10        1')
  })

  it('follows a load that its pods share, and waits five minutes before it goes down', () => {
    const lab = newLab()
    autoscale(lab)
    load(lab, '600m')
    lab.advance('2m')
    expect(replicas(lab)).toBe(6)
    load(lab, '100m')
    lab.advance('4m')
    expect(replicas(lab)).toBe(6)
    expect(condition(lab, 'AbleToScale')).toBe(
      'True ScaleDownStabilized: recent recommendations were higher than current one, applying the highest recent recommendation',
    )
    lab.advance('2m')
    expect(replicas(lab)).toBe(1)
    expect(events(lab)).toContain('SuccessfulRescale New size: 1; reason: All metrics below target')
  })

  it('doubles at most, or goes to four, and says that it would do more', () => {
    const lab = newLab()
    autoscale(lab, { maxReplicas: 30 })
    load(lab, '3')
    lab.advance('16s')
    expect(replicas(lab)).toBe(4)
    expect(condition(lab, 'ScalingLimited')).toBe(
      'True ScaleUpLimit: the desired replica count is increasing faster than the maximum scale rate',
    )
    expect(events(lab)).toContain(
      'SuccessfulRescale New size: 4; reason: cpu resource utilization (percentage of request) above target',
    )
    lab.advance('3m')
    expect(replicas(lab)).toBe(30)
    expect(condition(lab, 'ScalingLimited')).toBe(
      'True TooManyReplicas: the desired replica count is more than the maximum replica count',
    )
  })

  it('stays within its limits', () => {
    const lab = newLab(8)
    autoscale(lab, { minReplicas: 2, maxReplicas: 5 })
    lab.advance('16s')
    expect(replicas(lab)).toBe(5)
    expect(events(lab)).toEqual([
      'SuccessfulRescale New size: 5; reason: Current number of replicas above Spec.MaxReplicas',
    ])
    lab.advance('10m')
    expect(replicas(lab)).toBe(2)
    lab.sh('kubectl scale deploy web --replicas=1')
    lab.advance('16s')
    expect(replicas(lab)).toBe(2)
  })

  it('does nothing within a tenth of its target', () => {
    const lab = newLab(4)
    autoscale(lab)
    load(lab, '430m')
    lab.advance('10m')
    expect(replicas(lab)).toBe(4)
    load(lab, '450m')
    lab.advance('1m')
    expect(replicas(lab)).toBe(5)
  })

  it('does nothing for a target without replicas', () => {
    const lab = newLab(0)
    autoscale(lab)
    lab.advance('1m')
    expect(replicas(lab)).toBe(0)
    expect(condition(lab, 'ScalingActive')).toBe(
      'False ScalingDisabled: scaling is disabled since the replica count of the target is zero',
    )
  })

  it('says why it knows nothing', () => {
    const lab = createLab({ cluster: { nodes: [{ name: 'n1', runtime: 'hollow' }] } })
    autoscale(lab)
    lab.advance('16s')
    expect(condition(lab, 'AbleToScale')).toBe(
      'False FailedGetScale: the HPA controller was unable to get the target\'s current scale: deployments.apps "web" not found',
    )
    lab.sh('kubectl create deployment web --image=x')
    lab.advance('16s')
    const failure =
      'failed to get cpu utilization: unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server could not find the requested resource (get pods.metrics.k8s.io)'
    expect(condition(lab, 'ScalingActive')).toBe(
      `False FailedGetResourceMetric: the HPA was unable to compute the replica count: ${failure}`,
    )
    expect(events(lab)).toEqual([
      'FailedGetScale deployments.apps "web" not found',
      `FailedGetResourceMetric ${failure}`,
      `FailedComputeMetricsReplicas invalid metrics (1 invalid out of 1), first error is: failed to get cpu resource metric value: ${failure}`,
    ])
    lab.metrics.serve()
    lab.advance('2m')
    expect(condition(lab, 'ScalingActive')).toContain(
      'missing request for cpu in container x of Pod web-',
    )
  })

  it('takes pods that are not ready for idle when it is about more', () => {
    const lab = newLab(2)
    autoscale(lab)
    lab.advance('2m')
    lab.metrics.pods('app=web', { cpu: '150m' })
    lab.sh('kubectl scale deploy web --replicas=4')
    lab.sh(
      `kubectl patch deploy web -p '{"spec":{"template":{"spec":{"nodeSelector":{"no":"where"}}}}}'`,
    )
    lab.advance('1s')
    const running = lab.kubectl
      .get('pods')
      .filter(({ status }) => status?.phase === 'Running').length
    const pending = lab.kubectl
      .get('pods')
      .filter(({ status }) => status?.phase === 'Pending').length
    expect([running, pending]).toEqual([3, 2])
    lab.advance('16s')
    // 75% of the requests of three, and nothing of two that wait: 45%, which is within the tolerance.
    expect(replicas(lab)).toBe(4)
  })

  it('goes as fast as its behaviour allows', () => {
    const lab = newLab(2)
    autoscale(lab, {
      maxReplicas: 20,
      behavior: {
        scaleUp: { policies: [{ type: 'Pods', value: 2, periodSeconds: 60 }] },
        scaleDown: {
          stabilizationWindowSeconds: 0,
          selectPolicy: 'Min',
          policies: [
            { type: 'Percent', value: 50, periodSeconds: 60 },
            { type: 'Pods', value: 1, periodSeconds: 60 },
          ],
        },
      },
    })
    load(lab, '4')
    const sizes: (number | undefined)[] = []
    for (let i = 0; i < 4; i++) {
      lab.advance('60s')
      sizes.push(replicas(lab))
    }
    expect(sizes).toEqual([4, 6, 8, 10])
    load(lab, '0')
    for (let i = 0; i < 3; i++) {
      lab.advance('60s')
      sizes.push(replicas(lab))
    }
    expect(sizes.slice(4)).toEqual([9, 8, 7])
    expect(condition(lab, 'ScalingLimited')).toBe(
      'True ScaleDownLimit: the desired replica count is decreasing faster than the maximum scale rate',
    )
  })

  it('does not go a way that is disabled', () => {
    const lab = newLab(5)
    autoscale(lab, { behavior: { scaleDown: { selectPolicy: 'Disabled' } } })
    load(lab, '10m')
    lab.advance('20m')
    expect(replicas(lab)).toBe(5)
  })

  it.each([
    [
      'memory of pods',
      {
        type: 'Resource',
        resource: { name: 'memory', target: { type: 'AverageValue', averageValue: '32Mi' } },
      },
      (lab: Lab) => lab.metrics.pods('app=web', { memory: '96Mi' }, { shared: true }),
      'memory resource above target',
    ],
    [
      'one container of each pod',
      {
        type: 'ContainerResource',
        containerResource: {
          name: 'cpu',
          container: 'a',
          target: { type: 'Utilization', averageUtilization: 50 },
        },
      },
      (lab: Lab) => lab.metrics.pods('app=web', { cpu: '300m' }, { container: 'a' }),
      'cpu resource utilization (percentage of request) above target',
    ],
    [
      'a metric of pods',
      {
        type: 'Pods',
        pods: { metric: { name: 'packets' }, target: { type: 'AverageValue', averageValue: '1k' } },
      },
      (lab: Lab) => lab.metrics.custom('packets', 'app=web', '3k'),
      'pods metric packets above target',
    ],
    [
      'a metric of an object',
      {
        type: 'Object',
        object: {
          metric: { name: 'requests' },
          describedObject: { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', name: 'main' },
          target: { type: 'Value', value: '2k' },
        },
      },
      (lab: Lab) => lab.metrics.custom('requests', 'main', '6k', { kind: 'Ingress' }),
      'Ingress metric requests above target',
    ],
    [
      'a metric from outside',
      {
        type: 'External',
        external: {
          metric: { name: 'queue', selector: { matchLabels: { of: 'tasks' } } },
          target: { type: 'AverageValue', averageValue: '30' },
        },
      },
      (lab: Lab) => {
        lab.metrics.external('queue', 90, { labels: { of: 'tasks' } })
        lab.metrics.external('queue', 900, { labels: { of: 'mail' } })
      },
      'external metric queue(&LabelSelector{MatchLabels:map[string]string{of: tasks,},MatchExpressions:[]LabelSelectorRequirement{},}) above target',
    ],
  ])('follows %s', (_, metric, tell, reason) => {
    const lab = newLab()
    lab.advance('1m')
    autoscale(lab, { metrics: [metric as never] })
    tell(lab)
    lab.advance('31s')
    expect(events(lab)).toContain(`SuccessfulRescale New size: 3; reason: ${reason}`)
  })

  it('takes the most that any metric asks for, and goes on when one says nothing', () => {
    const lab = newLab(2)
    lab.advance('1m')
    autoscale(lab, {
      metrics: [
        CPU(50) as never,
        {
          type: 'External',
          external: { metric: { name: 'queue' }, target: { type: 'Value', value: '1' } },
        } as never,
      ],
    })
    load(lab, '600m')
    lab.advance('31s')
    expect(replicas(lab)).toBe(6)
    load(lab, '1m')
    lab.advance('10m')
    expect(replicas(lab)).toBe(6)
    expect(condition(lab, 'ScalingActive')).toContain('False FailedGetExternalMetric: ')
  })

  it('is served as autoscaling/v1 too', () => {
    const lab = newLab()
    lab.writeFile(
      'v1.yaml',
      '{apiVersion: autoscaling/v1, kind: HorizontalPodAutoscaler, metadata: {name: web}, spec: {maxReplicas: 4, targetCPUUtilizationPercentage: 60, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}}',
    )
    expect(lab.sh('kubectl apply -f v1.yaml').stdout).toBe(
      'horizontalpodautoscaler.autoscaling/web created\n',
    )
    load(lab, '240m')
    lab.advance('1m')
    expect(lab.sh('kubectl get hpa').stdout).toContain('cpu: 60%/60%   1         4         2')
    const { stdout } = lab.sh(
      "kubectl get horizontalpodautoscalers.v1.autoscaling web -o jsonpath='{.apiVersion} {.spec.targetCPUUtilizationPercentage} {.status.currentCPUUtilizationPercentage}'",
    )
    expect(stdout).toBe('autoscaling/v1 60 60')
  })

  it('is described', () => {
    const lab = newLab(4)
    autoscale(lab, { behavior: { scaleDown: { stabilizationWindowSeconds: 60 } } })
    load(lab, '400m')
    lab.advance('1m')
    expect(
      lab.sh('kubectl describe hpa web').stdout,
    ).toBe(`Name:                                                  web
Namespace:                                             default
Labels:                                                <none>
Annotations:                                           <none>
CreationTimestamp:                                     ${'Thu, 01 Jan 2026 00:00:00 +0000'}
Reference:                                             Deployment/web
Metrics:                                               ( current / target )
  resource cpu on pods  (as a percentage of request):  50% (100m) / 50%
Min replicas:                                          1
Max replicas:                                          10
Behavior:
  Scale Up:
    Stabilization Window: 0 seconds
    Select Policy: Max
    Policies:
      - Type: Pods     Value: 4    Period: 15 seconds
      - Type: Percent  Value: 100  Period: 15 seconds
  Scale Down:
    Stabilization Window: 60 seconds
    Select Policy: Max
    Policies:
      - Type: Percent  Value: 100  Period: 15 seconds
Deployment pods:       4 current / 4 desired
Conditions:
  Type            Status  Reason              Message
  ----            ------  ------              -------
  AbleToScale     True    ReadyForNewScale    recommended size matches current size
  ScalingActive   True    ValidMetricFound    the HPA was able to successfully calculate a replica count from cpu resource utilization (percentage of request)
  ScalingLimited  False   DesiredWithinRange  the desired count is within the acceptable range
Events:           <none>
`)
  })
})
