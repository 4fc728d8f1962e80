/**
 * Servers of web applications and proxies: Tomcat, WordPress, Traefik, HAProxy, Caddy.
 *
 * @module
 */
import type { Service } from '../../../oci/service.js'
import { nginxLike } from '../nginx.js'
import type { OfficialImage } from '../official.js'
import { NAMELESS, json, page } from './answers.js'
import { app, ports } from './app.js'

const TOMCAT_404 =
  '<!doctype html><html lang="en"><head><title>HTTP Status 404 – Not Found</title></head><body><h1>HTTP Status 404 – Not Found</h1><hr class="line" /><p><b>Type</b> Status Report</p><p><b>Description</b> The origin server did not find a current representation for the target resource or is not willing to disclose that one exists.</p><hr class="line" /><h3>Apache Tomcat/$V</h3></body></html>'

const tomcat: Service = {
  ports: ['8080'],
  isErr: true,
  warmUp: 1500,
  log: [
    '{time} INFO [main] org.apache.catalina.startup.VersionLoggerListener.log Server version name:   Apache Tomcat/$V',
    '{time} INFO [main] org.apache.coyote.AbstractProtocol.start Starting ProtocolHandler ["http-nio-8080"]',
    '{time} INFO [main] org.apache.catalina.startup.Catalina.start Server startup in [512] milliseconds',
  ],
  stop: { TERM: 143 },
  notFound: TOMCAT_404,
}

const wordpress: Service = {
  ports: ['80'],
  isErr: true,
  log: [
    'WordPress not found in /var/www/html - copying now...',
    'Complete! WordPress has been successfully copied to /var/www/html',
    NAMELESS,
    '[mpm_prefork:notice] [pid 1:tid 1] AH00163: Apache/2.4.65 (Debian) PHP/8.3.24 configured -- resuming normal operations',
    "[core:notice] [pid 1:tid 1] AH00094: Command line: 'apache2 -D FOREGROUND'",
  ],
  access: '{remote} - - [{clf}] "{method} {uri} HTTP/1.1" {status} 0 "-" "-"',
  routes: {
    '/': { status: 302, headers: { Location: 'http://{host}/wp-admin/install.php' } },
    '/wp-admin/install.php': page(
      'WordPress &rsaquo; Installation',
      '<p>Welcome to the famous five-minute WordPress installation process!</p>',
    ),
    '/wp-login.php': page('Log In'),
  },
}

const traefik: Service = {
  ports: ['80', '8080'],
  log: [
    '{time} INF Traefik version $V built on 2025-01-01 version=$V',
    '{time} INF Starting provider aggregator *aggregator.ProviderAggregator',
  ],
  routes: {
    '/ping': 'OK',
    '/dashboard/': page('Traefik'),
    '/api/version': json('{"Version":"$V","Codename":"cheddar"}'),
    '/api/*': json('[]'),
  },
  options: { version: 'Version:      $V\nCodename:     cheddar\nOS/Arch:      linux/amd64\n' },
}

