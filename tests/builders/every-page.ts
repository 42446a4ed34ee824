import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Environment } from '../../src/actions/index.ts'
import { readConfig } from '../../src/platform/config.ts'
import { readProgramme } from '../../src/setup/programme.ts'
import { allRoutes } from '../../src/setup/routes.ts'
import { noAssets, testSite, type TestSite } from './test-site.ts'

/** The real server with every address of the product, over a database that a test has filled. */
export const everyPage = (environment: Environment): TestSite => {
  const config = readConfig({ DATA_DIR: mkdtempSync(join(tmpdir(), 'bintang-pages-')) })
  return testSite(
    environment,
    allRoutes({ config, environment, programme: readProgramme(), assets: noAssets }),
  )
}
