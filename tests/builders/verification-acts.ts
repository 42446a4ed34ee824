import { join } from 'node:path'
import { verificationActions } from '../../src/modules/verification/index.ts'
import { readVerificationSettings } from '../../src/setup/verification-settings.ts'

/** How the shipped programme verifies. */
export const verificationSettings = readVerificationSettings(programme)
/** The source that stands in for an official one. */
export const documentSources: DocumentSources = {
  types: readProgramme().documentTypes,
  lookups: [fileLookup(join(programme, 'lookup-contoh.json'))],
}
export const { checkOneItem } = verificationActions(verificationSettings)