export const webServers: readonly OfficialImage[] = [
  app({
    repository: 'library/tomcat',
    releases: '11.0.10 10.1.44 9.0.108 8.5.100 7.0.109',
    flavours:
      'jdk21 jdk17 jdk11 jdk8 jre21 jre17 jre11 jre8 jdk21-openjdk jdk17-openjdk jdk11-openjdk jdk8-openjdk jdk21-temurin jdk17-temurin jdk11-temurin jdk8-temurin jre8-alpine alpine slim jdk8-corretto jdk17-corretto',
    size: 300,
    run: { '/usr/local/tomcat/bin/catalina.sh': tomcat },
    places: { '/usr/local/tomcat/webapps': 0 },
    config: {
      Env: [
        'PATH=/usr/local/tomcat/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
        'CATALINA_HOME=/usr/local/tomcat',
        'TOMCAT_VERSION=$V',
      ],
      WorkingDir: '/usr/local/tomcat',
      ExposedPorts: ports('8080'),
      Cmd: ['catalina.sh', 'run'],
    },
  }),
  app({
    repository: 'library/wordpress',
    releases: '6.8.2 5.9.10 4.9.8',
    flavours:
      'apache fpm fpm-alpine php8.4 php8.3 php8.2 php8.1 php8.0 php7.4 php7.3 php7.2 php8.3-apache php8.2-apache php8.1-apache php7.4-apache php7.3-apache cli',
    size: 500,
    run: { '/usr/local/bin/docker-entrypoint.sh': wordpress },
    places: { '/var/www/html': 33 },
    config: {
      Env: ['WORDPRESS_VERSION=$V'],
      Volumes: { '/var/www/html': {} },
      WorkingDir: '/var/www/html',
      ExposedPorts: ports('80'),
      StopSignal: 'SIGWINCH',
      Entrypoint: ['docker-entrypoint.sh'],
      Cmd: ['apache2-foreground'],
    },
  }),
  app({
    repository: 'library/traefik',
    releases: '3.5.0 2.11.28 1.7.34',
    flavours: 'alpine',
    base: 'alpine',
    size: 160,
    run: { '/entrypoint.sh': traefik, '/usr/local/bin/traefik': traefik },
    config: { ExposedPorts: ports('80'), Entrypoint: ['/entrypoint.sh'], Cmd: ['traefik'] },
  }),
  app({
    repository: 'library/haproxy',
    releases: '3.2.4 2.9.15 1.9.16',
    names: { lts: '3.2.4' },
    flavours: 'alpine',
    size: 30,
    run: {
      '/usr/local/bin/docker-entrypoint.sh': {
        isErr: true,
        log: [
          '[NOTICE]   (1) : haproxy version is $V',
          '[ALERT]    (1) : config : Cannot open configuration file/directory /usr/local/etc/haproxy/haproxy.cfg : No such file or directory',
        ],
        exit: 1,
        options: {},
      },
      '/usr/local/sbin/haproxy': {
        options: { '-v': 'HAProxy version $V 2025/01/01 - https://haproxy.org/\n' },
        ports: ['80'],
        isErr: true,
        log: ['[NOTICE]   (1) : Loading success.'],
        notFound:
          '<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n</body></html>\n',
      },
    },
    config: {
      Env: ['HAPROXY_VERSION=$V'],
      User: 'nobody',
      StopSignal: 'SIGUSR1',
      Entrypoint: ['docker-entrypoint.sh'],
      Cmd: ['haproxy', '-f', '/usr/local/etc/haproxy/haproxy.cfg'],
    },
  }),
  app({
    repository: 'library/caddy',
    releases: '2.10.0 1.0.3',
    flavours: 'alpine builder builder-alpine',
    base: 'alpine',
    size: 45,
    run: {
      '/usr/bin/caddy': {
        ports: ['80'],
        isErr: true,
        log: [
          '{"level":"info","msg":"using config from file","file":"/etc/caddy/Caddyfile"}',
          '{"level":"info","msg":"serving initial configuration"}',
        ],
        routes: {
          '/': page('Caddy works!', '<p>Congratulations! Your web server is working.</p>'),
        },
        options: { version: 'v$V h1:simulated\n' },
      },
    },
    files: { '/etc/caddy/Caddyfile': ':80 {\n\troot * /usr/share/caddy\n\tfile_server\n}\n' },
    config: {
      Env: ['CADDY_VERSION=v$V', 'XDG_CONFIG_HOME=/config', 'XDG_DATA_HOME=/data'],
      WorkingDir: '/srv',
      ExposedPorts: ports('80 443 443/udp 2019'),
      Cmd: ['caddy', 'run', '--config', '/etc/caddy/Caddyfile', '--adapter', 'caddyfile'],
    },
  }),
  nginxLike('docker.io/nginxinc/nginx-unprivileged'),
  nginxLike('docker.io/nginx/nginx'),
]
