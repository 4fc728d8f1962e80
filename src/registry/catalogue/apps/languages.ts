/**
 * Languages and their tools: Go, Java, PHP, Ruby, Perl, .NET, and images of single tools.
 *
 * @module
 */
import type { OfficialImage } from '../official.js'
import { app, apps, ports } from './app.js'

const GO_PATH =
  'PATH=/go/bin:/usr/local/go/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
const JAVA_PATH =
  'PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'
const JAVA_VERSION =
  'openjdk version "$V" 2025-07-15\nOpenJDK Runtime Environment (build $V+1)\nOpenJDK 64-Bit Server VM (build $V+1, mixed mode, sharing)\n'
/** `$VERSION` and the like are what `toolchain` prints for options. */
const java = (): Record<string, string> => ({
  '/opt/java/openjdk/bin/java': 'java',
  '/opt/java/openjdk/bin/javac': 'javac',
  '/opt/java/openjdk/bin/jar': 'jar',
})

const RUNTIME_FLAVOURS =
  'slim alpine jdk jre jdk-slim jre-slim jdk-alpine jre-alpine jdk-jammy jre-jammy jdk-noble jre-noble jdk-focal jre-focal jdk-oracle oracle'

export const languages: readonly OfficialImage[] = [
  app({
    repository: 'library/golang',
    releases:
      '1.25.0 1.24.6 1.23.12 1.22.12 1.21.13 1.20.14 1.19.13 1.18.10 1.17.13 1.16.15 1.15.15 1.14.15 1.13.15 1.12.17 1.11.13 1.10.8 1.9.7 1.8.7',
    flavours: 'alpine',
    base: 'debian',
    size: 320,
    run: { '/usr/local/go/bin/go': 'go', '/usr/local/go/bin/gofmt': 'gofmt' },
    places: { '/go/src': 0, '/go/bin': 0 },
    config: {
      Env: [GO_PATH, 'GOLANG_VERSION=$V', 'GOTOOLCHAIN=local', 'GOPATH=/go'],
      WorkingDir: '/go',
      Cmd: ['sh'],
    },
  }),
  ...apps('library/openjdk library/eclipse-temurin library/amazoncorretto library/sapmachine', {
    releases:
      '24.0.2 23.0.2 22.0.2 21.0.8 20.0.2 19.0.2 18.0.2 17.0.16 16.0.2 15.0.2 14.0.2 13.0.2 12.0.2 11.0.28 10.0.2 9.0.4 8.0.462 7.0.301',
    flavours: RUNTIME_FLAVOURS,
    names: { lts: '21.0.8' },
    size: 300,
    run: java(),
    files: { '/opt/java/openjdk/release': JAVA_VERSION },
    config: {
      Env: [JAVA_PATH, 'JAVA_HOME=/opt/java/openjdk', 'LANG=en_US.UTF-8', 'JAVA_VERSION=$V'],
      Cmd: ['java'],
    },
  }),
  ...apps('library/maven library/gradle', {
    releases: '9.0.0 8.14.3 7.6.6 6.9.4 4.0.0 3.9.11 3.8.8 3.6.3 3.5.4 3.3.9',
    anyTag: true,
    size: 400,
    run: { ...java(), '/usr/bin/mvn': 'mvn', '/usr/bin/gradle': 'gradle' },
    config: {
      Env: [
        JAVA_PATH,
        'JAVA_HOME=/opt/java/openjdk',
        'JAVA_VERSION=21.0.8',
        'MAVEN_VERSION=$V',
        'GRADLE_VERSION=$V',
      ],
      Cmd: ['mvn'],
    },
  }),
  app({
    repository: 'library/php',
    releases:
      '8.4.11 8.3.24 8.2.29 8.1.33 8.0.30 7.4.33 7.3.33 7.2.34 7.1.33 7.0.33 5.6.40 5.5.38 5.4.45',
    flavours: 'cli apache fpm alpine cli-alpine fpm-alpine zts',
    size: 400,
    run: {
      '/usr/local/bin/php': 'php',
      '/usr/local/bin/docker-php-entrypoint': 'php-entrypoint',
      '/usr/local/bin/apache2-foreground': 'php-apache',
      '/usr/local/sbin/php-fpm': 'php-fpm',
      '/usr/local/bin/docker-php-ext-install': 'docker-php-ext-install',
      '/usr/local/bin/docker-php-ext-enable': 'docker-php-ext-install',
      '/usr/local/bin/docker-php-ext-configure': 'docker-php-ext-install',
      '/usr/local/bin/pecl': 'docker-php-ext-install',
      '/usr/sbin/a2enmod': 'docker-php-ext-install',
    },
    places: { '/var/www/html': 33 },
    config: {
      Env: ['PHP_VERSION=$V', 'PHP_INI_DIR=/usr/local/etc/php'],
      Entrypoint: ['docker-php-entrypoint'],
      Cmd: ['php', '-a'],
      WorkingDir: '/var/www/html',
    },
  }),
  app({
    repository: 'library/ruby',
    releases: '3.4.5 3.3.9 3.2.9 3.1.7 3.0.7 2.7.8 2.6.10 2.5.9 2.4.10 2.3.8 2.2.10 2.1.10',
    flavours: 'slim alpine',
    base: 'debian',
    size: 200,
    run: {
      '/usr/local/bin/ruby': 'ruby',
      '/usr/local/bin/irb': 'irb',
      '/usr/local/bin/gem': 'gem',
      '/usr/local/bin/bundle': 'bundle',
    },
    config: {
      Env: [
        'PATH=/usr/local/bundle/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
        'LANG=C.UTF-8',
        'RUBY_VERSION=$V',
        'GEM_HOME=/usr/local/bundle',
      ],
      Cmd: ['irb'],
    },
  }),
  app({
    repository: 'library/perl',
    releases: '5.42.0 5.40.3 5.38.5 5.36.3 5.34.3 5.32.1 5.30.3 5.28.3 5.26.3 5.24.4 5.22.4',
    flavours: 'slim threaded slim-threaded',
    base: 'debian',
    size: 120,
    run: { '/usr/local/bin/perl': 'perl' },
    config: { Env: ['PERL_VERSION=$V'], WorkingDir: '/usr/src/app', Cmd: ['perl', '-de0'] },
  }),
  ...apps(
    'mcr.microsoft.com/dotnet/sdk mcr.microsoft.com/dotnet/aspnet mcr.microsoft.com/dotnet/runtime mcr.microsoft.com/dotnet/core/sdk mcr.microsoft.com/dotnet/core/aspnet mcr.microsoft.com/dotnet/core/runtime',
    {
      releases: '9.0.8 8.0.19 7.0.20 6.0.36 5.0.17 3.1.32 2.2.8 2.1.30',
      anyTag: true,
      size: 300,
      run: { '/usr/bin/dotnet': 'dotnet' },
      config: {
        Env: [
          'DOTNET_VERSION=$V',
          'ASPNETCORE_HTTP_PORTS=8080',
          'DOTNET_RUNNING_IN_CONTAINER=true',
        ],
        Cmd: ['sh'],
      },
    },
  ),
  app({
    repository: 'library/rust',
    releases: '1.89.0',
    flavours: 'slim alpine',
    base: 'debian',
    size: 700,
    run: { '/usr/local/cargo/bin/rustc': 'rustc', '/usr/local/cargo/bin/cargo': 'cargo' },
    config: {
      Env: [
        'PATH=/usr/local/cargo/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
        'RUST_VERSION=$V',
        'CARGO_HOME=/usr/local/cargo',
      ],
      Cmd: ['sh'],
    },
  }),
  app({
    repository: 'library/gcc',
    releases: '15.2.0 14.3.0 13.4.0 12.5.0 11.5.0 10.5.0 9.5.0 8.5.0 7.5.0',
    base: 'debian',
    size: 900,
    run: { '/usr/local/bin/gcc': 'gcc', '/usr/local/bin/g++': 'gcc', '/usr/bin/make': 'make' },
    config: { Env: ['GCC_VERSION=$V'], Cmd: ['sh'] },
  }),
  ...apps('curlimages/curl alpine/curl radial/busyboxplus byrnedo/alpine-curl appropriate/curl', {
    releases: '8.15.0 7.88.1',
    anyTag: true,
    base: 'alpine',
    size: 8,
    run: { '/usr/bin/curl': 'curl', '/entrypoint.sh': 'curl-entrypoint' },
    config: { Entrypoint: ['/entrypoint.sh'], Cmd: ['curl'], Env: ['CURL_VERSION=$V'] },
  }),
  ...apps(
    'nicolaka/netshoot praqma/network-multitool wbitt/network-multitool gcr.io/kubernetes-e2e-test-images/jessie-dnsutils registry.k8s.io/e2e-test-images/jessie-dnsutils tutum/dnsutils tutum/curl giantswarm/tiny-tools arunvelsriram/utils',
    {
      releases: '1.7 0.13',
      anyTag: true,
      size: 200,
      run: Object.fromEntries(
        'curl wget nslookup ping nc ip netstat traceroute dig host jq ps'
          .split(' ')
          .map((name) => [`/usr/local/bin/${name}`, name]),
      ),
      config: { Cmd: ['sh'] },
    },
  ),
  ...apps(
    'vish/stress progrium/stress containerstack/alpine-stress alexeiled/stress-ng colinianking/stress-ng',
    {
      releases: '1.0.4 0.19.3',
      anyTag: true,
      base: 'alpine',
      size: 2,
      run: { '/usr/local/bin/stress': 'stress', '/usr/local/bin/stress-ng': 'stress' },
      config: { Entrypoint: ['/usr/local/bin/stress'] },
    },
  ),
  ...apps('bitnami/kubectl rancher/kubectl alpine/k8s registry.k8s.io/kubectl', {
    releases: '1.36.0 1.33.4',
    anyTag: true,
    base: 'alpine',
    size: 50,
    run: { '/usr/local/bin/kubectl': 'kubectl', '/usr/local/bin/curl': 'curl' },
    config: { Entrypoint: ['kubectl'], Cmd: ['--help'] },
  }),
  ...apps('library/bash', {
    releases: '5.3.3 4.4.23 3.2.57',
    base: 'alpine',
    size: 4,
    run: { '/usr/local/bin/bash': 'bash' },
    config: { Cmd: ['bash'] },
  }),
  ...apps('alpine/git bitnami/git', {
    releases: '2.49.1',
    anyTag: true,
    base: 'alpine',
    size: 20,
    run: { '/usr/bin/git': 'git' },
    config: { Entrypoint: ['git'], Cmd: ['--help'] },
  }),
  ...apps('alpine/socat', {
    releases: '1.8.0',
    anyTag: true,
    base: 'alpine',
    run: { '/usr/bin/socat': 'socat' },
    config: { Entrypoint: ['socat'] },
  }),
  app({
    repository: 'docker/whalesay',
    releases: 'latest',
    size: 200,
    run: { '/usr/local/bin/cowsay': 'cowsay' },
    config: { Cmd: ['cowsay', 'boo'], ExposedPorts: ports('80') },
  }),
]
