import { join } from 'node:path'
import { fileLookup, type DocumentSources } from '../../src/modules/documents/index.ts'
import { verificationActions } from '../../src/modules/verification/index.ts'
import { readProgramme } from '../../src/setup/programme.ts'
import { readVerificationSettings } from '../../src/setup/verification-settings.ts'

const programme = join(import.meta.dirname, '../../programmes/ovop-id')

/** How the shipped programme verifies. */
export const verificationSettings = readVerificationSettings(programme)
/** The source that stands in for an official one. */
export const documentSources: DocumentSources = {
  types: readProgramme().documentTypes,
  lookups: [fileLookup(join(programme, 'lookup-contoh.json'))],
}
export const { checkOneItem } = verificationActions(verificationSettings)
