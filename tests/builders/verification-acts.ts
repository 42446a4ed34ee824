import { join } from 'node:path'
import { verificationActions } from '../../src/modules/verification/index.ts'
import { readVerificationSettings } from '../../src/setup/verification-settings.ts'

/** How the shipped programme verifies. */
export const verificationSettings = readVerificationSettings(
  join(import.meta.dirname, '../../programmes/ovop-id'),
)
export const { checkOneItem } = verificationActions(verificationSettings)
