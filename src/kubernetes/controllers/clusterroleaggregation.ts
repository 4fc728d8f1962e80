/**
 * The ClusterRole aggregation controller: a role that selects others holds all their rules.
 *
 * A selector names labels, never roles: whoever installs a kind of his own labels the role for it,
 * and `admin`, `edit` and `view` know the kind from then on.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles
 */
import { dequal } from 'dequal'
import { awaitChange, watch } from '../../sim/loop.js'
import { matchesLabelSelector } from '../kinds/label-selector.js'
import { aggregatedRules } from '../kinds/rbac/aggregation.js'
import { AGGREGATED, clusterRoles } from '../kinds/rbac/cluster-role.js'
import { controller } from './controller.js'

const NAME = 'clusterrole-aggregation-controller'

export const clusterRoleAggregationController = controller(NAME, {
  of: 'ClusterRole',
  watches: [
    watch(clusterRoles, ({ key, before, after }, tx) => {
      if (before?.rules === after?.rules && dequal(before?.metadata.labels, after?.metadata.labels))
        return undefined
      return tx
        .by(clusterRoles, 'byAggregation', AGGREGATED)
        .filter(
          ({ metadata, aggregationRule }) =>
            metadata.name !== key &&
            (aggregationRule?.clusterRoleSelectors ?? []).some((selector) =>
              [before, after].some(
                (one) => one && matchesLabelSelector(selector, one.metadata.labels ?? {}),
              ),
            ),
        )
        .map(({ metadata }) => metadata.name)
    }),
  ],
  matters: (before, after) =>
    before.aggregationRule !== after.aggregationRule || before.rules !== after.rules,

  reconcile(role, { api }) {
    const { aggregationRule, rules = [], metadata } = role
    if (!aggregationRule) return awaitChange
    const wanted = aggregatedRules(role, api.list('ClusterRole'))
    if (dequal(wanted, rules) || metadata.deletionTimestamp) return awaitChange
    api.apply(
      'ClusterRole',
      { metadata: { name: metadata.name }, rules: wanted },
      { fieldManager: NAME, force: true },
    )
    return awaitChange
  },
})
