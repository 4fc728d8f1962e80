/**
 * Servers of which there is a page that says that they are there.
 *
 * @module
 */
import type { Service } from '../../../oci/service.js'
import type { OfficialImage } from '../official.js'
import { METRICS, json, page } from './answers.js'
import { apps, ports } from './app.js'

/** A server of which there is a page, by the port. */
const site = (
  repositories: string,
  releases: string,
  program: string,
  [port, ...more]: readonly string[],
  title: string,
  about: Service = {},
): OfficialImage[] =>
  apps(repositories, {
    releases,
    anyTag: true,
    size: 200,
    run: {
      [`/usr/local/bin/${program}`]: {
        log: [`${program} $V listening on port ${port}`],
        ...about,
        ports: [port ?? '80', ...more],
        routes: { '/': page(title), ...about.routes },
      },
    },
    config: { Cmd: [program], ExposedPorts: ports([port, ...more].join(' ')) },
  })

export const sites: readonly OfficialImage[] = [
  ...site('grafana/loki', '3.5.3 2.9.15', 'loki', ['3100'], 'Loki', {
    routes: { '/ready': 'ready\n', '/metrics': METRICS },
  }),
  ...site(
    'jaegertracing/all-in-one',
    '1.72.0',
    'all-in-one',
    ['16686', '14268', '4317'],
    'Jaeger UI',
  ),
  ...site('fluent/fluent-bit', '4.0.8 3.2.10 2.2.3 1.9.10', 'fluent-bit', ['2020'], 'Fluent Bit'),
  ...site('library/adminer', '5.3.0 4.17.1', 'adminer', ['8080'], 'Login - Adminer', {
    log: ['PHP 8.4.11 Development Server (http://[::]:8080) started'],
  }),
  ...site(
    'library/phpmyadmin phpmyadmin/phpmyadmin',
    '5.2.2',
    'apache2-foreground',
    ['80'],
    'phpMyAdmin',
  ),
  ...site('library/mongo-express', '1.0.2', 'mongo-express', ['8081'], 'Home - Mongo Express', {
    log: ['Mongo Express server listening at http://0.0.0.0:8081'],
  }),
  ...site('library/nextcloud', '31.0.8 30.0.14 29.0.16', 'apache2-foreground', ['80'], 'Nextcloud'),
  ...site('library/ghost', '5.130.3 4.48.9', 'ghost', ['2368'], 'Ghost'),
  ...site('library/sonarqube', '25.8.0 10.7.0 9.9.8', 'sonarqube', ['9000'], 'SonarQube', {
    routes: { '/api/system/status': json('{"id":"1","version":"$V","status":"UP"}') },
  }),
  ...site('jenkins/jenkins', '2.516.1', 'jenkins', ['8080', '50000'], 'Sign in - Jenkins', {
    log: ['Running from: /usr/share/jenkins/jenkins.war', 'Jenkins is fully up and running'],
    routes: { '/login': page('Sign in - Jenkins') },
  }),
  ...site('gitea/gitea', '1.24.4', 'gitea', ['3000', '22'], 'Gitea: Git with a cup of tea'),
  ...site('minio/minio', 'latest', 'minio', ['9000', '9001'], 'MinIO Console', {
    routes: { '/minio/health/live': '', '/minio/health/ready': '' },
  }),
  ...site('library/vault hashicorp/vault', '1.20.2 1.13.3', 'vault', ['8200'], 'Vault', {
    routes: {
      '/v1/sys/health': json('{"initialized":true,"sealed":false,"standby":false,"version":"$V"}'),
    },
  }),
  ...site(
    'library/consul hashicorp/consul',
    '1.21.3 1.15.4',
    'consul',
    ['8500', '8600'],
    'Consul',
    { routes: { '/v1/status/leader': json('"127.0.0.1:8300"') } },
  ),
  ...site('library/zookeeper', '3.9.3 3.8.4', 'zkServer.sh', ['2181', '8080'], 'ZooKeeper'),
  ...site('library/nats', '2.11.8', 'nats-server', ['4222', '8222'], 'NATS'),
  ...site('library/eclipse-mosquitto', '2.0.22 1.6.15', 'mosquitto', ['1883'], 'mosquitto'),
  ...site('library/cassandra', '5.0.5 4.1.9 3.11.19', 'cassandra', ['9042'], 'Cassandra'),
  ...site('library/neo4j', '5.26.10 4.4.44', 'neo4j', ['7474', '7687'], 'Neo4j Browser'),
  ...site('library/influxdb', '2.7.12 1.11.8', 'influxd', ['8086'], 'InfluxDB', {
    routes: { '/health': json('{"name":"influxdb","status":"pass","version":"v$V"}'), '/ping': '' },
  }),
  ...site('library/couchdb', '3.5.0 2.3.1', 'couchdb', ['5984'], 'CouchDB', {
    routes: { '/': json('{"couchdb":"Welcome","version":"$V"}\n') },
  }),
  ...site(
    'bitnami/kafka confluentinc/cp-kafka apache/kafka wurstmeister/kafka',
    '4.0.0 3.9.1 2.8.1',
    'kafka-server',
    ['9092'],
    'Kafka',
    { log: ['[{time},000] INFO [KafkaServer id=1] started (kafka.server.KafkaServer)'] },
  ),
  ...site(
    'portainer/portainer-ce portainer/portainer',
    '2.33.0 2.21.5 1.24.2',
    'portainer',
    ['9000', '9443', '8000'],
    'Portainer',
  ),
]
