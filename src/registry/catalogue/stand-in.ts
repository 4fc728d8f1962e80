/**
 * Stand-ins: what a public repository gives that the catalogue does not know. The image is Debian
 * with one program, which says that it stands in, answers over HTTP, and goes on until it is
 * stopped.
 *
 * Docker Hub's official repositories are a closed list, so that a misspelled name is refused as the
 * real one is. Of everybody else's, a name that says itself that there is no such image is refused,
 * and so is one that looks like a placeholder or like a company's own.
 *
 * @module
 */
import { HUB } from '../../oci/reference.js'
import { bookwormSlim } from './base/debian.js'
import { ROOT, built } from './built.js'
import { type OfficialImage, PATH } from './official.js'
import { DEBIANS, UBUNTU_NAMES } from './tag.js'
import { executable } from './tools.js'

/** Official repositories of Docker Hub. */
const OFFICIAL = new Set(
  (
    'adminer aerospike alt amazoncorretto api-firewall arangodb archlinux backdrop bash bonita ' +
    'buildpack-deps cassandra chronograf cirros clojure composer convertigo couchbase couchdb ' +
    'crate dart docker drupal eclipse-mosquitto eclipse-temurin eggdrop elixir emqx erlang flink ' +
    'friendica gazebo gcc geonetwork ghost gradle groovy haskell haxe hitch hylang ibmjava ' +
    'influxdb irssi jetty joomla jruby julia kapacitor kong krakend lightstreamer liquibase ' +
    'logstash mageia maven mediawiki matomo mono mongo-express monica nats nats-streaming neo4j ' +
    'neurodebian nextcloud odoo open-liberty opensuse orientdb percona phpmyadmin photon plone ' +
    'postfixadmin pypy r-base rakudo-star redmine rethinkdb rocket.chat ros rust sapmachine ' +
    'satosa silverpeas solr sonarqube spark spiped storm swift swipl teamspeak telegraf tomee ' +
    'unit varnish vault consul websphere-liberty xwiki yourls znc zookeeper clearlinux clefos ' +
    'nuxeo thrift sourcemage'
  ).split(' '),
)

/** Registries that give images to everybody. */
const PUBLIC =
  /^(docker\.io|gcr\.io|k8s\.gcr\.io|[a-z]+\.gcr\.io|registry\.k8s\.io|quay\.io|ghcr\.io|mcr\.microsoft\.com|public\.ecr\.aws|docker\.elastic\.co|lscr\.io|cgr\.dev|nvcr\.io|registry\.gitlab\.com|registry\.opensuse\.org|[a-z0-9-]+-docker\.pkg\.dev|registry\.access\.redhat\.com)$/

/** What a name says that stands for an image that is not there. */
const NOT_THERE =
  /(^|[^a-z])(no|not|non|none)[-_.]?(such|here|there|found|exist|existing|existent|a|an)|nosuch|nope|doesnt|does-not|exist|missing|invalid|wrong|bogus|fake|ghost-image|nowhere|unknown|absent|broken|(^|[^a-z])(bad|typo|oops)([^a-z]|$)|imaginary|undefined|misspel/
/** What a name says that stands for one's own. */
const OWN =
  /(^|\/)(private|secret|nobody|somebody|internal|corp|company|mycompany|your|my|yours|user|username|example|acme|foo|bar|alice|bob|me|docker-?id|registry)(-?(user|name|username|org|company|corp|registry|repo|id|docker-?id|docker-?hub-?id|account|namespace|inc|team|hub))*\/|your[-_]?|private|(^|\/)my[-_]?(user|org|company|repo|registry|name|account)/

/** Whether a public registry has a repository that the catalogue does not know. */
export function isPublic({ domain, path }: { readonly domain: string; readonly path: string }) {
  if (!PUBLIC.test(domain) || NOT_THERE.test(path)) return false
  if (domain === HUB && path.startsWith('library/')) return OFFICIAL.has(path.slice(8))
  if (!path.includes('/') && domain === HUB) return false
  return !OWN.test(path)
}

/** Tags that stand for none. */
const NO_TAG =
  /^(no|not|non|none|nope|nosuch|missing|invalid|wrong|bogus|fake|bad|broken|typo|oops|unknown|absent|private|does|doesnt)([-_.\d]|such|exist|there|here|found|tag|version|$)|not-?(found|there|exist)|doesn?o?t|exist|nosuch/

/** The repository that stands in, if a tag of it can be there. */
export const standIn = (repository: string, tag: string): OfficialImage | undefined =>
  NO_TAG.test(tag)
    ? undefined
    : {
        repository,
        releases: ['latest'],
        flavours: [''],
        systems: [...DEBIANS, ...Object.keys(UBUNTU_NAMES)],
        anyTag: true,
        make: () =>
          built(
            90,
            [
              [ROOT, bookwormSlim],
              ['COPY stand-in /usr/local/bin/ # buildkit', program],
            ],
            {
              Env: [
                PATH,
                `STAND_IN_FOR=${repository.replace(/^docker\.io\/(library\/)?/, '')}:${tag}`,
              ],
              Cmd: ['stand-in'],
              Labels: { 'kubarium.stand-in': `${repository}:${tag}` },
            },
          ),
      }

const program = (mtime: number) => ({
  '/usr/local/bin/stand-in': executable('stand-in', { mtime, size: 25_000_000 }),
})
