import type { Environment } from '../../src/actions/index.ts'
import {
  approvalOf,
  approvalTasks,
  letterActions,
  letterPanel,
  lettersRoutes,
  type LetterSettings,
} from '../../src/modules/letters/index.ts'
import { nominationsRoutes } from '../../src/modules/nominations/index.ts'
import { readProgramme } from '../../src/setup/programme.ts'
import { testSite, type TestSite } from './test-site.ts'

const { documentTypes, settings } = readProgramme('ovop-id')

/** What letters are told of the shipped programme. */
export const letterSettings = ({ services }: Environment): LetterSettings => ({
  files: services.files,
  types: documentTypes,
  text: settings.nominationLetter,
  publicUrl: 'https://bintang.example',
})

/** The acts of an approval, with the letter of the shipped programme. */
export const letterActs = (environment: Environment): ReturnType<typeof letterActions> =>
  letterActions(letterSettings(environment))

/** The pages of nominations and of letters, as the product puts them together. */
export function letterSite(environment: Environment): TestSite {
  const settings = letterSettings(environment)
  const approval = approvalOf(settings)
  return testSite(environment, [
    ...nominationsRoutes({ tasks: approvalTasks, panels: [letterPanel(settings)], approval }),
    ...lettersRoutes(settings),
  ])
}
