// The public face as text, one report an entry, in docs/api-report/: a change of it shows in a diff.
//
// npm run api                 # writes the reports (after a build)
// npm run api -- check        # fails when a report is not what the build has
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor'
import { ENTRIES, ROOT } from './entries.mjs'

const FOLDER = 'docs/api-report'

/** Messages about how comments are written are not about the face. */
const QUIET = { default: { logLevel: ExtractorLogLevel.None, addToApiReportFile: false } }

const configurationOf = ({ specifier, file }, temporary) =>
  ExtractorConfig.prepare({
    configObject: {
      projectFolder: ROOT,
      mainEntryPointFilePath: join(ROOT, 'dist', `${file}.d.ts`),
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            module: 'ESNext',
            moduleResolution: 'Bundler',
            target: 'ES2022',
            lib: ['ES2022', 'DOM'],
            types: [],
            strict: true,
            skipLibCheck: true,
          },
          files: [join(ROOT, 'dist', `${file}.d.ts`)],
        },
      },
      apiReport: {
        enabled: true,
        reportFileName: `${specifier.replaceAll('/', '-')}.api.md`,
        reportFolder: join(ROOT, FOLDER),
        reportTempFolder: temporary,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: 'lf',
      messages: {
        compilerMessageReporting: QUIET,
        extractorMessageReporting: QUIET,
        tsdocMessageReporting: QUIET,
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(ROOT, 'package.json'),
  })

/** Writes (or only compares) the reports; the entries whose report was another. */
export function report({ write }) {
  const temporary = mkdtempSync(join(tmpdir(), 'kubarium-api-'))
  try {
    mkdirSync(join(ROOT, FOLDER), { recursive: true })
    return ENTRIES.filter((entry) => {
      const { apiReportChanged } = Extractor.invoke(configurationOf(entry, temporary), {
        localBuild: write,
        messageCallback: (message) => {
          message.handled = true
        },
      })
      return apiReportChanged
    }).map(({ specifier }) => specifier)
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

if (process.argv[1] === import.meta.filename) {
  const isCheck = process.argv[2] === 'check'
  const changed = report({ write: !isCheck })
  for (const specifier of changed) console.log(`${specifier}: the public face has changed`)
  if (isCheck && changed.length > 0) process.exitCode = 1
}
