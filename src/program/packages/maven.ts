/**
 * `mvn`, `gradle`, `javac`, `jar` and `java`: builds of Java. What they build stands in for the
 * program.
 *
 * @see https://maven.apache.org/ref/current/maven-embedder/cli.html
 */
import { notSimulated } from '../unsimulated.js'
import { type Program, type System, exit } from '../program.js'
import { portsIn, readCompiled, standInFor, writeCompiled } from './compiled.js'
import { paced } from './paced.js'
import { sourcesBelow } from './sources.js'

const LANGUAGE = 'Java'
const BUILDING = 8_000
/** Where Spring Boot listens. */
const SPRING = 8080
const NO_POM =
  '[ERROR] The goal you specified requires a project to execute but there is no POM in this directory\n[INFO] BUILD FAILURE\n'

function portsHere(system: System): readonly number[] {
  const texts = sourcesBelow(
    system.files,
    system.cwd,
    /\.(java|kt|properties|ya?ml|xml|gradle|kts)$/,
  )
  const found = portsIn(texts)
  if (found.length > 0) return found
  return texts.some((text) => /spring-boot|SpringBootApplication/.test(text)) ? [SPRING] : []
}

const write = (system: System, path: string): void =>
  writeCompiled(system.files, system.files.resolve(path), {
    name: path.split('/').at(-1) ?? path,
    language: LANGUAGE,
    ports: portsHere(system),
  })

const mvn: Program = paced('mvn', (system) => {
  const { files, argv, env } = system
  if (argv.some((word) => ['-v', '--version', '-version'].includes(word))) {
    system.out(
      `Apache Maven ${env['MAVEN_VERSION'] ?? '3.9.9'}\nJava version: ${env['JAVA_VERSION'] ?? '21.0.8'}\n`,
    )
    return 0
  }
  const at = argv.findIndex((word) => word === '-f' || word === '--file')
  const pom = at < 0 ? 'pom.xml' : (argv[at + 1] ?? '')
  if (!files.exists(pom)) {
    system.out(NO_POM)
    return 1
  }
  return {
    takes: BUILDING,
    done({ out }) {
      const text = files
        .read(pom)
        .replace(/<parent>[\s\S]*?<\/parent>/, '')
        .replace(/<dependenc[\s\S]*/, '')
      const tag = (name: string): string | undefined =>
        new RegExp(`<${name}>([^<]*)<`).exec(text)?.[1]
      const artifact = tag('artifactId') ?? 'app'
      const packages = argv.some((word) =>
        ['package', 'install', 'verify', 'deploy'].includes(word),
      )
      const file = `target/${tag('finalName') ?? `${artifact}-${tag('version') ?? '1.0'}`}.${tag('packaging') ?? 'jar'}`
      if (packages) write(system, file)
      out(
        `[INFO] Scanning for projects...\n[INFO] Building ${artifact} ${tag('version') ?? '1.0'}\n${packages ? `[INFO] Building jar: ${files.resolve(file)}\n` : ''}[INFO] BUILD SUCCESS\n`,
      )
      return 0
    },
  }
})

const gradle: Program = paced('gradle', (system) => {
  if (system.argv.some((word) => word === '-v' || word === '--version')) {
    system.out(`Gradle ${system.env['GRADLE_VERSION'] ?? '8.14.3'}\n`)
    return 0
  }
  return {
    takes: BUILDING,
    done({ out, files }) {
      const settings = ['settings.gradle', 'settings.gradle.kts'].find((name) => files.exists(name))
      const name = /rootProject\.name\s*=\s*['"]([^'"]+)/.exec(
        settings ? files.read(settings) : '',
      )?.[1]
      const build = ['build.gradle', 'build.gradle.kts'].find((one) => files.exists(one))
      const version = /^version\s*=\s*['"]([^'"]+)/m.exec(build ? files.read(build) : '')?.[1]
      const title = name ?? system.cwd.split('/').at(-1) ?? 'app'
      write(system, `build/libs/${title}${version === undefined ? '' : `-${version}`}.jar`)
      out('\nBUILD SUCCESSFUL in 8s\n')
      return 0
    },
  }
})

const javac: Program = paced('javac', (system) => {
  const args = system.argv.slice(1)
  const sources = args.filter((word) => word.endsWith('.java'))
  const missing = sources.find((word) => !system.files.exists(word))
  if (missing !== undefined) {
    system.err(`error: file not found: ${missing}\nUsage: javac <options> <source files>\n`)
    return 2
  }
  const at = args.indexOf('-d')
  return {
    takes: 1_000,
    done() {
      for (const source of sources) {
        const file = source.replace(/\.java$/, '.class')
        write(system, at < 0 ? file : `${args[at + 1]}/${file.split('/').at(-1)}`)
      }
      return 0
    },
  }
})

const jar: Program = paced('jar', (system) => {
  const name = system.argv.find((word) => word.endsWith('.jar'))
  return { takes: 300, done: () => (name === undefined ? 1 : (write(system, name), 0)) }
})

/** `java -jar app.jar`, `java Main`, `java -version`. */
const java: Program = {
  name: 'java',
  step(system, state) {
    const args = system.argv.slice(1)
    const version = system.env['JAVA_VERSION'] ?? '21.0.8'
    if (args.some((word) => /^--?version$/.test(word))) {
      system.err(
        `openjdk version "${version}"\nOpenJDK Runtime Environment (build ${version})\nOpenJDK 64-Bit Server VM (build ${version}, mixed mode, sharing)\n`,
      )
      return exit(0)
    }
    const at = args.indexOf('-jar')
    const named =
      at < 0
        ? args.find(
            (word, i) =>
              !word.startsWith('-') && !['-cp', '-classpath'].includes(args[i - 1] ?? ''),
          )
        : args[at + 1]
    if (named === undefined) {
      system.out('Usage: java [options] <mainclass> [args...]\n')
      return exit(1)
    }
    const path = at < 0 ? `${named.replaceAll('.', '/')}.class` : named
    if (!system.files.exists(path)) {
      system.err(
        at < 0
          ? `Error: Could not find or load main class ${named}\nCaused by: java.lang.ClassNotFoundException: ${named}\n`
          : `Error: Unable to access jarfile ${named}\n`,
      )
      return exit(1)
    }
    const made = readCompiled(system.files, path)
    if (made) return standInFor(system, made, state)
    system.err(notSimulated('java'))
    return exit(127)
  },
}

export const javaPrograms: readonly Program[] = [mvn, gradle, javac, jar, java]
