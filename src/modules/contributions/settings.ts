import type { DocumentTypes } from '../../engine/document-numbers/index.ts'
import type { Text } from '../../foundation/text.ts'
import type { Sealer } from '../../platform/sealer.ts'
import type { ProducerSettings } from '../producers/index.ts'
import type { InvitationSettings } from './invitation.ts'

/** What the module is told from outside: it knows no country and no edition. */
export type ContributionSettings = InvitationSettings &
  Readonly<{
    types: DocumentTypes
    producers: ProducerSettings
    sealer: Sealer
    /** The law on personal data, as it is named to those whose data it is. */
    law: Text
  }>
